import { CompiledQuery, sql } from 'kysely';
import type { Db } from '../database.ts';
import type { Store } from '../open-store.ts';

/**
 * Statements of a library of its own (pg-boss), as they are: in the same queue as ours, without our renaming of
 * columns. Without values there may be several in one text, on both engines.
 */
export async function executeSql(
  db: Db,
  text: string,
  values: readonly unknown[] = [],
): Promise<{ rows: unknown[] }> {
  return db.connection().execute(async (connection) => {
    const plain = connection.withoutPlugins();
    try {
      const { rows } = await plain.executeQuery<unknown>(CompiledQuery.raw(text, [...values]));
      return { rows };
    } catch (error) {
      // The text may have begun a transaction; the connection must not go back to the pool inside of it.
      await plain.executeQuery(CompiledQuery.raw('rollback'));
      throw error;
    }
  });
}

/** Processes that set the same thing up at once wait for each other. The embedded database has one process only. */
export function oneAtATime<T>({ db, engine }: Store, name: string, work: () => Promise<T>): Promise<T> {
  if (engine === 'pglite') return work();
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtext(${name}))`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(hashtext(${name}))`.execute(connection);
    }
  });
}
