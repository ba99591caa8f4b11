import { sql } from 'kysely';
import type { Db } from '../database.ts';

export type RecordText = { readonly id: number; readonly title: string; readonly body: string };

/** Title and body of these records as they are now, by id; ids that do not exist are left out. */
export async function readTexts(db: Db, ids: readonly number[]): Promise<RecordText[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<RecordText>`
    select id, title, body from record where id = any (${[...ids]}::bigint[]) order by id
  `.execute(db);
  return rows;
}
