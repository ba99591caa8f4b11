/**
 * The recipe of an import: open the file → drafts, masked and keyed → batches of 1,000 → one transaction a batch
 * (records, their asks, rejected rows) → the balance sheet.
 *
 * Killed at any point, the stored batches are whole, and importing the file again completes it without doubling
 * anything. While one batch is stored the next is read and masked.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Source } from '../domain/record.ts';
import type { Encoding } from '../ingest/decode-text.ts';
import type { Mapping } from '../ingest/mapping.ts';
import { maskRecord } from '../ingest/mask/mask-text.ts';
import { type DraftRow, type OpenDrafts, readDrafts } from '../ingest/read-drafts.ts';
import { type RejectedRow, writeRejects } from '../ingest/write-rejects.ts';
import type { Db } from '../store/database.ts';
import type { Store } from '../store/open-store.ts';
import { finishImport, startImport } from '../store/records/imports.ts';
import { readDistricts } from '../store/taxonomy/districts.ts';
import { indexSearch } from './index-search.ts';
import type { IngestOutcome, Progress } from './outcomes.ts';
import { storeBatch, Tally } from './store-batch.ts';

const BATCH_ROWS = 1000;

export type IngestOptions = {
  readonly source: Source;
  readonly personKey: string;
  /** As the list of imports shows it; the file's own name when left out. */
  readonly fileName?: string | undefined;
  /** The job that imports, and who asked for it. */
  readonly jobId?: number | undefined;
  readonly createdBy?: string | undefined;
  /** Called when the import is written down, before its first row. */
  readonly onStarted?: ((importId: number) => void) | undefined;
  /** Rows in one transaction; 1,000 when left out. */
  readonly batchRows?: number | undefined;
  readonly mapping?: Mapping | undefined;
  readonly encoding?: Encoding | undefined;
  /** Where rejected rows go, as they came, for correction; no file when none is rejected. */
  readonly rejectsPath?: string | undefined;
  /** After each batch; the number of rows is not known beforehand, so total is 0. */
  readonly onProgress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Stores the rows of one file. The reference data must be in the store (districts are looked up).
 *
 * @throws {DomainError} unreadable_file or invalid_input: nothing was written.
 * @throws the signal's reason; what was stored so far stays, and the import is marked as not finished.
 */
export async function ingestFile(store: Store, path: string, options: IngestOptions): Promise<IngestOutcome> {
  const drafts = await openDrafts(store.db, path, options);
  const fileDigest = await digestFile(path);
  const { source, fileName = basename(path), jobId, createdBy, onProgress, signal } = options;
  const importId = await startImport(store.db, { fileName, source, fileDigest, jobId, createdBy });
  options.onStarted?.(importId);
  const tally = new Tally();
  const corrections = openCorrections(drafts.headers, options.rejectsPath);
  let storing: Promise<void> = Promise.resolve();
  try {
    for await (const batch of inBatches(drafts.rows, options.batchRows ?? BATCH_ROWS)) {
      signal?.throwIfAborted();
      await corrections.add(batch);
      await storing;
      storing = storeBatch(store.db, importId, batch).then((outcomes) => tally.add(batch, outcomes));
      // Awaited before the next batch; until then a failure must not count as unhandled.
      storing.catch(() => {});
      onProgress?.('ingest', tally.received + batch.length, 0);
    }
  } finally {
    // Whoever stops us closes the database next: not under a running transaction.
    await storing.finally(() => corrections.close());
  }
  const outcome = tally.read();
  await finishImport(store.db, importId, { ...outcome, rejected: outcome.rejected.length });
  // The import is whole without it: stopped or killed here, the next import or run completes the index.
  await indexSearch(store, { onProgress, signal });
  return outcome;
}

async function openDrafts(
  db: Db,
  path: string,
  { source, mapping, personKey, encoding }: IngestOptions,
): Promise<OpenDrafts> {
  const districts = await readDistricts(db);
  return readDrafts(path, { source, mapping, encoding, personKey, districts, mask: maskRecord });
}

async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function* inBatches<Row>(rows: AsyncIterable<Row>, size: number): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

type Corrections = { add(batch: readonly DraftRow[]): Promise<void>; close(): Promise<void> };

/** Streams rejected rows to the file, so that a file of nothing but bad rows does not fill the memory. */
function openCorrections(headers: readonly string[], path: string | undefined): Corrections {
  if (path === undefined) return { add: async () => {}, close: async () => {} };
  const rows = new PassThrough({ objectMode: true });
  let written: Promise<unknown> | null = null;
  return {
    async add(batch) {
      for (const row of batch) {
        if (!('reject' in row)) continue;
        written ??= startWriting(path, headers, rows);
        if (!rows.write(row)) await Promise.race([once(rows, 'drain'), written]);
      }
    },
    async close() {
      rows.end();
      await written;
    },
  };
}

function startWriting(path: string, headers: readonly string[], rows: AsyncIterable<RejectedRow>) {
  const written = writeRejects(path, headers, rows);
  // Awaited when the import ends; until then a full disk must not count as unhandled.
  written.catch(() => {});
  return written;
}

function once(stream: PassThrough, event: 'drain'): Promise<void> {
  return new Promise((resolve) => stream.once(event, () => resolve()));
}
