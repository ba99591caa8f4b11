/** A batch of read rows → records, their asks and rejects in one transaction: files and pushes come in by this door. */
import type { RecordDraft } from '../domain/record.ts';
import type { Reject } from '../ingest/parse-record.ts';
import type { DraftRow } from '../ingest/read-drafts.ts';
import { splitAsks } from '../ingest/split-asks.ts';
import type { Db } from '../store/database.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { saveRejects } from '../store/records/imports.ts';
import { type RecordAsks, replaceAsks } from '../store/records/replace-asks.ts';
import { type UpsertOutcome, upsertRecords } from '../store/records/upsert-records.ts';
import { askTextHash } from './ask-text-hash.ts';
import type { IngestOutcome } from './outcomes.ts';

export type RowOutcome =
  | { readonly state: UpsertOutcome['state']; readonly sourceId: string }
  | { readonly state: 'rejected'; readonly reject: Reject };

/** All of the batch is stored, or nothing. @returns one outcome per row, in order. */
export async function storeBatch(
  db: Db,
  importId: number,
  batch: readonly DraftRow[],
): Promise<RowOutcome[]> {
  const rejects = batch.flatMap((row) => ('reject' in row ? [row.reject] : []));
  const drafts = batch.flatMap((row) => ('draft' in row ? [row.draft] : []));
  const stored = await inTransaction(db, async (transaction) => {
    const outcomes = await upsertRecords(transaction, drafts, importId);
    await replaceAsks(transaction, changedAsks(drafts, outcomes));
    await saveRejects(transaction, importId, rejects.map(toStoredReject));
    return outcomes;
  });
  const next = stored.values();
  return batch.map((row): RowOutcome => {
    if ('reject' in row) return { state: 'rejected', reject: row.reject };
    const outcome = next.next().value;
    if (outcome === undefined) throw new RangeError('a stored draft has no outcome');
    return { state: outcome.state, sourceId: row.draft.sourceId };
  });
}

/** Asks of what is new. A record that comes twice in one batch has the asks of its last content only. */
function changedAsks(drafts: readonly RecordDraft[], outcomes: readonly UpsertOutcome[]): RecordAsks[] {
  const asks = new Map<number, RecordAsks>();
  for (const [index, draft] of drafts.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) throw new RangeError('a stored draft has no outcome');
    if (outcome.state !== 'unchanged') asks.set(outcome.id, asksOf(draft, outcome));
  }
  return [...asks.values()];
}

function asksOf({ source, title, body, place }: RecordDraft, { id, version }: UpsertOutcome): RecordAsks {
  const spans = splitAsks(body, title, source);
  const textHashes = spans.map(({ start, end }) => askTextHash(title, body.slice(start, end), place));
  return { recordId: id, version, spans, textHashes };
}

const toStoredReject = ({ row, line, sourceId, reason, detail }: Reject) => ({
  rowNumber: row,
  line: line ?? null,
  sourceId: sourceId ?? null,
  reason,
  detail,
});

/** Counts what was stored, for the balance sheet. */
export class Tally {
  received = 0;
  readonly #states = { created: 0, updated: 0, unchanged: 0 };
  readonly #rejected: Reject[] = [];
  readonly #masked = new Map<string, number>();

  add(batch: readonly DraftRow[], outcomes: readonly RowOutcome[]): void {
    this.received += batch.length;
    for (const outcome of outcomes) {
      if (outcome.state === 'rejected') this.#rejected.push(outcome.reject);
      else this.#states[outcome.state] += 1;
    }
    for (const row of batch) if ('draft' in row) this.#addMasked(row.masked);
  }

  read(): IngestOutcome {
    return {
      received: this.received,
      ...this.#states,
      rejected: this.#rejected,
      masked: Object.fromEntries(this.#masked),
    };
  }

  #addMasked(counts: Readonly<Record<string, number>>): void {
    for (const [type, count] of Object.entries(counts)) {
      this.#masked.set(type, (this.#masked.get(type) ?? 0) + count);
    }
  }
}
