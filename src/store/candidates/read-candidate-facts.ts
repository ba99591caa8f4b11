import { sql } from 'kysely';
import type { Db } from '../database.ts';

export type IssueDistricts = {
  readonly id: number;
  readonly kindCode: string;
  /** Most records first. */
  readonly districts: readonly string[];
};

/** Issues of these kinds with at least so many people, by rank. */
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
      where issue.kind_code = any (${[...kindCodes]}::text[])
        and (ranking.counts ->> 'people')::int >= ${minimumPeople}::int
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
