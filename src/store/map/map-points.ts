/** The asks on the map, as columns of numbers: one row of text each, since 10^5 rows of five cells cost a second. */
import { sql } from 'kysely';
import type { Db } from '../database.ts';

export type MapColumns = {
  readonly askIds: Uint32Array;
  /** Of each ask; 0 = in no issue. */
  readonly issueIds: Uint32Array;
  /** Place in `kinds`; 65535 = 待定. */
  readonly kinds: Uint16Array;
  /** Months since the year 0, by the clock in China. */
  readonly months: Uint32Array;
  /** Place in `districts`; 255 = none named, or more districts than fit. */
  readonly districts: Uint8Array;
};

export const NO_KIND = 65_535;
export const NO_DISTRICT = 255;

type Row = { askIds: string; issueIds: string; kinds: string; months: string; districts: string };

/**
 * Asks of issues by issue, the most central first; then the asks in no issue. As the last saved run grouped them; kinds
 * as people say now.
 */
export async function readMapColumns(
  db: Db,
  { runId, kinds, districts }: { runId: number; kinds: readonly string[]; districts: readonly string[] },
): Promise<MapColumns> {
  const { rows } = await sql<Row>`
    with kinds as (
      select code, (place - 1)::int as place
      from unnest(${[...kinds]}::text[]) with ordinality as named (code, place)
    ), districts as (
      select name, (place - 1)::int as place
      from unnest(${districts.slice(0, NO_DISTRICT)}::text[]) with ordinality as named (name, place)
    ), asks as (
      select member.ask_id, member.issue_id, member.similarity, issue.kind_code
      from issue_member as member join issue on issue.id = member.issue_id
      union all
      select unclustered.ask_id, 0, 0, null from unclustered where unclustered.run_id = ${runId}::bigint
    ), points as (
      select asks.ask_id, asks.issue_id, asks.similarity, coalesce(kinds.place, ${NO_KIND}) as kind,
        extract(year from local.received_at)::int * 12 + extract(month from local.received_at)::int - 1 as month,
        coalesce(districts.place, ${NO_DISTRICT}) as district
      from asks
      join ask on ask.id = asks.ask_id
      join record on record.id = ask.record_id
      cross join lateral (select record.received_at at time zone 'Asia/Shanghai' as received_at) as local
      left join current_record_kind as own on own.record_id = record.id and asks.issue_id = 0
      left join kinds on kinds.code = coalesce(asks.kind_code, own.kind_code)
      left join districts on districts.name = record.district
      -- Issues first.
      order by asks.issue_id = 0, asks.issue_id, asks.similarity desc, asks.ask_id
    )
    select coalesce(string_agg(ask_id::text, ','), '') as ask_ids, coalesce(string_agg(issue_id::text, ','), '') as issue_ids,
      coalesce(string_agg(kind::text, ','), '') as kinds, coalesce(string_agg(month::text, ','), '') as months,
      coalesce(string_agg(district::text, ','), '') as districts
    from points
  `.execute(db);
  const row = rows[0] ?? { askIds: '', issueIds: '', kinds: '', months: '', districts: '' };
  return {
    askIds: Uint32Array.from(numbersOf(row.askIds)),
    issueIds: Uint32Array.from(numbersOf(row.issueIds)),
    kinds: Uint16Array.from(numbersOf(row.kinds)),
    months: Uint32Array.from(numbersOf(row.months)),
    districts: Uint8Array.from(numbersOf(row.districts)),
  };
}

const numbersOf = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number));

/** Titles of these issues in the order given; all of one query. */
export async function readTitles(db: Db, issueIds: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ id: number; title: string }>`
    select id, title from issue where id = any (${[...issueIds]}::bigint[])
  `.execute(db);
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return issueIds.map((id) => titles.get(id) ?? '');
}
