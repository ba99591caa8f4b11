import { sql } from 'kysely';
import type { StoredRecord } from '../../domain/record.ts';
import type { Db } from '../database.ts';
import { RECORD_COLUMNS, toStoredRecord } from './stored-record.ts';

const PAGE_ROWS = 2000;

/** Every record in its current version, ordered by id; read in pages, so memory stays flat. */
export async function* readRecords(db: Db): AsyncGenerator<StoredRecord> {
  for (let after = 0; ; ) {
    const page = await db
      .selectFrom('record')
      .select(RECORD_COLUMNS)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE_ROWS)
      .execute();
    yield* page.map(toStoredRecord);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_ROWS) return;
    after = last.id;
  }
}

/** Every record in its current version, ordered by (source, sourceId) in code points; read in pages. */
export async function* exportRecords(db: Db): AsyncGenerator<StoredRecord> {
  let after = { source: '', sourceId: '' };
  for (;;) {
    const page = await db
      .selectFrom('record')
      .select(RECORD_COLUMNS)
      .where(sql<boolean>`(source, source_id) > (${after.source}, ${after.sourceId})`)
      .orderBy('source')
      .orderBy('sourceId')
      .limit(PAGE_ROWS)
      .execute();
    yield* page.map(toStoredRecord);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_ROWS) return;
    after = last;
  }
}

/** These records in their current version, ordered by id; ids that do not exist are left out. */
export async function readRecordsById(db: Db, ids: readonly number[]): Promise<StoredRecord[]> {
  const rows = await db
    .selectFrom('record')
    .select(RECORD_COLUMNS)
    .where(sql<boolean>`id = any (${ids}::bigint[])`)
    .orderBy('id')
    .execute();
  return rows.map(toStoredRecord);
}

/** Suggestions in their current version, ordered by source id. */
export async function readSuggestions(db: Db): Promise<StoredRecord[]> {
  const rows = await db
    .selectFrom('record')
    .select(RECORD_COLUMNS)
    .where('source', '=', 'suggestion')
    .orderBy('sourceId')
    .execute();
  return rows.map(toStoredRecord);
}

export type RecordVersion = {
  readonly recordId: number;
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly receivedAt: Date;
};

/** The text that a quote of this version is a span of; undefined when there is none. */
export function readRecordVersion(
  db: Db,
  recordId: number,
  version: number,
): Promise<RecordVersion | undefined> {
  return db
    .selectFrom('recordVersion')
    .select(['recordId', 'version', 'title', 'body', 'receivedAt'])
    .where('recordId', '=', recordId)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** How many records there are. */
export async function countRecords(db: Db): Promise<number> {
  const row = await db
    .selectFrom('record')
    .select((expression) => expression.fn.countAll<number>().as('records'))
    .executeTakeFirstOrThrow();
  return row.records;
}
