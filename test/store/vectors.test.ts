import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/open-store.ts';
import { replaceAsks } from '../../src/store/records/replace-asks.ts';
import { upsertRecords } from '../../src/store/records/upsert-records.ts';
import { readEmbedFailures, saveEmbedFailures } from '../../src/store/vectors/embed-failures.ts';
import { missingTextHashes } from '../../src/store/vectors/missing-text-hashes.ts';
import { type NearestFilter, nearest } from '../../src/store/vectors/nearest.ts';
import { readEmbeddings } from '../../src/store/vectors/read-embeddings.ts';
import { saveEmbeddings } from '../../src/store/vectors/save-embeddings.ts';
import { activateSpace, createSpace, findActiveSpace, findSpace } from '../../src/store/vectors/spaces.ts';
import { createVectorIndex, dropVectorIndex } from '../../src/store/vectors/vector-index.ts';
import { shortVectorText, vectorText } from '../../src/store/vectors/vector-text.ts';
import { draft, hashOf } from './drafts.ts';
import { ENGINES, openTestStore } from './open-test-store.ts';

const COUNT = 1200;
const DIMENSIONS = 48;

/** mulberry32: the same vectors on every run and engine. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function randomUnit(random: () => number): Float32Array {
  const raw = Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5);
  const length = Math.hypot(...raw);
  return raw.map((value) => value / length);
}

const dot = (left: Float32Array, right: Float32Array) =>
  left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);

describe('vectorText', () => {
  it('writes six decimals and pads with zeros', () => {
    expect(vectorText(Float32Array.of(1, -0.5, 1e-9, 0.1234567))).toMatch(
      /^\[1000000e-6,-500000e-6,0,123457e-6(,0){1020}\]$/,
    );
  });

  it.each([[[]], [[Number.NaN]], [[Infinity]], [Array(1025).fill(0)]])('refuses %#', (numbers: number[]) =>
    expect(() => vectorText(Float32Array.from(numbers))).toThrow(RangeError),
  );
});

describe('shortVectorText', () => {
  it('names only what is not zero, and is dense when that is shorter', () => {
    expect(shortVectorText(Float32Array.of(0, 0.5, 1e-9, -0.25))).toBe('{2:500000e-6,4:-250000e-6}/1024');
    expect(shortVectorText(new Float32Array(4))).toBe('{}/1024');
    const dense = new Float32Array(1024).fill(0.03125);
    expect(shortVectorText(dense)).toBe(vectorText(dense));
  });
});

describe.each(ENGINES)('vectors on %s', (engine) => {
  const random = createRandom(7);
  const rows = Array.from({ length: COUNT }, (_, index) => ({
    textHash: hashOf(`text ${index}`),
    vector: randomUnit(random),
    district: index % 40 === 0 ? '小区' : '大区',
  }));
  const queries = Array.from({ length: 10 }, () => randomUnit(random));
  let store: Store;
  let spaceId: number;

  beforeAll(async () => {
    store = await openTestStore(engine);
    const space = { provider: 'lexical', model: 'toy', dimensions: DIMENSIONS, version: '1' };
    spaceId = (await createSpace(store.db, space, { stop: ['的'] })).id;
    const outcomes = await upsertRecords(
      store.db,
      rows.map(({ district }, index) => draft(`${index}`, { district })),
      null,
    );
    const asks = outcomes.map(({ id, version }, index) => ({
      recordId: id,
      version,
      spans: [{ start: 0, end: 3 }],
      textHashes: [rows[index]?.textHash ?? ''],
    }));
    await replaceAsks(store.db, asks);
    await saveEmbeddings(store.db, spaceId, rows);
    await sql`analyze`.execute(store.db);
  });
  afterAll(() => store?.close());

  it('come back in the order asked for, repeats too, within the rounding', async () => {
    const wanted = [rows[5], rows[0], rows[1100], rows[5]].filter((row) => row !== undefined);
    const { data, dimensions } = await readEmbeddings(
      store.db,
      spaceId,
      wanted.map(({ textHash }) => textHash),
    );
    expect(dimensions).toBe(1024);
    expect(data).toHaveLength(4 * 1024);
    wanted.forEach(({ vector }, row) => {
      for (let index = 0; index < 1024; index++) {
        expect(Math.abs((data[row * 1024 + index] ?? 9) - (vector[index] ?? 0))).toBeLessThan(6e-7);
      }
    });
    const everything = await readEmbeddings(
      store.db,
      spaceId,
      rows.map(({ textHash }) => textHash),
    );
    const ownSimilarity = rows.map(({ vector }, row) => dot(vector, everything.data.subarray(row * 1024)));
    expect(Math.min(...ownSimilarity)).toBeGreaterThan(0.9999);
    expect((await readEmbeddings(store.db, spaceId, [])).data).toHaveLength(0);
  });

  it('come back the same, dense or sparse', async () => {
    const dense = Float32Array.from({ length: 1024 }, (_, index) => (index - 512) / 1e5);
    const sparse = new Float32Array(1024);
    sparse.set([0.6, -0.8], 1022);
    await saveEmbeddings(store.db, spaceId, [
      { textHash: hashOf('dense'), vector: dense },
      { textHash: hashOf('sparse'), vector: sparse },
    ]);
    const { data } = await readEmbeddings(store.db, spaceId, [hashOf('sparse'), hashOf('dense')]);
    expect(data).toEqual(Float32Array.of(...sparse, ...dense));
  });

  it('must all be there', async () => {
    const asked = readEmbeddings(store.db, spaceId, [hashOf('text 0'), hashOf('nobody wrote this')]);
    await expect(asked).rejects.toThrow(/2 texts were asked for, 1 have/);
  });

  it('that are missing are named once, in order', async () => {
    const asked = [hashOf('new b'), hashOf('text 3'), hashOf('new a'), hashOf('new b')];
    expect(await missingTextHashes(store.db, spaceId, asked)).toEqual([hashOf('new b'), hashOf('new a')]);
    expect(await missingTextHashes(store.db, spaceId + 1, [hashOf('text 3')])).toEqual([hashOf('text 3')]);
  });

  describe.each(['exact', 'hnsw'])('nearest, %s', (index) => {
    beforeAll(() => (index === 'hnsw' ? createVectorIndex(store.db) : dropVectorIndex(store.db)));

    const exact = (query: Float32Array, k: number, keep: (district: string) => boolean) =>
      rows
        .map(({ vector, district }, row) => ({ askId: row + 1, district, similarity: dot(query, vector) }))
        .filter(({ district }) => keep(district))
        .toSorted((left, right) => right.similarity - left.similarity)
        .slice(0, k)
        .map(({ askId }) => askId);

    /** So few rows would be scanned anyway: sorting is made dear, so that the index is used when it is there. */
    const search = (query: Float32Array, k: number, filter: NearestFilter) =>
      store.db.transaction().execute(async (transaction) => {
        await sql`set local enable_seqscan = off`.execute(transaction);
        await sql`set local enable_sort = off`.execute(transaction);
        return nearest(transaction, spaceId, query, k, filter);
      });

    async function recall(
      k: number,
      filter: NearestFilter,
      keep: (district: string) => boolean,
    ): Promise<number> {
      let hits = 0;
      for (const query of queries) {
        const found = await search(query, k, filter);
        expect(found).toHaveLength(k);
        const similarities = found.map(({ similarity }) => similarity);
        expect(similarities).toEqual(similarities.toSorted((left, right) => right - left));
        const wanted = new Set(exact(query, k, keep));
        hits += found.filter(({ askId }) => wanted.has(askId)).length;
      }
      return hits / (k * queries.length);
    }

    it('finds what an exact scan finds', async () => {
      expect(await recall(10, {}, () => true)).toBeGreaterThanOrEqual(index === 'exact' ? 1 : 0.95);
    });

    it('gives k rows even when one in forty passes the filter', async () => {
      const filter = {
        districts: ['小区'],
        sources: ['hotline' as const],
        receivedFrom: new Date(0),
        publicOnly: true,
      };
      expect(await recall(20, filter, (district) => district === '小区')).toBeGreaterThanOrEqual(
        index === 'exact' ? 1 : 0.95,
      );
      const [query = new Float32Array(1)] = queries;
      expect(await nearest(store.db, spaceId, query, 500, filter)).toHaveLength(30);
      expect(await nearest(store.db, spaceId, query, 5, { receivedBefore: new Date(0) })).toEqual([]);
      expect(await nearest(store.db, spaceId, query, 5, { appealTypes: ['praise'] })).toEqual([]);
    });
  });

  it('use the index when it is there', async () => {
    await createVectorIndex(store.db);
    const plan = await store.db.transaction().execute(async (transaction) => {
      await sql`set local enable_seqscan = off`.execute(transaction);
      return sql<{ 'QUERY PLAN': string }>`
        explain select text_hash from embedding order by vector <#> ${vectorText(Float32Array.of(1))}::vector limit 5
      `.execute(transaction);
    });
    expect(JSON.stringify(plan.rows)).toContain('embedding_vector');
    await dropVectorIndex(store.db);
  });

  it('of a text that failed clear the failure', async () => {
    const failure = { textHash: hashOf('failing'), reason: 'too_long' };
    await saveEmbedFailures(store.db, spaceId, [failure]);
    await saveEmbedFailures(store.db, spaceId, [failure, failure]);
    expect(await readEmbedFailures(store.db, spaceId)).toMatchObject([{ ...failure, attempts: 2 }]);
    await saveEmbeddings(store.db, spaceId, [{ textHash: failure.textHash, vector: Float32Array.of(1) }]);
    expect(await readEmbedFailures(store.db, spaceId)).toEqual([]);
  });

  it('live in spaces, one of them active', async () => {
    const next = { provider: 'openai', model: 'bge-m3', dimensions: 1024, version: '1' };
    const created = await createSpace(store.db, next, {});
    expect(await createSpace(store.db, next, {})).toEqual(created);
    expect(await findActiveSpace(store.db)).toBeUndefined();
    await activateSpace(store.db, spaceId);
    await activateSpace(store.db, created.id);
    expect((await findActiveSpace(store.db))?.id).toBe(created.id);
    await expect(activateSpace(store.db, 99)).rejects.toMatchObject({ code: 'not_found' });
    expect((await findActiveSpace(store.db))?.id).toBe(created.id);
    expect(await findSpace(store.db, { ...next, version: '2' })).toBeUndefined();
  });
});
