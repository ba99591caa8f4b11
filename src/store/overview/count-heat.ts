/** Records by district and month. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../database.ts';

export type HeatCell = { district: string | null; month: string; records: number; people: number };

export type HeatFilter = {
  readonly kind?: string | undefined;
  readonly issue?: number | undefined;
  /** How many months up to the newest record's. */
  readonly months: number;
};

/** Cells with records, by district and month; months by the clock in China. */
export async function countHeat(db: Db, { kind, issue, months }: HeatFilter): Promise<HeatCell[]> {
  const { rows } = await sql<HeatCell>`
    with newest as (
      select date_trunc('month', max(received_at) at time zone 'Asia/Shanghai') as month from record
    )
    select record.district, to_char(record.received_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
      count(*)::int as records,
      -- A record without a named sender is a person of its own.
      count(distinct coalesce(record.person, 'record ' || record.id))::int as people
    from record cross join newest
    where record.received_at >= (newest.month - make_interval(months => ${months}::int - 1)) at time zone 'Asia/Shanghai'
      and ${issue === undefined ? sql`true` : ofIssue(issue)} and ${kind === undefined ? sql`true` : ofKind(kind)}
    group by record.district, to_char(record.received_at at time zone 'Asia/Shanghai', 'YYYY-MM')
    order by record.district nulls last, month
  `.execute(db);
  return rows;
}

const ofIssue = (issue: number): RawBuilder<boolean> => sql`
  record.id in (
    select ask.record_id from current_member as member join ask on ask.id = member.ask_id
    where member.issue_id = ${issue}::bigint
  )
`;

/** Its own kind, else the one of its first issue that has one: as the list of records filters. */
const ofKind = (kind: string): RawBuilder<boolean> => sql`
  record.id in (
    select record_id from current_record_kind where kind_code = ${kind}::text
    union all
    select record_id from (
      select distinct on (ask.record_id) ask.record_id, issue.kind_code
      from issue
      join current_member as member on member.issue_id = issue.id
      join ask on ask.id = member.ask_id
      left join current_record_kind as own on own.record_id = ask.record_id
      where ask.active and issue.kind_code is not null and own.kind_code is null
      order by ask.record_id, ask.ordinal
    ) as first
    where first.kind_code = ${kind}::text
  )
`;
