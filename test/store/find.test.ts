/** The full text index in the store: filled, kept up, completed after an interruption, without confidential words. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordDraft } from '../../src/domain/record.ts';
import { EVERYTHING } from '../../src/domain/sight.ts';
import { indexImport, indexSearch } from '../../src/pipeline/index-search.ts';
import { countUnindexed } from '../../src/store/find/index-terms.ts';
import { matchRecords, matchSuggestions } from '../../src/store/find/match-terms.ts';
import { readGreatestIndexed, readTermShares } from '../../src/store/find/term-shares.ts';
import type { Store } from '../../src/store/open-store.ts';
import { startImport } from '../../src/store/records/imports.ts';
import { upsertRecords } from '../../src/store/records/upsert-records.ts';
import { draft, SUGGESTION } from './drafts.ts';
import { ENGINES, emptyStore, openTestStore } from './open-test-store.ts';

const suggestion = (sourceId: string, title: string, fields: Partial<RecordDraft> = {}) =>
  draft(sourceId, {
    source: 'suggestion',
    title,
    body: title,
    handling: null,
    suggestion: SUGGESTION,
    ...fields,
  });
const hotline = (sourceId: string, body: string, fields: Partial<RecordDraft> = {}) =>
  draft(sourceId, { title: '', body, ...fields });

const ALWAYS = { receivedFrom: new Date('2000-01-01'), receivedBefore: new Date('2100-01-01'), limit: 10 };

describe.each(ENGINES)('the full text index, on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  afterAll(() => store?.close());
  beforeEach(() => emptyStore(store));

  async function save(...drafts: RecordDraft[]): Promise<number> {
    const file = { fileName: 'a.csv', source: 'hotline' as const, fileDigest: 'd' };
    const importId = await startImport(store.db, file);
    await upsertRecords(store.db, drafts, importId);
    return importId;
  }
  const weighed = (...terms: string[]) => terms.map((term) => ({ term, query: `'${term}'`, weight: 1 }));
  async function sourceIds(matches: readonly { readonly recordId: number }[]): Promise<string[]> {
    const rows = await store.db.selectFrom('record').select(['id', 'sourceId']).execute();
    const names = new Map(rows.map(({ id, sourceId }) => [id, sourceId]));
    return matches.map(({ recordId }) => names.get(recordId) ?? '');
  }
  const records = async (...terms: string[]) =>
    sourceIds(await matchRecords(store.db, { terms: weighed(...terms), sight: EVERYTHING, limit: 10 }));
  const suggestions = async (...terms: string[]) =>
    sourceIds(await matchSuggestions(store.db, { ...ALWAYS, terms: weighed(...terms) }));

  it('finds records by their terms, the most first, suggestions apart', async () => {
    await save(hotline('A', '路灯不亮，停车难'), hotline('B', '停车难'), suggestion('S', '关于停车的建议'));
    expect(await indexSearch(store)).toBe(3);
    expect(await records('停车', '路灯')).toEqual(['A', 'B']);
    expect(await suggestions('停车', '路灯')).toEqual(['S']);
    expect(await records('电梯')).toEqual([]);
  });

  it('holds a changed record by its new words, and nothing is done twice', async () => {
    await save(hotline('A', '路灯不亮'));
    await indexSearch(store);
    expect(await indexSearch(store)).toBe(0);
    await save(hotline('A', '电梯困人'));
    expect(await indexSearch(store)).toBe(1);
    expect(await records('路灯')).toEqual([]);
    expect(await records('电梯')).toEqual(['A']);
  });

  it('never holds the words of a confidential record, also of one that became so', async () => {
    await save(hotline('A', '路灯不亮', { confidential: true }), hotline('B', '路灯不亮'));
    expect(await indexSearch(store)).toBe(1);
    expect(await records('路灯')).toEqual(['B']);
    await save(hotline('B', '路灯不亮', { confidential: true }));
    // Before the index knows of it.
    expect(await records('路灯')).toEqual([]);
    await indexSearch(store);
    const { rows } = await sql`select 1 from record_terms`.execute(store.db);
    expect(rows).toEqual([]);
  });

  it('is completed by the next call after one that was stopped', async () => {
    await save(...Array.from({ length: 450 }, (_, copy) => hotline(`A${copy}`, `第${copy}盏路灯不亮`)));
    const stop = new AbortController();
    const seen: number[] = [];
    const indexed = await indexSearch(store, {
      signal: stop.signal,
      onProgress: (_, done, total) => {
        seen.push(done, total);
        stop.abort();
      },
    });
    expect([indexed, ...seen]).toEqual([200, 200, 450]);
    expect(await countUnindexed(store.db)).toBe(250);
    expect(await indexSearch(store)).toBe(250);
    expect(await countUnindexed(store.db)).toBe(0);
  });

  it('indexes what one import changed and leaves the rest', async () => {
    await save(hotline('A', '路灯不亮'));
    const second = await save(hotline('B', '路灯坏了'));
    await indexImport(store.db, second);
    expect(await records('路灯')).toEqual(['B']);
    expect(await countUnindexed(store.db)).toBe(1);
  });

  it('knows how common a term is among suggestions and among the others', async () => {
    await save(
      suggestion('S1', '关于停车的建议'),
      suggestion('S2', '关于路灯的建议'),
      hotline('A', '停车难'),
      hotline('B', '停车难'),
      hotline('C', '停车位少'),
    );
    await indexSearch(store);
    const terms = ['停车', '路灯', '电梯'];
    expect(await readTermShares(store.db, { suggestion: true, terms })).toEqual(
      new Map([
        ['停车', 0.5],
        ['路灯', 0.5],
      ]),
    );
    expect(await readTermShares(store.db, { suggestion: false, terms })).toEqual(new Map([['停车', 1]]));
    expect(await readTermShares(store.db, { suggestion: true, terms: [] })).toEqual(new Map());
    expect(await readGreatestIndexed(store.db)).toBe(5);
  });

  it('looks only at the years asked for, and at what is in sight', async () => {
    await save(
      suggestion('old', '关于停车的建议', { receivedAt: new Date('2019-01-01') }),
      suggestion('new', '关于停车的建议', { receivedAt: new Date('2024-01-01') }),
      hotline('here', '停车难', { district: '云岩区' }),
      hotline('there', '停车难', { district: '花溪区' }),
    );
    await indexSearch(store);
    const from = { ...ALWAYS, receivedFrom: new Date('2020-01-01'), terms: weighed('停车') };
    expect(await sourceIds(await matchSuggestions(store.db, from))).toEqual(['new']);
    const inYunyan = { terms: weighed('停车'), limit: 10, sight: { ...EVERYTHING, district: '云岩' } };
    expect(await sourceIds(await matchRecords(store.db, inYunyan))).toEqual(['here']);
    // One person's words by themselves: outside staff they are in no issue of enough people.
    const outside = {
      terms: weighed('停车'),
      limit: 10,
      sight: { district: null, minimumPeople: 5, confidential: false },
    };
    expect(await matchRecords(store.db, outside)).toEqual([]);
  });
});
