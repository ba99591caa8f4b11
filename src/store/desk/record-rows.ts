/** Pages of records as lists show them. */
import { type RawBuilder, sql } from 'kysely';
import type { AppealType, Source } from '../../domain/record.ts';
import type { Sight } from '../../domain/sight.ts';
import type { Db, HandlingJson, SuggestionJson } from '../database.ts';
import { ISSUE_OF_ASK, JOIN_ISSUE_OF_ASK } from './issue-of-ask.ts';
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

/**
 * The kind of the row `record`: its own, else that of its first ask whose issue has one. Looked up record by record:
 * in a list it is asked for the rows of one page only.
 */
const KIND = sql`coalesce(
  (select own.kind_code from current_record_kind as own where own.record_id = record.id),
  (
    select issue.kind_code from ask ${JOIN_ISSUE_OF_ASK}
    join issue on issue.id = ${ISSUE_OF_ASK}
    where ask.record_id = record.id and ask.active and issue.kind_code is not null
    order by ask.ordinal limit 1
  )
)`;

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
      select ${COLUMNS} from record
      where ${wanted}
      order by record.received_at desc, record.id desc
      limit ${limit}
    )
    select record.*, kind.code as kind_code, kind.name as kind_name
    from page as record left join kind on kind.code = ${KIND}
    order by record.received_at desc, record.id desc
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
    kind !== undefined && (kind === null ? sql`${KIND} is null` : isOfKind(kind)),
    state !== undefined && isInState(state, run),
  ]);
}

/** From the kind to its records: there are few of them among all. */
function isOfKind(kind: string): RawBuilder<boolean> {
  return sql`(
    record.id in (select own.record_id from current_record_kind as own where own.kind_code = ${kind})
    or (
      record.id in (
        select ask.record_id from issue
        join current_member as member on member.issue_id = issue.id
        join ask on ask.id = member.ask_id
        where issue.kind_code = ${kind} and ask.active
      )
      and not exists (
        select from current_record_kind as own where own.record_id = record.id and own.kind_code is not null
      )
    )
  )`;
}

/** Nearly every record has an ask in an issue, so that is looked up one by one; the others are few. */
function isInState(state: AskState, run: RunRef): RawBuilder<boolean> {
  const own = sql`select ask.record_id from ask ${joinState(run)} where ask.active and ${STATE} = ${state}`;
  return state === 'issue'
    ? sql`coalesce((select true from (${own} and ask.record_id = record.id limit 1) as found), false)`
    : sql`record.id in (${own})`;
}

/** To follow a row `ask`: what the run and people say of it. */
function joinState(run: RunRef): RawBuilder<unknown> {
  const [runId, spaceId] = [run?.runId ?? 0, run?.spaceId ?? 0];
  return sql`
    ${JOIN_ISSUE_OF_ASK}
    left join excluded on excluded.run_id = ${runId} and excluded.ask_id = ask.id
    left join unclustered on unclustered.run_id = ${runId} and unclustered.ask_id = ask.id
    left join embed_failure as failure on failure.space_id = ${spaceId} and failure.text_hash = ask.text_hash
  `;
}

const STATE = sql<AskState>`case
  when ${ISSUE_OF_ASK} is not null then 'issue'
  when excluded.ask_id is not null then 'excluded'
  when failure.text_hash is not null then 'failed'
  when unclustered.ask_id is not null or change.ask_id is not null then 'unclustered'
  else 'waiting' end`;

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
      ${STATE} as state, coalesce(excluded.reason, failure.reason) as reason, ${ISSUE_OF_ASK} as issue_id,
      case when change.ask_id is null then saved.similarity end as similarity
    from ask ${joinState(run)}
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
