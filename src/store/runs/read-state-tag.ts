import { sql } from 'kysely';
import type { Db } from '../database.ts';

export type StateTag = {
  readonly runId: number | null;
  readonly decisionId: number;
  readonly importId: number;
};

/** What the results that people see depend on: the last saved run, the last decision, the last import. */
export async function readStateTag(db: Db): Promise<StateTag> {
  const { rows } = await sql<StateTag>`
    select (select max(id) from run where state = 'done') as run_id,
      (select coalesce(max(id), 0) from decision) as decision_id,
      (select coalesce(max(id), 0) from import) as import_id
  `.execute(db);
  return rows[0] ?? { runId: null, decisionId: 0, importId: 0 };
}
