import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STORED_DIMENSIONS } from '../../src/domain/vector.ts';
import { type EmbedBatchesOptions, embedBatches } from '../../src/embed/embed-batches.ts';
import type { EmbeddingProvider, EmbedOutcome } from '../../src/embed/provider.ts';

function unitVector(): Float32Array {
  const vector = new Float32Array(STORED_DIMENSIONS);
  vector[0] = 1;
  return vector;
}

const OUTCOMES: Readonly<Record<string, () => EmbedOutcome | undefined>> = {
  good: () => ({ ok: true, vector: unitVector() }),
  short: () => ({ ok: true, vector: Float32Array.of(1) }),
  nan: () => ({ ok: true, vector: unitVector().fill(Number.NaN, 5, 6) }),
  zero: () => ({ ok: true, vector: new Float32Array(STORED_DIMENSIONS) }),
  long: () => ({ ok: true, vector: unitVector().fill(2, 0, 1) }),
  limited: () => ({ ok: false, reason: 'rate_limited' }),
  refused: () => ({ ok: false, reason: 'unauthorized' }),
  absent: () => undefined,
};

/** Answers a text by its name in OUTCOMES; trailing absent ones are left off, as a careless provider would. */
function fakeProvider(changes: Partial<EmbeddingProvider> = {}) {
  const calls: string[][] = [];
  const provider: EmbeddingProvider = {
    space: { provider: 'fake', model: 'fake', dimensions: STORED_DIMENSIONS, version: '1' },
    batchSize: 2,
    local: false,
    async embed(inputs) {
      calls.push(inputs.map(({ text }) => text));
      return inputs.flatMap(({ text }) => OUTCOMES[text]?.() ?? []);
    },
    ...changes,
  };
  return { provider, calls };
}

const item = (textHash: string, text = 'good') => ({ textHash, input: { title: '', text } });

async function run(items: EmbedBatchesOptions['items'], changes: Partial<EmbedBatchesOptions> = {}) {
  const { provider, calls } = fakeProvider();
  const saved: string[][] = [];
  const result = await embedBatches({
    items,
    provider,
    save: async (rows) => {
      saved.push(rows.map(({ textHash }) => textHash));
    },
    ...changes,
  });
  return { ...result, saved, calls };
}

it('saves batch by batch and says how far it is', async () => {
  const progress: unknown[] = [];
  const { saved, embedded, failed } = await run([item('a'), item('b'), item('c')], {
    onProgress: (step) => progress.push(step),
  });
  expect({ saved, embedded, failed }).toEqual({ saved: [['a', 'b'], ['c']], embedded: 3, failed: [] });
  expect(progress).toEqual([
    { done: 2, total: 3 },
    { done: 3, total: 3 },
  ]);
});

it('embeds the same text once', async () => {
  const { calls, embedded } = await run([item('a'), item('a'), item('b'), item('a')]);
  expect(embedded).toBe(2);
  expect(calls.flat()).toHaveLength(2);
});

it.each([
  ['short', 'wrong_dimensions'],
  ['nan', 'not_finite'],
  ['zero', 'not_finite'],
  ['long', 'not_finite'],
  ['limited', 'rate_limited'],
  ['absent', 'missing_in_answer'],
])('does not save a vector that is %s: %s', async (text, reason) => {
  const { saved, failed } = await run([item('a'), item('b', text)]);
  expect(saved).toEqual([['a']]);
  expect(failed).toEqual([{ textHash: 'b', reason }]);
});

it('saves nothing when nothing came', async () => {
  const { saved } = await run([item('a', 'limited')]);
  expect(saved).toEqual([]);
});

it('asks no more once the key was refused', async () => {
  const { calls, failed } = await run([item('a', 'refused'), item('b'), item('c'), item('d'), item('e')]);
  expect(calls).toHaveLength(1);
  expect(failed.map(({ textHash }) => textHash)).toEqual(['a', 'c', 'd', 'e']);
});

describe('what ends a run', () => {
  it('keeps what was saved before save failed', async () => {
    const saved: number[] = [];
    const save: EmbedBatchesOptions['save'] = async (rows) => {
      if (saved.length === 1) throw new Error('disk full');
      saved.push(rows.length);
    };
    await expect(run([item('a'), item('b'), item('c'), item('d'), item('e')], { save })).rejects.toThrow(
      'disk full',
    );
    expect(saved).toEqual([2]);
  });

  it('stops between batches when aborted', async () => {
    const controller = new AbortController();
    const saved: number[] = [];
    const save: EmbedBatchesOptions['save'] = async (rows) => {
      saved.push(rows.length);
      controller.abort(new Error('stopped'));
    };
    const aborted = run([item('a'), item('b'), item('c')], { save, signal: controller.signal });
    await expect(aborted).rejects.toThrow('stopped');
    expect(saved).toEqual([2]);
  });

  it.each([0, 1.5, Number.NaN])('refuses %d batches at a time', async (concurrency) =>
    expect(run([], { concurrency })).rejects.toThrow(RangeError),
  );
});

describe('batches at the same time', () => {
  async function mostAtOnce(local: boolean): Promise<number> {
    let under = 0;
    let most = 0;
    const { provider } = fakeProvider({
      local,
      batchSize: 1,
      async embed() {
        under += 1;
        most = Math.max(most, under);
        await Promise.resolve();
        under -= 1;
        return [{ ok: true, vector: unitVector() }];
      },
    });
    await run(
      Array.from({ length: 9 }, (_, index) => item(`${index}`)),
      { provider, concurrency: 3 },
    );
    return most;
  }

  it('are as many as allowed when the provider is remote', async () =>
    expect(await mostAtOnce(false)).toBe(3));
  it('are one when it is local', async () => expect(await mostAtOnce(true)).toBe(1));
});

it('accounts for every distinct text and saves none that failed', async () => {
  const ITEM = fc.record({
    hash: fc.integer({ min: 0, max: 20 }),
    text: fc.constantFrom(...Object.keys(OUTCOMES)),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(ITEM, { maxLength: 30 }),
      fc.integer({ min: 1, max: 4 }),
      async (drawn, concurrency) => {
        const { saved, embedded, failed } = await run(
          drawn.map(({ hash, text }) => item(`${hash}`, text)),
          { concurrency },
        );
        const hashes = new Set(drawn.map(({ hash }) => `${hash}`));
        expect(embedded + failed.length).toBe(hashes.size);
        expect(new Set([...saved.flat(), ...failed.map(({ textHash }) => textHash)])).toEqual(hashes);
        expect(saved.flat()).toHaveLength(embedded);
      },
    ),
  );
});
