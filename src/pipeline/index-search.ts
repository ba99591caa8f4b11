/**
 * Fills the full text index of what came in or changed. Called after an import and a push, and at the start of a run as
 * a net: each batch is stored by itself, and what an interrupted call left is found by the next.
 */
import { setImmediate } from 'node:timers/promises';
import { asTsvector, searchTerms } from '../embed/search-terms.ts';
import type { Db } from '../store/database.ts';
import {
  countUnindexed,
  dropConfidential,
  type IndexedTerms,
  readUnindexed,
  saveTerms,
  settleIndexes,
  type UnindexedRecord,
} from '../store/find/index-terms.ts';
import { countTermShares } from '../store/find/term-shares.ts';
import type { Store } from '../store/open-store.ts';
import type { Progress } from './outcomes.ts';

/** About a tenth of a second, and a megabyte of text. */
const BATCH_RECORDS = 200;
/** Records cut into terms before others get their turn: it is computing. */
const RECORDS_A_TURN = 20;

export type IndexOptions = {
  readonly onProgress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** @returns how many records were indexed: fewer than wait when the signal stops it, and then the next call goes on. */
export async function indexSearch(
  { db }: Pick<Store, 'db'>,
  { onProgress, signal }: IndexOptions = {},
): Promise<number> {
  await dropConfidential(db);
  const waiting = await countUnindexed(db);
  if (waiting === 0) return 0;
  let indexed = 0;
  for await (const batch of indexBatches(db)) {
    indexed += batch;
    onProgress?.('index', indexed, waiting);
    if (signal?.aborted) return indexed;
  }
  await settleIndexes(db);
  await countTermShares(db);
  return indexed;
}

/** Only what this import changed; how common terms are is counted by the next whole pass. */
export async function indexImport(db: Db, importId: number): Promise<void> {
  await dropConfidential(db, importId);
  for await (const _ of indexBatches(db, importId));
}

/** Yields how many records each batch had. */
async function* indexBatches(db: Db, importId?: number): AsyncGenerator<number> {
  for (let after = 0; ; ) {
    const records = await readUnindexed(db, { after, limit: BATCH_RECORDS, importId });
    const last = records.at(-1);
    if (last === undefined) return;
    await saveTerms(db, await cutAll(records));
    yield records.length;
    after = last.id;
  }
}

async function cutAll(records: readonly UnindexedRecord[]): Promise<IndexedTerms[]> {
  const rows: IndexedTerms[] = [];
  for (const record of records) {
    rows.push(cut(record));
    if (rows.length % RECORDS_A_TURN === 0) await setImmediate();
  }
  return rows;
}

function cut({ id, version, source, title, body }: UnindexedRecord): IndexedTerms {
  const terms = asTsvector(searchTerms(`${title}\n${body}`));
  return { recordId: id, version, suggestion: source === 'suggestion', terms };
}
