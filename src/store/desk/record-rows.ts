/** Pages of records as lists show them. */
import { type RawBuilder, sql } from 'kysely';
import type { AppealType, Source } from '../../domain/record.ts';
import type { Sight } from '../../domain/sight.ts';
import type { Db, HandlingJson, SuggestionJson } from '../database.ts';
import { ISSUE_OF_ASK } from './issue-of-ask.ts';
import {
  type AskState,
  joinState,
  KIND_OF_RECORD,
  type RecordFilter,
  type RunRef,
  recordMatches,
  STATE_OF_ASK,
  wordsMatch,
} from './record-conditions.ts';
import { allOf, recordInSight } from './sight-conditions.ts';

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
    allOf([recordMatches(filter, run, sight), wordsMatch(filter, sight), recordInSight(sight), place]),
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
    from page as record left join kind on kind.code = ${KIND_OF_RECORD}
    order by record.received_at desc, record.id desc
  `.execute(db);
  return rows;
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
      ${STATE_OF_ASK} as state, coalesce(excluded.reason, failure.reason) as reason, ${ISSUE_OF_ASK} as issue_id,
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
