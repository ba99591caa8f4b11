import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lawSchema } from '../../src/domain/law.ts';
import { asTsvector, searchTerms } from '../../src/embed/search-terms.ts';
import { saveLaw, saveLaws } from '../../src/store/laws/save-laws.ts';
import type { Store } from '../../src/store/open-store.ts';
import { ENGINES, openTestStore } from '../store/open-test-store.ts';
import { openDesk } from './desk-city.ts';

const version = (edition: string, validFrom: string, validTo: string | null, numbers: number[]) =>
  lawSchema.parse({
    name: '示例市路灯管理条例',
    shortNames: ['路灯条例'],
    edition,
    level: 'local',
    issuer: '示例机关',
    validFrom,
    validTo,
    note: '示例，摘录',
    articles: numbers.map((number) => ({ number, text: `${edition}第${number}条。` })),
  });
const options = { termsOf: (text: string) => asTsvector(searchTerms(text)), origin: 'import' as const };

type Listed = {
  day: string;
  laws: { edition: string; inForce: boolean; articles: number; validTo: string | null }[];
};
type Article = {
  id: number;
  number: number;
  text: string;
  day: string;
  inForce: boolean;
  law: { edition: string; inForce: boolean };
  before: { id: number; number: number; text: string } | null;
  after: { id: number; number: number } | null;
};

// The service's clock stands at 2025-07-01.
describe.each(ENGINES)('the pages of laws on %s', (engine) => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;
  let ids: number[];
  beforeAll(async () => {
    store = await openTestStore(engine);
    const old = version('2015年', '2015-08-29', '2025-06-30', [1, 2]);
    await saveLaws(store.db, [old, version('2025年', '2025-07-01', null, [1, 5, 9])], options);
    ids = (await store.db.selectFrom('lawArticle').select('id').orderBy('id').execute()).map(({ id }) => id);
    desk = openDesk(store);
  });
  afterAll(() => store?.close());

  const get = async <T>(path: string): Promise<T> => {
    const response = await desk.call('deputy', path);
    expect(response.status).toBe(200);
    return response.json() as Promise<T>;
  };

  it('list every version and say which is in force on the day', async () => {
    const today = await get<Listed>('/api/laws');
    expect(today).toMatchObject({
      day: '2025-07-01',
      laws: [
        { edition: '2025年', inForce: true, articles: 3, validTo: null },
        { edition: '2015年', inForce: false, articles: 2, validTo: '2025-06-30' },
      ],
    });
    const before = await get<Listed>('/api/laws?day=2025-06-30');
    expect(before.laws.map(({ inForce }) => inForce)).toEqual([false, true]);
  });

  it('show an article with its version and those beside it', async () => {
    const article = await get<Article>(`/api/law-articles/${ids[3]}`);
    expect(article).toMatchObject({
      number: 5,
      text: '2025年第5条。',
      day: '2025-07-01',
      inForce: true,
      law: { edition: '2025年', inForce: true },
      before: { id: ids[2], number: 1, text: '2025年第1条。' },
      after: { id: ids[4], number: 9 },
    });
    const old = await get<Article>(`/api/law-articles/${ids[1]}`);
    expect(old).toMatchObject({ inForce: false, after: null, before: { number: 1 } });
    expect((await get<Article>(`/api/law-articles/${ids[1]}?day=2025-06-30`)).inForce).toBe(true);
  });

  it('still show an article that a newer import dropped, as not in force', async () => {
    await saveLaw(store.db, version('2025年', '2025-07-01', null, [1, 9]), options);
    const dropped = await get<Article>(`/api/law-articles/${ids[3]}`);
    expect(dropped).toMatchObject({ text: '2025年第5条。', inForce: false, law: { inForce: true } });
  });

  it('refuse what is no article and no day', async () => {
    for (const [path, status] of [
      ['/api/law-articles/4711', 404],
      ['/api/law-articles/0', 422],
      ['/api/law-articles/x', 422],
      ['/api/laws?day=2025-02-30', 422],
      [`/api/law-articles/${ids[0]}?day=heute`, 422],
    ] as const) {
      expect((await desk.call('staff', path)).status, path).toBe(status);
    }
    expect((await desk.call('administrator', '/api/laws')).status).toBe(403);
  });
});
