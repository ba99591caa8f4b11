import { CompiledQuery } from 'kysely';
import type { Db } from '../database.ts';

/**
 * Statements of a library of its own (pg-boss), as they are: in the same queue as ours, without our renaming of
 * columns. Without values there may be several in one text, on both engines.
 */
export async function executeSql(
  db: Db,
  text: string,
  values: readonly unknown[] = [],
): Promise<{ rows: unknown[] }> {
  const { rows } = await db.withoutPlugins().executeQuery<unknown>(CompiledQuery.raw(text, [...values]));
  return { rows };
}
