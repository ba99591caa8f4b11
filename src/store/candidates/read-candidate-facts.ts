import { sql } from 'kysely';
import { outsideStaff } from '../../domain/sight.ts';
import type { Db } from '../database.ts';
import { issueInSight } from '../desk/sight-conditions.ts';

export type IssueDistricts = {
  readonly id: number;
  readonly kindCode: string;
  /** Most records first. */
  readonly districts: readonly string[];
};

/** Issues of these kinds that are in sight of who sees groups of so many people or more, by rank. */
export async function readIssueDistricts(
  db: Db,
  { runId, kindCodes, minimumPeople }: { runId: number; kindCodes: readonly string[]; minimumPeople: number },
): Promise<IssueDistricts[]> {
  const { rows } = await sql<IssueDistricts>`
    with shown as (
      select issue.id, issue.kind_code, ranking.rank
      from issue
      join ranking on ranking.run_id = ${runId}::bigint and ranking.subject = 'issue'
        and ranking.subject_id = issue.id::text
      join issue_summary as summary on summary.issue_id = issue.id
      where issue.kind_code = any (${[...kindCodes]}::text[])
        and ${issueInSight(outsideStaff(minimumPeople))}
    ), counted as (
      select shown.id, record.district, count(distinct record.id) as records
      from shown
      join issue_member as member on member.issue_id = shown.id
      join ask on ask.id = member.ask_id
      join record on record.id = ask.record_id
      where record.district is not null
      group by shown.id, record.district
    )
    select shown.id, shown.kind_code, coalesce(
      (select jsonb_agg(district order by records desc, district collate "C") from counted where counted.id = shown.id),
      '[]'::jsonb
    ) as districts
    from shown
    order by shown.rank
  `.execute(db);
  return rows;
}
