import type { Selectable } from 'kysely';
import type { Db, LineageTable } from '../database.ts';

export type LineageRow = Selectable<LineageTable>;

/** What happened to each issue in one run, ordered by issue id. */
export function readLineage(db: Db, runId: number): Promise<LineageRow[]> {
  return db.selectFrom('lineage').selectAll().where('runId', '=', runId).orderBy('issueId').execute();
}

/** The life of one issue, oldest run first. */
export function readIssueLineage(db: Db, issueId: number): Promise<LineageRow[]> {
  return db.selectFrom('lineage').selectAll().where('issueId', '=', issueId).orderBy('runId').execute();
}
