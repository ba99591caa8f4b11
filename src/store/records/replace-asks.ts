import { sql } from 'kysely';
import type { AskSpan } from '../../domain/ask.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';

export type RecordAsks = {
  readonly recordId: number;
  /** The record's current version. */
  readonly version: number;
  /** In order; may be empty. */
  readonly spans: readonly AskSpan[];
  /** SHA-256, hex, of each span's embedded text. */
  readonly textHashes: readonly string[];
};

/**
 * Makes these the asks of their records. The n-th ask of a record keeps its id whatever its text becomes,
 * because decisions and issues name it; what the record no longer holds turns inactive.
 *
 * @throws {RangeError} not one text hash per span.
 */
export async function replaceAsks(db: Db, asks: readonly RecordAsks[]): Promise<void> {
  const uneven = asks.find(({ spans, textHashes }) => spans.length !== textHashes.length);
  if (uneven) throw new RangeError(`record ${uneven.recordId}: spans and text hashes differ in number`);
  await inTransaction(db, async (transaction) => {
    for (const batch of batches(asks)) {
      await deactivate(transaction, batch);
      await insert(transaction, batch);
    }
  });
}

async function deactivate(db: Db, asks: readonly RecordAsks[]): Promise<void> {
  await sql`
    update ask set active = false
    where active and record_id = any (${asks.map(({ recordId }) => recordId)}::bigint[])
  `.execute(db);
}

async function insert(db: Db, asks: readonly RecordAsks[]): Promise<void> {
  const rows = asks.flatMap(({ recordId, version, spans, textHashes }) =>
    spans.map(({ start, end }, ordinal) => ({
      recordId,
      version,
      ordinal,
      start,
      end,
      textHash: textHashes[ordinal],
    })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into ask (record_id, version, ordinal, start_at, end_at, text_hash)
    select record_id, version, ordinal, start_at, end_at, text_hash
    from unnest(
      ${rows.map(({ recordId }) => recordId)}::bigint[],
      ${rows.map(({ version }) => version)}::int[],
      ${rows.map(({ ordinal }) => ordinal)}::int[],
      ${rows.map(({ start }) => start)}::int[],
      ${rows.map(({ end }) => end)}::int[],
      ${rows.map(({ textHash }) => textHash)}::text[]
    ) with ordinality as given (record_id, version, ordinal, start_at, end_at, text_hash, position)
    order by position
    on conflict (record_id, ordinal) do update set
      version = excluded.version, start_at = excluded.start_at, end_at = excluded.end_at, text_hash = excluded.text_hash, active = true
  `.execute(db);
}
