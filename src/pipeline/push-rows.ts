/**
 * A batch that a hotline system pushes: by the same door as a file (columns, masking, asks, books), but with an
 * answer for each row, and all of it in one transaction, so that a batch is stored with its answer or not at all.
 */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { DomainError } from '../domain/errors.ts';
import type { Source } from '../domain/record.ts';
import { maskRecord } from '../ingest/mask/mask-text.ts';
import type { CellValue, RawRow } from '../ingest/raw-row.ts';
import { type DraftRow, readTable } from '../ingest/read-drafts.ts';
import type { Db } from '../store/database.ts';
import { savePushAnswer, takePushKey } from '../store/jobs/push-batches.ts';
import { finishImport, startImport } from '../store/records/imports.ts';
import { readDistricts } from '../store/taxonomy/districts.ts';
import { indexImport } from './index-search.ts';
import { type RowOutcome, storeBatch, Tally } from './store-batch.ts';

export type PushedRow = Readonly<Record<string, Exclude<CellValue, Date>>>;

export type Push = {
  readonly rows: readonly PushedRow[];
  readonly source: Source;
  readonly pusher: { readonly id: number; readonly name: string };
  readonly idempotencyKey: string;
  readonly personKey: string;
};

export type PushAnswer = {
  readonly importId: number;
  readonly received: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly masked: Readonly<Record<string, number>>;
  readonly rows: readonly {
    readonly row: number;
    readonly sourceId: string | null;
    readonly state: RowOutcome['state'];
    readonly reason: string | null;
    readonly detail: string | null;
  }[];
};

/**
 * @returns the answer, and whether it is that of an earlier request with the same key.
 * @throws {DomainError} invalid_input: the columns do not suffice, or the key was used for other rows. Nothing was
 *   written.
 */
export async function pushRows(
  db: Db,
  push: Push,
): Promise<{ readonly answer: unknown; readonly replayed: boolean }> {
  const { pusher, idempotencyKey } = push;
  const digest = digestOf(push);
  // Masked before the transaction: meanwhile the database is free for others.
  const batch = await readRows(db, push);
  const pushed = await db.transaction().execute(async (transaction) => {
    const key = { pusher: pusher.id, idempotencyKey };
    const earlier = await takePushKey(transaction, key, digest);
    if (earlier && earlier.requestDigest !== digest) throw refuseReuse(idempotencyKey);
    if (earlier) return { answer: earlier.answer, importId: null };
    const answer = await store(transaction, push, digest, batch);
    await savePushAnswer(transaction, key, answer);
    return { answer, importId: answer.importId };
  });
  // After the transaction: whoever pushes next need not wait for the index.
  if (pushed.importId !== null) await indexImport(db, pushed.importId);
  return { answer: pushed.answer, replayed: pushed.importId === null };
}

async function store(
  transaction: Db,
  { source, pusher }: Push,
  fileDigest: string,
  batch: readonly DraftRow[],
): Promise<PushAnswer> {
  const fileName = `推送：${pusher.name}`;
  const importId = await startImport(transaction, { fileName, source, fileDigest, createdBy: pusher.name });
  const outcomes = await storeBatch(transaction, importId, batch);
  const tally = new Tally();
  tally.add(batch, outcomes);
  const { rejected, ...counts } = tally.read();
  const balance = { ...counts, rejected: rejected.length };
  await finishImport(transaction, importId, balance);
  return { importId, ...balance, rows: outcomes.map(answerRow) };
}

function answerRow(outcome: RowOutcome, index: number): PushAnswer['rows'][number] {
  if (outcome.state !== 'rejected') {
    return { row: index + 1, sourceId: outcome.sourceId, state: outcome.state, reason: null, detail: null };
  }
  const { sourceId = null, reason, detail } = outcome.reject;
  return { row: index + 1, sourceId, state: 'rejected', reason, detail };
}

/** Some rows a turn: masking is computing, and others are waiting. */
const ROWS_A_TURN = 20;

async function readRows(db: Db, { rows, source, personKey }: Push): Promise<DraftRow[]> {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const table = { headers, date1904: false, rows: asRawRows(rows) };
  const options = { source, personKey, districts: await readDistricts(db), mask: maskRecord };
  const batch: DraftRow[] = [];
  for await (const row of readTable(table, options).rows) {
    batch.push(row);
    if (batch.length % ROWS_A_TURN === 0) await setImmediate();
  }
  return batch;
}

async function* asRawRows(rows: readonly PushedRow[]): AsyncGenerator<RawRow> {
  for (const [index, cells] of rows.entries()) yield { row: index + 1, cells };
}

const digestOf = ({ source, rows }: Push): string =>
  createHash('sha256')
    .update(JSON.stringify([source, rows]))
    .digest('hex');

function refuseReuse(key: string): DomainError {
  return new DomainError(
    'invalid_input',
    `Idempotency-Key ${key} 已用于另一批数据`,
    '重发时请原样发送同一批；新的一批请用新的 Idempotency-Key',
  );
}
