/** Records and people of each year, so that years can be compared. */
import { sql } from 'kysely';
import type { Db } from '../database.ts';

export type YearCount = {
  /** An issue's number as text, or a kind's code. */
  id: string;
  year: number;
  records: number;
  people: number;
  suggestions: number;
};

/** A suggestion counts for its own year, anything else for the year it came in, by the clock in China. */
const YEAR = sql`
  coalesce((record.suggestion ->> 'year')::int, extract(year from record.received_at at time zone 'Asia/Shanghai')::int)
`;
/** A record that names nobody is a person of its own. */
const COUNTS = sql`
  count(*)::int as records, count(distinct coalesce(record.person, 'record ' || record.id))::int as people,
  (count(*) filter (where record.source = 'suggestion'))::int as suggestions
`;

export async function countYearsOfIssues(db: Db, issueIds: readonly number[]): Promise<YearCount[]> {
  const { rows } = await sql<YearCount>`
    with own as (
      select distinct member.issue_id::text as id, ask.record_id
      from current_member as member join ask on ask.id = member.ask_id
      where member.issue_id = any (${[...issueIds]}::bigint[])
    )
    select own.id, ${YEAR} as year, ${COUNTS}
    from own join record on record.id = own.record_id
    group by own.id, year
    order by own.id, year
  `.execute(db);
  return rows;
}

/** A kind holds its issues' records, and the records that are classified themselves. */
export async function countYearsOfKinds(db: Db, codes: readonly string[]): Promise<YearCount[]> {
  const { rows } = await sql<YearCount>`
    with own as (
      select issue.kind_code as id, ask.record_id
      from issue
      join current_member as member on member.issue_id = issue.id
      join ask on ask.id = member.ask_id
      where issue.kind_code = any (${[...codes]}::text[]) and issue.state <> 'rejected'
        and not exists (select from record_kind where record_kind.record_id = ask.record_id)
      union
      select kind_code, record_id from current_record_kind where kind_code = any (${[...codes]}::text[])
    )
    select own.id, ${YEAR} as year, ${COUNTS}
    from own join record on record.id = own.record_id
    group by own.id, year
    order by own.id, year
  `.execute(db);
  return rows;
}
