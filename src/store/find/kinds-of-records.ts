import type { Db } from '../database.ts';

/** Record → code of its kind, as people or the last run said; those that are 待定 or not classified yet are left out. */
export async function readKindsOfRecords(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('currentRecordKind')
    .select(['recordId', 'kindCode'])
    .where('recordId', 'in', [...ids])
    .execute();
  return new Map(rows.flatMap(({ recordId, kindCode }) => (kindCode === null ? [] : [[recordId, kindCode]])));
}
