import { sql } from 'kysely';
import type { LineageEvent } from '../../domain/lineage.ts';
import type { Db } from '../database.ts';

export type HistoryRun = {
  readonly runId: number;
  /** To the millisecond, as a cursor can hold it. */
  readonly at: Date;
  readonly event: LineageEvent;
  readonly members: number;
  readonly joined: number;
  readonly leftCount: number;
  readonly fromIssueIds: readonly number[];
  /** Other issues that took members of it in this run. */
  readonly toIssueIds: readonly number[];
};

/** What each run did with the issue, newest first. */
export async function listHistoryRuns(
  db: Db,
  { issueId, before, limit }: { issueId: number; before: number | null; limit: number },
): Promise<HistoryRun[]> {
  const { rows } = await sql<HistoryRun>`
    select lineage.run_id, date_trunc('milliseconds', run.finished_at) as at, lineage.event, lineage.members,
      lineage.joined, lineage.left_count, lineage.from_issue_ids,
      coalesce((
        select array_agg(other.issue_id order by other.issue_id) from lineage as other
        where other.run_id = lineage.run_id and other.issue_id <> lineage.issue_id
          and other.from_issue_ids @> array[lineage.issue_id]
      ), '{}') as to_issue_ids
    from lineage join run on run.id = lineage.run_id
    where lineage.issue_id = ${issueId} and ${before === null ? sql`true` : sql`lineage.run_id < ${before}`}
    order by lineage.run_id desc
    limit ${limit}
  `.execute(db);
  return rows;
}
