/** Pages of records as lists show them. */
import { type RawBuilder, sql } from 'kysely';
import type { AppealType, Source } from '../../domain/record.ts';
import type { Sight } from '../../domain/sight.ts';
import type { Db, HandlingJson, SuggestionJson } from '../database.ts';
import { allOf, recordInSight, wordsInSight } from './sight-conditions.ts';

/** Where an ask is; failed = no vector could be made, waiting = came after the last run. */
export type AskState = 'issue' | 'unclustered' | 'excluded' | 'failed' | 'waiting';

export type RecordFilter = {
  readonly source?: Source | undefined;
  readonly district?: string | undefined;
  /** null = 待定. */
  readonly kind?: string | null | undefined;
  readonly receivedFrom?: Date | undefined;
  readonly receivedBefore?: Date | undefined;
  readonly state?: AskState | undefined;
  readonly importId?: number | undefined;
  readonly issue?: number | undefined;
  /** What the title or the text holds. */
  readonly text?: string | undefined;
};

export type RecordRow = {
  readonly id: number;
  readonly version: number;
  readonly source: Source;
  readonly sourceId: string;
  readonly receivedAt: Date;
  readonly title: string;
  readonly body: string;
  readonly appealType: AppealType | null;
  readonly sourceAppealType: string | null;
  readonly sourceCategory: string | null;
  readonly district: string | null;
  readonly street: string | null;
  readonly place: string | null;
  readonly channel: string | null;
  readonly confidential: boolean;
  readonly likes: number;
  readonly dislikes: number;
  readonly handling: HandlingJson | null;
  readonly suggestion: SuggestionJson | null;
  readonly importId: number | null;
  readonly kindCode: string | null;
  readonly kindName: string | null;
};

export type RecordPlace = readonly [receivedAt: string, recordId: number];

/** The last run and its space; null before the first, when all asks wait. */
export type RunRef = { readonly runId: number; readonly spaceId: number | null } | null;

/** Its own, else the one of its first issue; `null` among several issues' kinds does not hide the others. */
const KIND = sql`coalesce(own_kind.kind_code, (
  select issue.kind_code from ask
  join current_member as member on member.ask_id = ask.id
  join issue on issue.id = member.issue_id
  where ask.record_id = record.id and ask.active and issue.kind_code is not null
  order by ask.ordinal limit 1
))`;

const COLUMNS = sql`record.id, record.version, record.source, record.source_id, record.received_at, record.title,
  record.body, record.appeal_type, record.source_appeal_type, record.source_category, record.district, record.street,
  record.place, record.channel, record.confidential, record.likes, record.dislikes, record.handling,
  record.suggestion, record.import_id`;

/** Newest first. */
export function listRecordRows(
  db: Db,
  {
    run,
    filter,
    sight,
    after,
    limit,
  }: {
    run: RunRef;
    filter: RecordFilter;
    sight: Sight;
    after: RecordPlace | null;
    limit: number;
  },
): Promise<RecordRow[]> {
  const place =
    after !== null &&
    sql<boolean>`(record.received_at, record.id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`;
  return readRows(
    db,
    allOf([conditions(filter, run), wordsFilter(filter, sight), recordInSight(sight), place]),
    limit,
  );
}

/** Undefined when there is none in sight. */
export async function findRecordRow(
  db: Db,
  { recordId, sight }: { recordId: number; sight: Sight },
): Promise<RecordRow | undefined> {
  return (await readRows(db, allOf([sql`record.id = ${recordId}`, recordInSight(sight)]), 1))[0];
}

async function readRows(db: Db, wanted: RawBuilder<boolean>, limit: number): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    with page as materialized (
      select ${COLUMNS}, ${KIND} as kind_code
      from record left join current_record_kind as own_kind on own_kind.record_id = record.id
      where ${wanted}
      order by record.received_at desc, record.id desc
      limit ${limit}
    )
    select page.*, kind.name as kind_name
    from page left join kind on kind.code = page.kind_code
    order by page.received_at desc, page.id desc
  `.execute(db);
  return rows;
}

/** A search must not tell what a text holds that may not be read. */
function wordsFilter({ text }: RecordFilter, sight: Sight): RawBuilder<boolean> {
  if (text === undefined) return sql`true`;
  return allOf([
    wordsInSight(sight),
    sql`(strpos(record.title, ${text}) > 0 or strpos(record.body, ${text}) > 0)`,
  ]);
}

function conditions(filter: RecordFilter, run: RunRef): RawBuilder<boolean> {
  const { source, district, kind, receivedFrom, receivedBefore, state, importId, issue } = filter;
  return allOf([
    source !== undefined && sql`record.source = ${source}`,
    district !== undefined && sql`starts_with(record.district, ${district})`,
    receivedFrom !== undefined && sql`record.received_at >= ${receivedFrom.toISOString()}::timestamptz`,
    receivedBefore !== undefined && sql`record.received_at < ${receivedBefore.toISOString()}::timestamptz`,
    importId !== undefined && sql`record.import_id = ${importId}`,
    issue !== undefined &&
      sql`record.id in (
        select ask.record_id from current_member as member join ask on ask.id = member.ask_id
        where member.issue_id = ${issue}
      )`,
    kind !== undefined && (kind === null ? sql`${KIND} is null` : sql`${KIND} = ${kind}`),
    state !== undefined &&
      sql`exists (select from ask where ask.record_id = record.id and ask.active and ${askState(run)} = ${state})`,
  ]);
}

/** The state of the row `ask`. */
function askState(run: RunRef): RawBuilder<string> {
  const runId = run?.runId ?? 0;
  return sql`case
    when exists (select from current_member as member where member.ask_id = ask.id) then 'issue'
    when exists (select from excluded where excluded.run_id = ${runId} and excluded.ask_id = ask.id) then 'excluded'
    when exists (
      select from embed_failure as failure
      where failure.space_id = ${run?.spaceId ?? 0} and failure.text_hash = ask.text_hash
    ) then 'failed'
    when exists (select from unclustered where unclustered.run_id = ${runId} and unclustered.ask_id = ask.id)
      or exists (select from member_change as change where change.ask_id = ask.id) then 'unclustered'
    else 'waiting' end`;
}

export type AskPlace = {
  readonly recordId: number;
  readonly askId: number;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly state: AskState;
  readonly reason: string | null;
  readonly issueId: number | null;
  readonly similarity: number | null;
};

/** The active asks of these records and where each is, in reading order. */
export async function readAskPlaces(
  db: Db,
  { run, recordIds }: { run: RunRef; recordIds: readonly number[] },
): Promise<AskPlace[]> {
  const { rows } = await sql<AskPlace>`
    select ask.record_id, ask.id as ask_id, ask.version, ask.start_at as start, ask.end_at as "end",
      ${askState(run)} as state, coalesce(excluded.reason, failure.reason) as reason, member.issue_id,
      member.similarity
    from ask
    left join current_member as member on member.ask_id = ask.id
    left join excluded on excluded.run_id = ${run?.runId ?? 0} and excluded.ask_id = ask.id
    left join embed_failure as failure
      on failure.space_id = ${run?.spaceId ?? 0} and failure.text_hash = ask.text_hash
    where ask.active and ask.record_id = any (${[...recordIds]}::bigint[])
    order by ask.record_id, ask.ordinal
  `.execute(db);
  return rows;
}

export type VersionRow = {
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly receivedAt: Date;
  readonly seenAt: Date;
};

/** Oldest first. */
export function readRecordVersions(db: Db, recordId: number): Promise<VersionRow[]> {
  return db
    .selectFrom('recordVersion')
    .select(['version', 'title', 'body', 'receivedAt', 'seenAt'])
    .where('recordId', '=', recordId)
    .orderBy('version')
    .execute();
}
