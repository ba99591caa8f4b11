import { type Selectable, sql } from 'kysely';
import type { BlindQuestion } from '../../domain/blind-check.ts';
import type { BlindCheckTable, BlindItemTable, BlindLabelTable, Db } from '../database.ts';
import type { DrawnItem } from './draw-sample.ts';

export type StoredBlindCheck = Selectable<BlindCheckTable>;
export type StoredBlindItem = Selectable<BlindItemTable>;
export type StoredBlindLabel = Selectable<BlindLabelTable>;

export type NewBlindCheck = {
  readonly question: BlindQuestion;
  readonly seed: string;
  readonly runId: number;
  /** How many people answer each item. */
  readonly people: number;
  readonly createdBy: string;
  readonly accountId: number | null;
};

/** @returns the check's id. */
export async function insertBlindCheck(
  db: Db,
  check: NewBlindCheck,
  items: readonly DrawnItem[],
): Promise<number> {
  const { id } = await db.insertInto('blindCheck').values(check).returning('id').executeTakeFirstOrThrow();
  await db
    .insertInto('blindItem')
    .values(items.map((item, index) => ({ ...item, checkId: id, item: index + 1 })))
    .execute();
  return id;
}

/** Newest first. */
export function readBlindChecks(db: Db): Promise<StoredBlindCheck[]> {
  return db.selectFrom('blindCheck').selectAll().orderBy('id', 'desc').execute();
}

export function findBlindCheck(db: Db, id: number): Promise<StoredBlindCheck | undefined> {
  return db.selectFrom('blindCheck').selectAll().where('id', '=', id).executeTakeFirst();
}

/** In their order. */
export function readBlindItems(db: Db, checkIds: readonly number[]): Promise<StoredBlindItem[]> {
  return db
    .selectFrom('blindItem')
    .selectAll()
    .where(sql<boolean>`check_id = any (${[...checkIds]}::bigint[])`)
    .orderBy('checkId')
    .orderBy('item')
    .execute();
}

export function readBlindLabels(db: Db, checkIds: readonly number[]): Promise<StoredBlindLabel[]> {
  return db
    .selectFrom('blindLabel')
    .selectAll()
    .where(sql<boolean>`check_id = any (${[...checkIds]}::bigint[])`)
    .orderBy('checkId')
    .orderBy('item')
    .orderBy('accountId')
    .execute();
}

export type NewBlindLabel = {
  readonly checkId: number;
  readonly item: number;
  readonly accountId: number;
  readonly author: string;
  readonly answer: string;
  readonly counted: boolean;
};

/** Answered again, the newer answer counts, if the older one did: what was seen once stays seen. */
export async function saveBlindLabel(db: Db, label: NewBlindLabel): Promise<{ counted: boolean }> {
  const { checkId, item, accountId, author, answer, counted } = label;
  const { rows } = await sql<{ counted: boolean }>`
    insert into blind_label (check_id, item, account_id, author, answer, counted)
    values (${checkId}::bigint, ${item}::int, ${accountId}::bigint, ${author}::text, ${answer}::text, ${counted}::boolean)
    on conflict (check_id, item, account_id) do update set
      answer = excluded.answer, counted = blind_label.counted and excluded.counted, labelled_at = now()
    returning counted
  `.execute(db);
  return { counted: rows[0]?.counted ?? counted };
}

/** Whether this account decided on one of these issues, or on this record, undone or not: it has seen what the machine said. */
export async function hasDecidedOn(
  db: Db,
  {
    accountId,
    issueIds,
    askIds,
  }: { accountId: number; issueIds: readonly number[]; askIds: readonly number[] },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from decision
      where author_id = ${accountId}::bigint and (
        issue_ids && ${[...issueIds]}::bigint[]
        or (action ->> 'type' = 'labelRecord' and (action ->> 'recordId')::bigint in (
          select record_id from ask where id = any (${[...askIds]}::bigint[])
        ))
      )
    ) as found
  `.execute(db);
  return rows[0]?.found ?? false;
}

export type BlindText = {
  askId: number;
  title: string;
  text: string;
  district: string | null;
  place: string | null;
  receivedAt: Date;
};

type TextRow = Omit<BlindText, 'text'> & { body: string; start: number; end: number };

/** The words of these asks, of the version that they are a span of. */
export async function readAskTexts(db: Db, askIds: readonly number[]): Promise<Map<number, BlindText>> {
  const { rows } = await sql<TextRow>`
    select ask.id as ask_id, version.title, version.body, ask.start_at as start, ask.end_at as "end", record.district,
      record.place, record.received_at
    from ask
    join record_version as version on version.record_id = ask.record_id and version.version = ask.version
    join record on record.id = ask.record_id
    where ask.id = any (${[...askIds]}::bigint[])
  `.execute(db);
  // Spans are in UTF-16 units, which SQL does not count in.
  return new Map(
    rows.map(({ body, start, end, ...fields }) => [
      fields.askId,
      { ...fields, text: body.slice(start, end) },
    ]),
  );
}
