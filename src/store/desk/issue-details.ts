import { sql } from 'kysely';
import type { LineageEvent } from '../../domain/lineage.ts';
import type { Indicator } from '../../domain/ranking.ts';
import type { Sight } from '../../domain/sight.ts';
import type { Db, IssueState } from '../database.ts';
import { type QuoteRow, quotesOf } from './issue-rows.ts';
import { issueInSight } from './sight-conditions.ts';

export type IssueRef = { readonly id: number; readonly title: string; readonly state: IssueState };

/** By id; ids that do not exist are left out. */
export function readIssueRefs(db: Db, issueIds: readonly number[]): Promise<IssueRef[]> {
  return db
    .selectFrom('issue')
    .select(['id', 'title', 'state'])
    .where(sql<boolean>`id = any (${[...issueIds]}::bigint[])`)
    .orderBy('id')
    .execute();
}

/** Of those that may be seen, by id. */
export async function readIssueRefsInSight(
  db: Db,
  { issueIds, sight }: { issueIds: readonly number[]; sight: Sight },
): Promise<IssueRef[]> {
  const { rows } = await sql<IssueRef>`
    select issue.id, issue.title, issue.state
    from issue join issue_summary as summary on summary.issue_id = issue.id
    where issue.id = any (${[...issueIds]}::bigint[]) and ${issueInSight(sight)}
    order by issue.id
  `.execute(db);
  return rows;
}

/** Those of all that there are, without the dormant. */
export async function readIssueIdsInSight(db: Db, sight: Sight): Promise<Set<number>> {
  const { rows } = await sql<{ issueId: number }>`
    select summary.issue_id from issue_summary as summary where summary.asks > 0 and ${issueInSight(sight)}
  `.execute(db);
  return new Set(rows.map(({ issueId }) => issueId));
}

/** All quotes in sight, in the order they are shown. */
export async function readIssueQuotes(
  db: Db,
  { issueId, sight }: { issueId: number; sight: Sight },
): Promise<QuoteRow[]> {
  const { rows } = await sql<{ quote: QuoteRow }>`${quotesOf(sql`${issueId}::bigint`, sight, 100)}`.execute(
    db,
  );
  return rows.map(({ quote }) => quote);
}

export type IssueExtras = {
  readonly indicators: readonly Indicator[] | null;
  readonly leadCode: string | null;
  readonly leadName: string | null;
  readonly createdAt: Date;
  readonly event: LineageEvent | null;
  readonly members: number;
  readonly joined: number;
  readonly leftCount: number;
  readonly fromIssueIds: readonly number[];
};

/** What one page shows of an issue beyond its row. */
export async function readIssueExtras(
  db: Db,
  { runId, issueId }: { runId: number; issueId: number },
): Promise<IssueExtras> {
  const { rows } = await sql<IssueExtras>`
    select ranking.indicators, coalesce(issue.lead_department, kind.lead) as lead_code,
      department.name as lead_name, run.started_at as created_at, lineage.event, lineage.members, lineage.joined,
      lineage.left_count, coalesce(lineage.from_issue_ids, '{}') as from_issue_ids
    from issue
    join run on run.id = issue.created_run
    left join kind on kind.code = issue.kind_code
    left join department on department.code = coalesce(issue.lead_department, kind.lead)
    left join ranking
      on ranking.run_id = ${runId} and ranking.subject = 'issue' and ranking.subject_id = issue.id::text
    left join lineage on lineage.run_id = ${runId} and lineage.issue_id = issue.id
    where issue.id = ${issueId}
  `.execute(db);
  const [extras] = rows;
  if (extras === undefined) throw new RangeError(`issue ${issueId} was there a moment ago`);
  return extras;
}
