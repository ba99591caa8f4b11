/** One database per test file and engine: PGlite in memory, and PostgreSQL where TEST_DATABASE_URL points. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { openStore, type Store } from '../../src/store/open-store.ts';

const server = process.env['TEST_DATABASE_URL'];
if (process.env['CI'] && !server) {
  throw new Error('in CI the store is tested on PostgreSQL too: set TEST_DATABASE_URL');
}

export type Engine = Store['engine'];
export const ENGINES: readonly Engine[] = server ? ['pglite', 'pg'] : ['pglite'];

export type TestDatabase = { readonly url: string; drop(): Promise<void> };

/** A new, empty database on the test server. */
export async function createServerDatabase(): Promise<TestDatabase> {
  if (!server) throw new RangeError('TEST_DATABASE_URL is not set');
  const name = `ms_store_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Closing also drops the database. */
export async function openTestStore(engine: Engine): Promise<Store> {
  if (engine === 'pglite') return openStore('memory://');
  const { url, drop } = await createServerDatabase();
  const store = await openStore(url);
  return { ...store, close: () => store.close().then(drop) };
}

/** Between tests: every table empty, ids from 1 again. */
export async function emptyStore({ db }: Store): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%'
  `.execute(db);
  await sql`truncate ${sql.join(rows.map(({ name }) => sql.id(name)))} restart identity cascade`.execute(db);
}
