import type { Selectable } from 'kysely';
import type { Db, ExcludedTable } from '../database.ts';

/** The asks that found no issue in this run, ordered by ask id. */
export async function readUnclustered(db: Db, runId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('unclustered')
    .select('askId')
    .where('runId', '=', runId)
    .orderBy('askId')
    .execute();
  return rows.map(({ askId }) => askId);
}

/** The asks that were not to be grouped, each with its reason code, ordered by ask id. */
export function readExcluded(db: Db, runId: number): Promise<Selectable<ExcludedTable>[]> {
  return db.selectFrom('excluded').selectAll().where('runId', '=', runId).orderBy('askId').execute();
}
