import { sql } from 'kysely';
import type { Sight } from '../../domain/sight.ts';
import type { Db } from '../database.ts';
import { issueInSight } from '../desk/sight-conditions.ts';

export type BurstingIssue = { issueId: number; title: string };

/**
 * Issues whose burst indicator passed `scaled` in a run, the strongest first; those in sight.
 * The indicators are in the ranking already, so no record is read to find them.
 */
export async function readBurstingIssues(
  db: Db,
  { runId, scaled, sight, limit }: { runId: number; scaled: number; sight: Sight; limit: number },
): Promise<BurstingIssue[]> {
  const { rows } = await sql<BurstingIssue>`
    select issue.id as issue_id, issue.title
    from ranking
    cross join lateral (
      select (indicator ->> 'scaled')::float8 as scaled
      from jsonb_array_elements(ranking.indicators) as indicator
      where indicator ->> 'key' = 'burst'
    ) as burst
    join issue on issue.id = ranking.subject_id::bigint
    join issue_summary as summary on summary.issue_id = issue.id
    where ranking.run_id = ${runId}::bigint and ranking.subject = 'issue' and burst.scaled > ${scaled}::float8
      and ${issueInSight(sight)}
    order by burst.scaled desc, ranking.rank
    limit ${limit}
  `.execute(db);
  return rows;
}

export type RunMember = { issueId: number; recordId: number; voice: number };

/** As of the last saved run. */
export async function readMembersOf(db: Db, issueIds: readonly number[]): Promise<RunMember[]> {
  const { rows } = await sql<RunMember>`
    select member.issue_id, ask.record_id, member.voice
    from issue_member as member join ask on ask.id = member.ask_id
    where member.issue_id = any (${[...issueIds]}::bigint[])
    order by member.issue_id, ask.record_id
  `.execute(db);
  return rows;
}

/** The moment of the newest record, and of the oldest that is no suggestion. */
export async function readRecordSpan(db: Db): Promise<{ newest: Date | null; oldestMessage: Date | null }> {
  const { rows } = await sql<{ newest: Date | null; oldestMessage: Date | null }>`
    select max(received_at) as newest, min(received_at) filter (where source <> 'suggestion') as oldest_message
    from record
  `.execute(db);
  return rows[0] ?? { newest: null, oldestMessage: null };
}
