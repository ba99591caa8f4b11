import type { Selectable } from 'kysely';
import type { LineageEvent } from '../../domain/lineage.ts';
import type { Db, IssueTable, LineageTable } from '../database.ts';

export type LineageRow = Selectable<LineageTable>;

/** What happened to each issue in one run, ordered by issue id. */
export function readLineage(db: Db, runId: number): Promise<LineageRow[]> {
  return db.selectFrom('lineage').selectAll().where('runId', '=', runId).orderBy('issueId').execute();
}

/** The life of one issue, oldest run first. */
export function readIssueLineage(db: Db, issueId: number): Promise<LineageRow[]> {
  return db.selectFrom('lineage').selectAll().where('issueId', '=', issueId).orderBy('runId').execute();
}

export type NamedLineageRow = LineageRow & Pick<Selectable<IssueTable>, 'title' | 'state'>;

/** One page of what a run did, ordered by issue id, with the issues' words of today. */
export function pageLineage(
  db: Db,
  runId: number,
  filter: {
    readonly event?: LineageEvent | undefined;
    readonly after?: number | undefined;
    readonly limit: number;
  },
): Promise<NamedLineageRow[]> {
  let query = db
    .selectFrom('lineage')
    .innerJoin('issue', 'issue.id', 'lineage.issueId')
    .selectAll('lineage')
    .select(['issue.title', 'issue.state'])
    .where('lineage.runId', '=', runId)
    .orderBy('lineage.issueId')
    .limit(filter.limit);
  if (filter.event !== undefined) query = query.where('lineage.event', '=', filter.event);
  if (filter.after !== undefined) query = query.where('lineage.issueId', '>', filter.after);
  return query.execute();
}

export async function readIssueTitles(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('issue')
    .select(['id', 'title'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
