/** Pages of issues as lists show them. */
import { type RawBuilder, sql } from 'kysely';
import type { LineageEvent } from '../../domain/lineage.ts';
import type { Counts, Parts, Weights } from '../../domain/ranking.ts';
import type { Source } from '../../domain/record.ts';
import type { Sight } from '../../domain/sight.ts';
import type { Db, IssueState, TitleSource } from '../database.ts';
import { ISSUE_OF_ASK, JOIN_ISSUE_OF_ASK } from './issue-of-ask.ts';
import { allOf, issueInSight, issueOfDistrict, memberInSight, wordsInSight } from './sight-conditions.ts';

export type IssueOrder = 'rank' | 'people' | 'newest' | 'growth';

/** Where a page ends: the value of the sort column and the issue. A moment is an ISO string. */
/** The key is null for an issue that has no record any more, in the order of the newest. */
export type IssuePlace = readonly [key: number | string | null, issueId: number];

export type IssueRowFilter = {
  /** null = 待定. */
  readonly kind?: string | null | undefined;
  readonly district?: string | undefined;
  /** Without it the rejected are left out. */
  readonly state?: IssueState | undefined;
  /** Without it issues that have lost all members are left out. */
  readonly event?: LineageEvent | undefined;
  readonly source?: Source | undefined;
  /** With a record of this moment or later. */
  readonly since?: Date | undefined;
  /** What the title holds. */
  readonly text?: string | undefined;
  /** With so many people or more. */
  readonly people?: number | undefined;
};

export type QuoteRow = {
  readonly source: Source;
  readonly sourceId: string;
  readonly recordId: number;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly receivedAt: string;
  readonly district: string | null;
  readonly body: string;
};

export type IssueRow = {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly titleSource: TitleSource;
  readonly keywords: readonly string[];
  readonly state: IssueState;
  readonly dormant: boolean;
  readonly mergedInto: number | null;
  readonly kindCode: string | null;
  readonly kindName: string | null;
  readonly kindConfidence: number;
  readonly kindSource: 'classifier' | 'person';
  readonly leadDepartment: string | null;
  readonly createdRun: number;
  readonly position: number;
  readonly event: LineageEvent | null;
  readonly asks: number;
  readonly records: number;
  readonly people: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  readonly recentRecords: number;
  readonly beforeRecords: number;
  readonly growth: number;
  readonly districts: readonly string[];
  readonly sources: readonly Source[];
  readonly rank: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly score: number | null;
  readonly parts: Parts | null;
  readonly weights: Weights | null;
  readonly counts: Counts | null;
};

/** As a list shows it: with the first quote that is in sight and the whole text it stands in. */
export type QuotedIssueRow = IssueRow & { readonly quote: QuoteRow | null };

type Page = { readonly order: IssueOrder; readonly after: IssuePlace | null; readonly limit: number };

/** In the order asked for, ties by the smaller id; at most `limit`. */
export async function listIssueRows(
  db: Db,
  { runId, filter, sight, page }: { runId: number; filter: IssueRowFilter; sight: Sight; page: Page },
): Promise<QuotedIssueRow[]> {
  return readIssueRows(db, { runId, condition: conditions(filter), sight, page });
}

export async function countIssueRows(
  db: Db,
  { filter, sight }: { filter: IssueRowFilter; sight: Sight },
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total
    from issue_summary as summary join issue on issue.id = summary.issue_id
    where ${allOf([conditions(filter), issueInSight(sight)])}
  `.execute(db);
  return rows[0]?.total ?? 0;
}

/** Whatever became of it; undefined when there is none in sight. */
export async function findIssueRow(
  db: Db,
  { runId, issueId, sight }: { runId: number; issueId: number; sight: Sight },
): Promise<IssueRow | undefined> {
  const page: Page = { order: 'rank', after: null, limit: 1 };
  const wanted = allOf([sql`summary.issue_id = ${issueId}`, issueInSight(sight)]);
  return (await readRows<IssueRow>(db, runId, page, wanted))[0];
}

/** These issues, in the order asked for. */
export function readIssueRows(
  db: Db,
  {
    runId,
    condition,
    sight,
    page,
  }: {
    runId: number;
    condition: RawBuilder<boolean>;
    sight: Sight;
    page: Page;
  },
): Promise<QuotedIssueRow[]> {
  return readRows<QuotedIssueRow>(db, runId, page, allOf([condition, issueInSight(sight)]), sight);
}

/** Whatever became of them, by rank. */
export function readIssueRowsById(
  db: Db,
  { runId, issueIds, sight }: { runId: number; issueIds: readonly number[]; sight: Sight },
): Promise<IssueRow[]> {
  const page: Page = { order: 'rank', after: null, limit: issueIds.length };
  const wanted = allOf([
    sql<boolean>`summary.issue_id = any (${[...issueIds]}::bigint[])`,
    issueInSight(sight),
  ]);
  return readRows<IssueRow>(db, runId, page, wanted);
}

const COLUMNS = {
  rank: sql.ref('summary.position'),
  people: sql.ref('summary.people'),
  newest: sql.ref('summary.last_at'),
  growth: sql.ref('summary.growth'),
} as const;

/** The value that a row is sorted by: what a cursor keeps. */
export function placeOf(order: IssueOrder, row: IssueRow): IssuePlace {
  const keys = {
    rank: row.position,
    people: row.people,
    newest: row.lastAt?.toISOString() ?? null,
    growth: row.growth,
  };
  return [keys[order], row.id];
}

/** As their indexes are sorted: any other place for the nulls, which only a moment can be, would sort all issues. */
const DIRECTIONS = {
  rank: sql`asc`,
  people: sql`desc`,
  newest: sql`desc nulls last`,
  growth: sql`desc`,
} as const;

/** @param quotesFor whose sight cuts the quotes; without it none are read: to plan for them takes longer than one row. */
async function readRows<Row extends IssueRow>(
  db: Db,
  runId: number,
  { order, after, limit }: Page,
  wanted: RawBuilder<boolean>,
  quotesFor?: Sight,
): Promise<Row[]> {
  const column = COLUMNS[order];
  const direction = DIRECTIONS[order];
  const quote = quotesFor && quotesOf(sql.ref('page.id'), quotesFor, 1);
  // The page first, so that ranking and quotes are looked up for its rows only.
  const { rows } = await sql<Row>`
    with page as materialized (
      select issue.id, issue.version, issue.title, issue.title_source, issue.keywords, issue.state, issue.dormant,
        issue.merged_into, issue.kind_code, issue.kind_confidence, issue.kind_source, issue.lead_department,
        issue.created_run, summary.position, summary.event, summary.asks, summary.records, summary.people,
        summary.first_at, summary.last_at, summary.recent_records, summary.before_records, summary.growth,
        summary.districts, summary.sources
      from issue_summary as summary join issue on issue.id = summary.issue_id
      where ${wanted} and ${after === null ? sql`true` : afterPlace(order, after)}
      order by ${column} ${direction}, summary.issue_id
      limit ${limit}
    )
    select page.*, kind.name as kind_name, ranking.rank, ranking.rank_low, ranking.rank_high, ranking.score,
      ranking.parts, ranking.weights, ranking.counts${quote ? sql`, quote.quote` : sql``}
    from page
    left join kind on kind.code = page.kind_code
    left join ranking
      on ranking.run_id = ${runId} and ranking.subject = 'issue' and ranking.subject_id = page.id::text
    ${quote ? sql`left join lateral (${quote}) as quote on true` : sql``}
    order by ${sql.ref(`page.${sortName[order]}`)} ${direction}, page.id
  `.execute(db);
  return rows;
}

const sortName = { rank: 'position', people: 'people', newest: 'last_at', growth: 'growth' } as const;

function afterPlace(order: IssueOrder, [key, issueId]: IssuePlace): RawBuilder<boolean> {
  if (order === 'rank') return sql`(summary.position, summary.issue_id) > (${key}::int, ${issueId}::bigint)`;
  const column = COLUMNS[order];
  // Issues without a record stand at the end.
  if (key === null) return sql`(${column} is null and summary.issue_id > ${issueId})`;
  const type = order === 'newest' ? sql`timestamptz` : sql`int`;
  return sql`(${column} < ${key}::${type} or ${column} is null or (${column} = ${key}::${type} and summary.issue_id > ${issueId}))`;
}

/** Quotes of an issue that still stand in one of its records, in the order they are shown, as JSON with the text. */
export function quotesOf(issueId: RawBuilder<unknown>, sight: Sight, limit: number): RawBuilder<unknown> {
  return sql`
    select jsonb_build_object(
      'source', record.source, 'sourceId', record.source_id, 'recordId', record.id, 'version', quote.version,
      'start', quote.start_at, 'end', quote.end_at, 'receivedAt', record.received_at, 'district', record.district,
      'body', version.body
    ) as quote
    from issue_quote as quote
    join record on record.id = quote.record_id
    join record_version as version on version.record_id = quote.record_id and version.version = quote.version
    where quote.issue_id = ${issueId} and ${memberInSight(sight)} and ${wordsInSight(sight)}
      and exists (
        select from ask ${JOIN_ISSUE_OF_ASK}
        where ask.record_id = quote.record_id and ${ISSUE_OF_ASK} = quote.issue_id
      )
    order by quote.position
    limit ${limit}
  `;
}

function conditions(filter: IssueRowFilter) {
  const { kind, district, state, event, source, since, text, people } = filter;
  return allOf([
    kind !== undefined && (kind === null ? sql`issue.kind_code is null` : sql`issue.kind_code = ${kind}`),
    state === undefined ? sql`issue.state <> 'rejected'` : sql`issue.state = ${state}`,
    event === undefined ? sql`summary.asks > 0` : sql`summary.event = ${event}`,
    district !== undefined && issueOfDistrict(district),
    source !== undefined && sql`${source} = any (summary.sources)`,
    since !== undefined && sql`summary.last_at >= ${since.toISOString()}::timestamptz`,
    text !== undefined && sql`strpos(issue.title, ${text}) > 0`,
    people !== undefined && sql`summary.people >= ${people}`,
  ]);
}
