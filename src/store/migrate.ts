import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from 'kysely';
import { DomainError } from '../domain/errors.ts';
import type { Db } from './database.ts';

export type MigrationFiles = {
  readdir(folder: string): Promise<string[]>;
  readFile(path: string, encoding: 'utf8'): Promise<string>;
};

const FOLDER = join(import.meta.dirname, '../../migrations');

/** Numbered files (0001_records.sql …) in order of name; other files, such as schema.sql, are left alone. */
export function sqlFileProvider(files: MigrationFiles, folder: string): MigrationProvider {
  return {
    async getMigrations() {
      const names = (await files.readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).toSorted();
      if (names.length === 0) throw new RangeError(`no migrations in ${folder}`);
      const entries = names.map(async (name): Promise<[string, Migration]> => {
        const text = await files.readFile(join(folder, name), 'utf8');
        return [name.slice(0, -'.sql'.length), { up: (db) => runScript(db, text) }];
      });
      return Object.fromEntries(await Promise.all(entries));
    },
  };
}

/** As long as it takes: it may build an index over everything. */
async function runScript(db: Kysely<unknown>, text: string): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(db);
  await sql.raw(text).execute(db);
}

/**
 * Brings the schema up to date, all of it or nothing. Processes that open at once wait for each other.
 *
 * @returns the names of the migrations that were run.
 * @throws {DomainError} conflict: the database was made by a newer version of the program.
 */
export async function migrate(db: Db, provider = sqlFileProvider({ readdir, readFile }, FOLDER)) {
  await refuseNewer(db, Object.keys(await provider.getMigrations()));
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
  return (results ?? []).map(({ migrationName }) => migrationName);
}

async function refuseNewer(db: Db, known: readonly string[]): Promise<void> {
  const table = await sql<{
    found: boolean;
  }>`select to_regclass('kysely_migration') is not null as found`.execute(db);
  if (!table.rows[0]?.found) return;
  const executed = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = executed.rows.filter(({ name }) => !known.includes(name)).map(({ name }) => name);
  if (unknown.length === 0) return;
  throw new DomainError(
    'conflict',
    `数据库的结构比程序新：本程序没有迁移 ${unknown.join('、')}`,
    '请升级民声程序，或改用与程序同版本的数据库',
  );
}

/** Whether every migration that the program has was run; false too when there are others. */
export async function isUpToDate(
  db: Db,
  provider = sqlFileProvider({ readdir, readFile }, FOLDER),
): Promise<boolean> {
  const known = Object.keys(await provider.getMigrations());
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name).join() === known.join();
}
