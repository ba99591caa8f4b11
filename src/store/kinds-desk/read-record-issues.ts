import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { issueInSight } from '../desk/sight-conditions.ts';

export type RecordIssue = { recordId: number; issueId: number; title: string };

/** The first issue that each of these records is in now, if at least so many people are behind it. */
export async function readRecordIssues(
  db: Db,
  recordIds: readonly number[],
  minimumPeople: number,
): Promise<RecordIssue[]> {
  const { rows } = await sql<RecordIssue>`
    select distinct on (ask.record_id) ask.record_id, issue.id as issue_id, issue.title
    from ask
    join current_member as member on member.ask_id = ask.id
    join issue on issue.id = member.issue_id
    join issue_summary as summary on summary.issue_id = issue.id
    where ask.record_id = any (${[...recordIds]}::bigint[])
      and ${issueInSight({ district: null, minimumPeople, confidential: true })}
    order by ask.record_id, ask.ordinal
  `.execute(db);
  return rows;
}
