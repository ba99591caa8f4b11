import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordDraft, StoredRecord } from '../../src/domain/record.ts';
import type { Store } from '../../src/store/open-store.ts';
import { contentHash } from '../../src/store/records/content-hash.ts';
import {
  finishImport,
  listImports,
  readRejects,
  saveRejects,
  startImport,
} from '../../src/store/records/imports.ts';
import { readAsks } from '../../src/store/records/read-asks.ts';
import {
  countRecords,
  exportRecords,
  readRecords,
  readRecordsById,
  readRecordVersion,
} from '../../src/store/records/read-records.ts';
import { replaceAsks } from '../../src/store/records/replace-asks.ts';
import { upsertRecords } from '../../src/store/records/upsert-records.ts';
import { draft, HANDLING, hashOf, SUGGESTION } from './drafts.ts';
import { ENGINES, emptyStore, openTestStore } from './open-test-store.ts';

async function all(records: AsyncIterable<StoredRecord>): Promise<StoredRecord[]> {
  const found: StoredRecord[] = [];
  for await (const record of records) found.push(record);
  return found;
}

describe('contentHash', () => {
  it('does not depend on the order of keys, and does on every field', () => {
    const one = draft('GD-1', { handling: HANDLING });
    const reversed = Object.fromEntries(Object.entries(HANDLING).toReversed()) as typeof HANDLING;
    expect(contentHash({ ...one, handling: reversed })).toBe(contentHash(one));
    const changes: Partial<RecordDraft>[] = [
      { title: '另一题' },
      { body: '另一文' },
      { receivedAt: new Date('2025-03-02T00:00:00Z') },
      { appealType: null },
      { sourceAppealType: null },
      { sourceCategory: null },
      { district: '乙区' },
      { street: '甲街道' },
      { channel: null },
      { person: null },
      { confidential: true },
      { likes: 1 },
      { dislikes: 1 },
      { handling: { ...HANDLING, completedAt: new Date(0) } },
      { suggestion: SUGGESTION },
    ];
    const hashes = changes.map((change) => contentHash({ ...one, ...change }));
    expect(new Set([contentHash(one), ...hashes]).size).toBe(changes.length + 1);
  });
});

describe.each(ENGINES)('records on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  beforeEach(() => emptyStore(store));
  afterAll(() => store?.close());

  const states = async (drafts: RecordDraft[]) =>
    (await upsertRecords(store.db, drafts, null)).map(
      ({ id, version, state }) => `${id} v${version} ${state}`,
    );

  it('reads back exactly what was stored', async () => {
    const drafts = [
      draft('GD-1', { handling: HANDLING, street: '甲街道', title: '' }),
      draft('2025-7', { source: 'suggestion', suggestion: SUGGESTION, person: null, appealType: null }),
      draft('引号"逗号,{反斜杠\\}', { body: '第一行\n第二行\t"引"\\ 😀 null NULL' }),
    ];
    await upsertRecords(store.db, drafts, null);
    expect(await all(readRecords(store.db))).toEqual(
      drafts.map((fields, index) => ({ ...fields, id: index + 1, version: 1 })),
    );
  });

  it('says what it did, in input order; repeats in one batch count one by one', async () => {
    expect(await states([draft('A'), draft('B'), draft('A'), draft('A', { likes: 2 })])).toEqual([
      '1 v1 created',
      '2 v1 created',
      '1 v1 unchanged',
      '1 v2 updated',
    ]);
    expect(await states([draft('B', { handling: HANDLING }), draft('A', { likes: 2 }), draft('B')])).toEqual([
      '2 v2 updated',
      '1 v2 unchanged',
      '2 v3 updated',
    ]);
    expect(await countRecords(store.db)).toBe(2);
  });

  it('keeps every version readable', async () => {
    await states([draft('A'), draft('A', { body: '中间的文本' }), draft('A', { body: '最后的文本' })]);
    const bodies = await Promise.all([1, 2, 3, 4].map((version) => readRecordVersion(store.db, 1, version)));
    expect(bodies.map((version) => version?.body)).toEqual([
      draft('A').body,
      '中间的文本',
      '最后的文本',
      undefined,
    ]);
  });

  it('treats the same id from two sources as two records', async () => {
    expect(await states([draft('A'), draft('A', { source: 'forum' })])).toEqual([
      '1 v1 created',
      '2 v1 created',
    ]);
  });

  it('replaces what the database cannot hold, unit for unit, and knows it again', async () => {
    const odd = draft('A', { body: '甲\0乙\uD800丙', handling: { ...HANDLING, reply: '\0\uDC00' } });
    await states([odd]);
    const [record] = await all(readRecords(store.db));
    expect(record?.body).toBe('甲\uFFFD乙\uFFFD丙');
    expect(record?.handling?.reply).toBe('\uFFFD\uFFFD');
    expect(await states([odd])).toEqual(['1 v1 unchanged']);
  });

  it('stores all drafts of a call or none', async () => {
    await expect(states([draft('A'), draft('B', { likes: -1 })])).rejects.toMatchObject({ code: '23514' });
    expect(await countRecords(store.db)).toBe(0);
  });

  it('exports by source and id in code points, over several pages', async () => {
    const ids = Array.from({ length: 4500 }, (_, index) => `${index % 2 ? 'b' : 'B'}${index}`);
    await upsertRecords(store.db, [...ids.map((id) => draft(id)), draft('z', { source: 'forum' })], null);
    const exported = (await all(exportRecords(store.db))).map(
      ({ source, sourceId }) => `${source} ${sourceId}`,
    );
    expect(exported).toEqual(['forum z', ...ids.toSorted().map((id) => `hotline ${id}`)]);
    expect(await all(readRecords(store.db))).toHaveLength(4501);
    expect((await readRecordsById(store.db, [4501, 2, 99_999])).map(({ id }) => id)).toEqual([2, 4501]);
  });

  it('agrees with a plain map, whatever comes in whatever batches (property)', async () => {
    const small = fc.record({
      sourceId: fc.constantFrom('A', 'B', 'C'),
      source: fc.constantFrom('hotline' as const, 'forum' as const),
      body: fc.constantFrom('甲', '乙'),
      likes: fc.nat({ max: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(small, { maxLength: 6 }), { maxLength: 4 }), async (imports) => {
        await emptyStore(store);
        const model = new Map<string, { content: string; version: number }>();
        for (const given of imports) {
          const expected = given.map(({ source, sourceId, body, likes }) => {
            const before = model.get(`${source} ${sourceId}`);
            const content = `${body} ${likes}`;
            if (before?.content === content) return { version: before.version, state: 'unchanged' };
            const version = (before?.version ?? 0) + 1;
            model.set(`${source} ${sourceId}`, { content, version });
            return { version, state: before ? 'updated' : 'created' };
          });
          const drafts = given.map(({ sourceId, ...fields }) => draft(sourceId, fields));
          expect(await upsertRecords(store.db, drafts, null)).toMatchObject(expected);
        }
        const stored = (await all(readRecords(store.db))).map(
          ({ source, sourceId, body, likes, version }) =>
            [`${source} ${sourceId}`, { content: `${body} ${likes}`, version }] as const,
        );
        expect(new Map(stored)).toEqual(model);
      }),
      { numRuns: 25 },
    );
  });

  describe('asks', () => {
    const span = { start: 0, end: 3 };
    const askOf = (recordId: number, version: number, ...texts: string[]) => ({
      recordId,
      version,
      spans: texts.map(() => span),
      textHashes: texts.map(hashOf),
    });

    it('carry what grouping and ranking need, without text', async () => {
      await states([
        draft('A', { handling: HANDLING }),
        draft('7', { source: 'suggestion', suggestion: SUGGESTION }),
      ]);
      await replaceAsks(store.db, [askOf(1, 1, '甲', '乙'), askOf(2, 1, '丙')]);
      const asks = await readAsks(store.db);
      expect(
        asks.map(({ askId, recordId, ordinal, textHash }) => [askId, recordId, ordinal, textHash]),
      ).toEqual([
        [1, 1, 0, hashOf('甲')],
        [2, 1, 1, hashOf('乙')],
        [3, 2, 0, hashOf('丙')],
      ]);
      const { reply: _, ...handling } = HANDLING;
      const { reply: __, ...suggestion } = SUGGESTION;
      const [first, , third] = asks;
      expect(first).toMatchObject({
        ...span,
        version: 1,
        source: 'hotline',
        sourceId: 'A',
        district: '示例区',
      });
      expect(first).toMatchObject({ handling, suggestion: null, receivedAt: draft('A').receivedAt });
      expect(third).toMatchObject({ handling: null, suggestion });
    });

    it('follow the current version, keep their ids when given again, and may go away', async () => {
      const read = async () => (await readAsks(store.db)).map(({ askId, version }) => `${askId} v${version}`);
      await states([draft('A')]);
      await replaceAsks(store.db, [askOf(1, 1, '甲', '乙')]);
      await replaceAsks(store.db, [askOf(1, 1, '甲', '乙')]);
      expect(await read()).toEqual(['1 v1', '2 v1']);
      await states([draft('A', { body: '新的文本' })]);
      await replaceAsks(store.db, [askOf(1, 2, '丙')]);
      expect(await read()).toEqual([expect.stringMatching(/ v2$/)]);
      await replaceAsks(store.db, [askOf(1, 2)]);
      expect(await read()).toEqual([]);
    });

    it('need one hash per span', async () => {
      const uneven = { recordId: 1, version: 1, spans: [span], textHashes: [] };
      await expect(replaceAsks(store.db, [uneven])).rejects.toThrow(RangeError);
    });
  });

  describe('imports', () => {
    const balance = { received: 4, created: 1, updated: 1, unchanged: 1, rejected: 1, masked: { phone: 3 } };
    const start = () =>
      startImport(store.db, { fileName: '示例.csv', source: 'hotline', fileDigest: hashOf('file') });

    it('close with a balance sheet and their rejects', async () => {
      const id = await start();
      const reject = { rowNumber: 2, line: 5, sourceId: null, reason: 'no_body', detail: 'body is empty' };
      await saveRejects(store.db, id, [reject]);
      await saveRejects(store.db, id, [reject]);
      await finishImport(store.db, id, balance);
      await start();
      expect(await readRejects(store.db, id)).toEqual([reject]);
      expect(await listImports(store.db)).toMatchObject([
        { ...balance, id, finishedAt: expect.any(Date) },
        { finishedAt: null },
      ]);
    });

    it('are refused when it does not add up', async () => {
      const id = await start();
      await expect(finishImport(store.db, id, { ...balance, received: 5 })).rejects.toMatchObject({
        code: 'unbalanced',
      });
      expect(await listImports(store.db)).toMatchObject([{ finishedAt: null }]);
    });
  });
});
