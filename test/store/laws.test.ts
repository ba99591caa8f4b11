import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Law, lawSchema } from '../../src/domain/law.ts';
import { asTsvector, searchTerms } from '../../src/embed/search-terms.ts';
import { findArticles } from '../../src/store/laws/find-articles.ts';
import { readArticle, readNeighbours } from '../../src/store/laws/read-article.ts';
import { readLawStamps, readLaws } from '../../src/store/laws/read-laws.ts';
import { resolveArticle } from '../../src/store/laws/resolve-article.ts';
import { saveLaw, saveLaws } from '../../src/store/laws/save-laws.ts';
import type { Store } from '../../src/store/open-store.ts';
import { ENGINES, emptyStore, openTestStore } from './open-test-store.ts';

const options = { termsOf: (text: string) => asTsvector(searchTerms(text)), origin: 'import' as const };
/** No law of anywhere: names and words are invented. */
const lamps = (edition: string, validFrom: string, validTo: string | null, texts: string[]): Law =>
  lawSchema.parse({
    name: '中华人民共和国路灯管理法',
    shortNames: ['路灯法'],
    edition,
    level: 'law',
    issuer: '示例机关',
    validFrom,
    validTo,
    note: '示例',
    articles: texts.map((text, index) => ({ number: index + 1, text })),
  });
const OLD = lamps('2015年修正', '2015-08-29', '2025-03-10', ['路灯由市政部门维修。', '路灯应当节约用电。']);
const NEW = lamps('2025年修正', '2025-03-11', null, ['路灯由城市管理部门维修。', '路灯应当节约用电。']);
const OTHER: Law = lawSchema.parse({
  ...OLD,
  name: '示例市井盖管理条例',
  shortNames: [],
  level: 'local',
  validTo: null,
  articles: [
    { number: 2, text: "井盖缺损的，应当立即设置警示；it's a \\ sign。" },
    { number: 2, suffix: 1, text: '井盖由权属单位维修。' },
    { number: 9, text: '本条例自公布之日起施行。' },
  ],
});

describe.each(ENGINES)('laws on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  beforeEach(() => emptyStore(store));
  afterAll(() => store?.close());

  const articleIds = async () =>
    (await store.db.selectFrom('lawArticle').select(['id', 'number', 'active']).orderBy('id').execute()).map(
      ({ id, number, active }) => [id, number, active],
    );
  const search = async (text: string, day = '2026-01-01') =>
    findArticles(store.db, { terms: searchTerms(text), day, limit: 5 });

  it('writes a law once, and a changed one over it: ids stay, what it no longer has goes out of use', async () => {
    expect(await saveLaw(store.db, OLD, options)).toBe('imported');
    const explode = { ...options, termsOf: (): string => expect.unreachable() };
    expect(await saveLaw(store.db, { ...OLD, articles: OLD.articles.toReversed() }, explode)).toBe(
      'unchanged',
    );
    const before = await articleIds();
    const changed = {
      ...OLD,
      articles: [{ number: 1, suffix: 0, text: '路灯由甲维修。' }],
    };
    expect(await saveLaw(store.db, changed, options)).toBe('updated');
    expect(await articleIds()).toEqual(before.map(([id, number]) => [id, number, number === 1]));
    expect(await readArticle(store.db, Number(before[1]?.[0]))).toMatchObject({ active: false });
    expect(await search('节约用电', '2020-01-01')).toEqual([]);
    expect(await search('甲维修', '2020-01-01')).toMatchObject([{ text: '路灯由甲维修。' }]);
    expect(await saveLaw(store.db, OLD, options)).toBe('updated');
    expect(await articleIds()).toEqual(before);
  });

  it('refuses two versions in force on one day, and writes nothing then', async () => {
    await saveLaw(store.db, OLD, options);
    const early = { ...NEW, validFrom: '2025-03-10' };
    await expect(saveLaws(store.db, [OTHER, early], options)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('2025-03-10'),
    });
    expect((await readLaws(store.db)).map(({ edition }) => edition)).toEqual(['2015年修正']);
    expect(await saveLaw(store.db, NEW, options)).toBe('imported');
    await expect(saveLaw(store.db, { ...OLD, validTo: null }, options)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('takes a version and the end of the one before together, in either order', async () => {
    await saveLaw(store.db, { ...OLD, validTo: null }, options);
    expect(await saveLaws(store.db, [NEW, OLD], options)).toEqual(['imported', 'updated']);
    expect(await readLawStamps(store.db)).toMatchObject([
      { edition: '2015年修正', validFrom: '2015-08-29', validTo: '2025-03-10', origin: 'import' },
      { edition: '2025年修正', validFrom: '2025-03-11', validTo: null },
    ]);
  });

  it('lists versions with their days as text and the articles in use', async () => {
    await saveLaws(store.db, [OTHER, OLD, NEW], options);
    const listed = await readLaws(store.db);
    expect(
      listed.map(({ name, edition, validFrom, validTo, articles }) => [
        name,
        edition,
        validFrom,
        validTo,
        articles,
      ]),
    ).toEqual([
      [NEW.name, '2025年修正', '2025-03-11', null, 2],
      [OLD.name, '2015年修正', '2015-08-29', '2025-03-10', 2],
      [OTHER.name, '2015年修正', '2015-08-29', null, 3],
    ]);
  });

  it('finds only what is in force on the day: the last of the old and the first of the new', async () => {
    await saveLaws(store.db, [OLD, NEW, OTHER], options);
    expect((await search('谁来维修路灯', '2025-03-10'))[0]).toMatchObject({
      text: '路灯由市政部门维修。',
      law: { edition: '2015年修正', validTo: '2025-03-10' },
    });
    expect((await search('谁来维修路灯', '2025-03-11'))[0]).toMatchObject({
      text: '路灯由城市管理部门维修。',
      law: { edition: '2025年修正', validFrom: '2025-03-11', shortNames: ['路灯法'] },
    });
    expect(await search('谁来维修路灯', '2015-08-28')).toEqual([]);
  });

  it('puts the rare term before the common one, and takes signs as they are', async () => {
    await saveLaws(store.db, [OLD, NEW, OTHER], options);
    expect((await search('井盖缺损'))[0]).toMatchObject({ number: 2, suffix: 0 });
    expect(await search('飞机噪声')).toEqual([]);
    expect(await search('')).toEqual([]);
    const terms = ["it's", '\\', "'|&!(", '井盖', '井盖'];
    expect(await findArticles(store.db, { terms, day: '2026-01-01', limit: 1 })).toHaveLength(1);
  });

  it('resolves a name in every version, with the article or without', async () => {
    await saveLaws(store.db, [NEW, OLD, OTHER], options);
    for (const name of [OLD.name, '路灯管理法', '路灯法']) {
      expect(await resolveArticle(store.db, { name, number: 1, suffix: 0 })).toMatchObject([
        { law: { edition: '2015年修正' }, article: { text: '路灯由市政部门维修。' } },
        { law: { edition: '2025年修正' }, article: { text: '路灯由城市管理部门维修。' } },
      ]);
    }
    const [missing] = await resolveArticle(store.db, { name: '路灯法', number: 99, suffix: 0 });
    expect(missing).toMatchObject({ article: null });
    const named = await resolveArticle(store.db, { name: OTHER.name, number: 2, suffix: 1 });
    expect(named).toMatchObject([{ article: { text: '井盖由权属单位维修。' } }]);
    expect(await resolveArticle(store.db, { name: '不存在的法', number: 1, suffix: 0 })).toEqual([]);
  });

  it('reads an article with those beside it', async () => {
    await saveLaw(store.db, OTHER, options);
    const ids = (await articleIds()).map(([id]) => Number(id));
    const article = await readArticle(store.db, ids[1] ?? 0);
    if (!article) return expect.unreachable();
    expect(article).toMatchObject({
      number: 2,
      suffix: 1,
      active: true,
      law: { name: OTHER.name, validTo: null },
    });
    expect(await readNeighbours(store.db, article)).toMatchObject({
      before: { id: ids[0], number: 2, suffix: 0 },
      after: { id: ids[2], number: 9, suffix: 0 },
    });
    const first = await readArticle(store.db, ids[0] ?? 0);
    expect(first && (await readNeighbours(store.db, first)).before).toBeNull();
    expect(await readArticle(store.db, 4711)).toBeUndefined();
  });
});
