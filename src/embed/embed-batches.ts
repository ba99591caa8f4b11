import { checkVector } from './check-vector.ts';
import type { EmbeddingProvider, EmbedFailure, EmbedInput, EmbedOutcome } from './provider.ts';

export type EmbedItem = {
  /** Same hash = same text: embedded once. */
  readonly textHash: string;
  readonly input: EmbedInput;
};

export type EmbeddedRow = { readonly textHash: string; readonly vector: Float32Array };

export type EmbedBatchesOptions = {
  /** What has no vector in the provider's space yet. */
  readonly items: readonly EmbedItem[];
  readonly provider: EmbeddingProvider;
  /** Called with each finished batch at once, so that a killed run goes on from there; batches in any order. */
  readonly save: (rows: readonly EmbeddedRow[]) => Promise<void>;
  readonly onProgress?: (progress: EmbedProgress) => void;
  readonly signal?: AbortSignal;
  /** Batches under way at the same time; a local provider always has one. */
  readonly concurrency?: number;
};

export type EmbedProgress = { readonly done: number; readonly total: number };

export type EmbedSummary = {
  /** Distinct texts that were saved. */
  readonly embedded: number;
  /** In the order of the items; nothing is saved for them and the next run asks again. */
  readonly failed: readonly { readonly textHash: string; readonly reason: EmbedFailure }[];
};

/**
 * Embeds every distinct text once. `embedded` and `failed` together are exactly the distinct items. After a refused
 * key the rest is failed without asking.
 *
 * @throws what `save` throws and the signal's reason when aborted, once no batch is under way any more.
 */
export async function embedBatches(options: EmbedBatchesOptions): Promise<EmbedSummary> {
  const { provider, concurrency = 1 } = options;
  if (!(Number.isInteger(concurrency) && concurrency >= 1)) {
    throw new RangeError(`concurrency must be a positive integer, got ${concurrency}`);
  }
  const items = distinct(options.items);
  const batches = batchesOf(items, provider.batchSize).values();
  const reasons = new Map<string, EmbedFailure>();
  const state = { done: 0, refused: false, broken: false };

  const work = async (): Promise<void> => {
    for (const batch of batches) {
      if (state.broken) return;
      options.signal?.throwIfAborted();
      const outcomes = state.refused ? refuseAll(batch) : await embedBatch(batch, options);
      await saveBatch(batch, outcomes, options, reasons);
      state.refused ||= outcomes.some((outcome) => !outcome.ok && outcome.reason === 'unauthorized');
      state.done += batch.length;
      options.onProgress?.({ done: state.done, total: items.length });
    }
  };
  const workers = Array.from({ length: provider.local ? 1 : concurrency }, () =>
    work().catch((error: unknown) => {
      state.broken = true;
      throw error;
    }),
  );
  for (const result of await Promise.allSettled(workers)) {
    if (result.status === 'rejected') throw result.reason;
  }
  const failed = items.flatMap(({ textHash }) => {
    const reason = reasons.get(textHash);
    return reason === undefined ? [] : [{ textHash, reason }];
  });
  return { embedded: items.length - failed.length, failed };
}

function distinct(items: readonly EmbedItem[]): EmbedItem[] {
  const byHash = new Map<string, EmbedItem>();
  for (const item of items) if (!byHash.has(item.textHash)) byHash.set(item.textHash, item);
  return [...byHash.values()];
}

function batchesOf(items: readonly EmbedItem[], size: number): EmbedItem[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** One outcome per item, whatever the provider returned; its vectors are checked, not trusted. */
async function embedBatch(
  batch: readonly EmbedItem[],
  { provider, signal }: EmbedBatchesOptions,
): Promise<EmbedOutcome[]> {
  const outcomes = await provider.embed(
    batch.map(({ input }) => input),
    signal,
  );
  return batch.map((_, index) => checkOutcome(outcomes[index]));
}

function checkOutcome(outcome: EmbedOutcome | undefined): EmbedOutcome {
  if (outcome === undefined) return { ok: false, reason: 'missing_in_answer' };
  const reason = outcome.ok ? checkVector(outcome.vector) : null;
  return reason === null ? outcome : { ok: false, reason };
}

function refuseAll(batch: readonly EmbedItem[]): EmbedOutcome[] {
  return batch.map(() => ({ ok: false, reason: 'unauthorized' }));
}

async function saveBatch(
  batch: readonly EmbedItem[],
  outcomes: readonly EmbedOutcome[],
  { save }: EmbedBatchesOptions,
  reasons: Map<string, EmbedFailure>,
): Promise<void> {
  const rows: EmbeddedRow[] = [];
  for (const [index, { textHash }] of batch.entries()) {
    const outcome = outcomes[index];
    if (outcome?.ok) rows.push({ textHash, vector: outcome.vector });
    else reasons.set(textHash, outcome?.reason ?? 'missing_in_answer');
  }
  if (rows.length > 0) await save(rows);
}
