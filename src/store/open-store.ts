import { chmodSync, mkdirSync } from 'node:fs';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { DomainError } from '../domain/errors.ts';
import type { Database, Db } from './database.ts';
import { migrate } from './migrate.ts';
import { borrowTurns, type LentDatabase, type LentPorts, lendDatabase } from './pglite/lend-database.ts';
import { lockDirectory } from './pglite/lock-directory.ts';
import { PGliteClient } from './pglite/pglite-client.ts';
import { pgliteDialect } from './pglite/pglite-dialect.ts';

export type Store = {
  readonly db: Db;
  readonly engine: 'pglite' | 'pg';
  /** The embedded database for another thread; a server takes a connection of the thread's own instead. */
  readonly lend?: () => LentDatabase;
  /** Must be called, or the process does not end. */
  close(): Promise<void>;
};

export type StoreOptions = {
  /**
   * For a server: a statement that takes longer is cancelled, so that a page nobody waits for any more does not
   * occupy it. Migrations, which may build indexes, are exempt. 0 = none; the embedded engine knows none.
   */
  readonly statementTimeoutMs?: number;
};

/**
 * Opens the database and brings its schema up to date.
 *
 * @param url postgres://… is a server; anything else is a data directory of embedded PGlite (memory://
 *   for one that is forgotten). A directory belongs to one process at a time.
 * @throws {DomainError} conflict: the directory is in use, or the database is newer than the program.
 *   database_unavailable: no server, no such database, or no pgvector in it.
 */
export async function openStore(url: string, { statementTimeoutMs = 0 }: StoreOptions = {}): Promise<Store> {
  const store = isServer(url) ? openServer(url, statementTimeoutMs) : await openDirectory(url);
  try {
    await migrate(store.db);
    return store;
  } catch (error) {
    await store.close();
    throw isServer(url) ? explain(error, url) : error;
  }
}

function isServer(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}

// Names in SQL are snake_case; keys inside jsonb are left as they are.
const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];

const INT8 = 20;
const INT8_ARRAY = 1016;
/** Same JavaScript types on both engines; PGlite's half is in its worker. Our ids stay far below 2^53. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: string) => {
  if (oid === INT8) return Number;
  if (oid === INT8_ARRAY) {
    return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number));
  }
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
};

function openServer(url: string, statementTimeoutMs: number): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: 'minsheng',
    ...(statementTimeoutMs > 0 && { statement_timeout: statementTimeoutMs }),
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  });
  // An idle connection died; the pool replaces it. Without a listener it would end the process.
  pool.on('error', () => {});
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), plugins });
  return { db, engine: 'pg', close: () => db.destroy() };
}

/** PGlite writes its files for everybody to read: who may not enter the directory cannot. */
function keepToOwner(directory: string): void {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o700);
}

async function openDirectory(url: string): Promise<Store> {
  const unlock = url.startsWith('memory:') ? () => {} : lockDirectory(url);
  try {
    if (!url.startsWith('memory:')) keepToOwner(url);
    const client = await PGliteClient.open(url);
    const db = new Kysely<Database>({ dialect: pgliteDialect(client), plugins });
    return {
      db,
      engine: 'pglite',
      lend: () => lendDatabase(db, client),
      close: () => db.destroy().finally(unlock),
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** In a thread: the database that its owner lent. Closing it only ends the loan. */
export function openLentStore({ statements, turns }: LentPorts): Store {
  const dialect = pgliteDialect(PGliteClient.over(statements), borrowTurns(turns));
  const db = new Kysely<Database>({ dialect, plugins });
  return { db, engine: 'pglite', close: () => db.destroy().finally(() => turns.close()) };
}

/** SQLSTATE or system code → what to do about it. */
const REMEDIES: Readonly<Record<string, string>> = {
  ECONNREFUSED: '请确认数据库服务已启动、地址和端口正确',
  ENOTFOUND: '请检查数据库地址',
  EAI_AGAIN: '请检查数据库地址和域名解析',
  ETIMEDOUT: '请检查网络和防火墙',
  ECONNRESET: '请确认数据库服务正常后重试',
  EHOSTUNREACH: '请检查网络和防火墙',
  '28P01': '请检查用户名和密码',
  '28000': '请检查用户名及服务器的访问许可',
  '3D000': '请先建立这个数据库',
  '53300': '请增加服务器的最大连接数，或减少同时运行的程序',
  '57P03': '数据库正在启动，请稍后再试',
  '0A000': '请在服务器上安装 pgvector 0.8 或更新版本',
  '58P01': '请在服务器上安装 pgvector 0.8 或更新版本',
  '42501': '请让数据库管理员执行 create extension vector，并授予建表权限',
};

function explain(error: unknown, url: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const timedOut = error instanceof Error && /timeout/i.test(error.message);
  const remedy = REMEDIES[timedOut ? 'ETIMEDOUT' : code];
  if (remedy === undefined) return error;
  const { host, pathname } = new URL(url);
  // Host and database only: the URL holds the password.
  return new DomainError(
    'database_unavailable',
    `无法使用数据库 ${host}${pathname}（${code || '超时'}）`,
    remedy,
    {
      cause: error,
    },
  );
}
