/** How much there is of each kind now. `minimumPeople` hides smaller issues; 1 hides none. */
import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { issueInSight } from '../desk/sight-conditions.ts';

export type KindIssues = { kindCode: string | null; openIssues: number; byMachine: number };

/** A null kind is 待定. */
export async function countIssuesByKind(db: Db, minimumPeople: number): Promise<KindIssues[]> {
  const { rows } = await sql<KindIssues>`
    select issue.kind_code, count(*)::int as open_issues,
      (count(*) filter (where issue.kind_source = 'classifier'))::int as by_machine
    from issue
    join issue_summary as summary on summary.issue_id = issue.id
    where not issue.dormant and issue.merged_into is null and issue.state <> 'rejected' and summary.asks > 0
      and ${issueInSight({ district: null, minimumPeople, confidential: true })}
    group by issue.kind_code
  `.execute(db);
  return rows;
}

export type KindRecords = { kindCode: string | null; records: number; suggestions: number };

/** Of suggestions, and of records in no issue. A null kind is 待定. */
export async function countRecordsByKind(db: Db): Promise<KindRecords[]> {
  const { rows } = await sql<KindRecords>`
    select own.kind_code, count(*)::int as records,
      (count(*) filter (where record.source = 'suggestion'))::int as suggestions
    from current_record_kind as own join record on record.id = own.record_id
    group by own.kind_code
  `.execute(db);
  return rows;
}
