/** Lists and pages of issues over HTTP, in process: what is counted, in which order, and for whom. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/open-store.ts';
import { readRecordVersion } from '../../src/store/records/read-records.ts';
import { ENGINES, openTestStore } from '../store/open-test-store.ts';
import { type Caller, importCity, openDesk, runCity } from './desk-city.ts';

describe.each(ENGINES)('issues, on %s', (engine) => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;

  beforeAll(async () => {
    store = await openTestStore(engine);
    desk = openDesk(store);
    await importCity(store);
  });
  afterAll(() => store?.close());

  async function read(caller: Caller, path: string) {
    const response = await desk.call(caller, path);
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      body: JSON.parse(await response.text()),
    };
  }

  type Named = { readonly id: number; readonly title: string };
  const titlesOf = ({ body }: { body: { items: readonly Named[] } }) => body.items.map(({ title }) => title);
  const NOISE = '翠屏苑夜间施工噪音';
  const LAMPS = '青松坡路灯长期不亮';
  const RUBBISH = '金桂小区垃圾清运不及时';

  async function idOf(title: string): Promise<number> {
    const { body } = await read('staff', `/api/issues?text=${encodeURIComponent(title)}`);
    expect(body.items).toHaveLength(1);
    return body.items[0].id;
  }

  it('before the first run there is nothing, and it says so', async () => {
    const nothing = { status: 200, body: { items: [], next: null, asOf: null } };
    expect(await read('staff', '/api/issues')).toMatchObject(nothing);
    expect(await read('staff', '/api/inbox')).toMatchObject(nothing);
    expect((await read('staff', '/api/issues/1')).body.remedy).toContain('运行一次');
  });

  describe('after a run', () => {
    beforeAll(async () => void (await runCity(store)));

    it('lists issues by rank, with what was counted', async () => {
      const page = await read('staff', '/api/issues');
      expect(titlesOf(page)).toEqual([NOISE, LAMPS, RUBBISH]);
      expect(page.body).toMatchObject({ total: 3, next: null, asOf: { runId: 1, decisionsSince: 0 } });
      expect(page.body.items[0]).toMatchObject({
        version: 1,
        state: 'proposed',
        event: 'new',
        kind: { code: 'C0501', source: 'classifier' },
        ranking: { rank: 1, counts: { records: 8, people: 7, districts: 1, years: [2025] } },
        live: { asks: 8, records: 8, people: 7 },
        firstAt: '2025-01-05T15:30:00.000Z',
        lastAt: '2025-06-15T15:30:00.000Z',
        // Of the 90 days up to 15 June, and of the 90 before.
        recent: { records: 5, before: 3 },
        districts: ['云岩区'],
        sources: ['hotline'],
      });
    });

    it.each([
      ['rank', [NOISE, LAMPS, RUBBISH]],
      ['people', [NOISE, LAMPS, RUBBISH]],
      ['newest', [NOISE, RUBBISH, LAMPS]],
      // 3 in the last 90 days and none before; 5 and 3; 0 and 7.
      ['growth', [RUBBISH, NOISE, LAMPS]],
    ])('goes through all of them by %s, one a page', async (order, titles) => {
      const seen: string[] = [];
      for (let cursor = ''; ; ) {
        const page = await read('staff', `/api/issues?order=${order}&limit=1${cursor}`);
        seen.push(...titlesOf(page));
        if (page.body.next === null) break;
        cursor = `&cursor=${page.body.next}`;
      }
      expect(seen).toEqual(titles);
    });

    it('refuses a cursor of another order', async () => {
      const { next } = (await read('staff', '/api/issues?limit=1')).body;
      expect(await read('staff', `/api/issues?order=people&cursor=${next}`)).toMatchObject({ status: 422 });
    });

    it.each([
      ['kind=C0205', [LAMPS]],
      ['kind=pending', []],
      ['district=花溪', [LAMPS]],
      ['district=云岩区&people=7', [NOISE, LAMPS]],
      ['event=grew', []],
      ['event=new&source=hotline', [NOISE, LAMPS, RUBBISH]],
      ['source=forum', []],
      ['since=2025-05-04', [NOISE]],
      ['since=2025-05-03', [NOISE, RUBBISH]],
      ['text=垃圾', [RUBBISH]],
      ['state=confirmed', []],
    ])('filters by %s', async (filter, titles) => {
      const page = await read('staff', `/api/issues?${encodeURI(filter)}`);
      expect(titlesOf(page)).toEqual(titles);
      expect(page.body.total).toBe(titles.length);
    });

    it('shows one with its version as ETag and what its records are made up of', async () => {
      const { status, etag, body } = await read('staff', `/api/issues/${await idOf(NOISE)}`);
      expect([status, etag]).toEqual([200, '"1"']);
      expect(body.months).toEqual(
        [1, 2, 0, 2, 2, 1].map((records, index) => ({ month: `2025-0${index + 1}`, records })),
      );
      expect(body).toMatchObject({
        years: [{ year: 2025, records: 8 }],
        byDistrict: [{ name: '云岩区', records: 8 }],
        byPlace: [{ name: '翠屏苑', records: 8 }],
        byChannel: [{ name: '电话', records: 8 }],
        bySource: [{ source: 'hotline', records: 8 }],
        people: [
          { records: 1, people: 6 },
          { records: 2, people: 1 },
        ],
        lead: { code: 'STJ', source: 'kind' },
        lineage: { event: 'new', members: 8, from: [] },
        review: { proposed: { runId: 1 }, confirmed: null, checked: null, rejected: null },
        mergedInto: null,
        decisionsSince: 0,
      });
      expect(body.indicators.length).toBeGreaterThan(10);
    });

    it('counts months as China does', async () => {
      const { body } = await read('staff', `/api/issues/${await idOf(LAMPS)}`);
      expect(body.months).toEqual([{ month: '2025-03', records: 7 }]);
    });

    it('quotes what stands in the store', async () => {
      const { body } = await read('staff', `/api/issues/${await idOf(NOISE)}`);
      expect(body.quotes.length).toBeGreaterThan(0);
      for (const { recordId, version, start, end, before, text, after } of body.quotes) {
        const stored = await readRecordVersion(store.db, recordId, version);
        expect(text).toBe(stored?.body.slice(start, end));
        expect(stored?.body).toContain(`${before}${text}${after}`);
      }
    });

    it('pages through members, most central first, each with its whole text', async () => {
      const id = await idOf(NOISE);
      const all = (await read('staff', `/api/issues/${id}/members`)).body;
      expect(all).toMatchObject({ total: 8, next: null });
      const similarities = all.items.map(({ similarity }: { similarity: number }) => similarity);
      expect(similarities).toEqual(similarities.toSorted((a: number, b: number) => b - a));
      const first = (await read('staff', `/api/issues/${id}/members?limit=3`)).body;
      const rest = (await read('staff', `/api/issues/${id}/members?limit=50&cursor=${first.next}`)).body;
      expect([...first.items, ...rest.items]).toEqual(all.items);
      for (const { body, start, end, movedByPerson } of all.items) {
        expect(body.slice(start, end)).toContain('机器轰鸣');
        expect(movedByPerson).toBe(false);
      }
    });

    it('names the nearest others and why', async () => {
      const { body } = await read('staff', `/api/issues/${await idOf(NOISE)}/near`);
      expect(body.items.map(({ title }: Named) => title).toSorted()).toEqual([RUBBISH, LAMPS].toSorted());
      const [first, second] = body.items;
      expect(first.similarity).toBeGreaterThanOrEqual(second.similarity);
      const rubbish = body.items.find(({ title }: Named) => title === RUBBISH);
      expect(rubbish).toMatchObject({
        why: { sameDistricts: ['云岩区'], samePlaces: [], sameKind: false },
        live: { people: 3 },
        apart: null,
        sample: { place: '金桂小区', progress: { solved: null } },
      });
      expect(rubbish.sample.text).toContain('臭气熏天');
    });

    it('keeps all of it in the inbox until somebody decides', async () => {
      const { body } = await read('staff', '/api/inbox');
      expect(titlesOf({ body })).toEqual([NOISE, LAMPS, RUBBISH]);
      expect(body.counts).toEqual({
        total: 3,
        change: { new: 3, grew: 0, split: 0, merged: 0, unsure: 0 },
        state: { proposed: 3, confirmed: 0, checked: 0 },
      });
      expect((await read('staff', '/api/inbox?change=unsure')).body.items).toEqual([]);
    });

    describe('outside staff', () => {
      it.each(['committee', 'deputy'] as const)(
        '%s sees no group of fewer than five people',
        async (role) => {
          const page = await read(role, '/api/issues');
          expect(titlesOf(page)).toEqual([NOISE, LAMPS]);
          expect(page.body.total).toBe(2);
          const hidden = await idOf(RUBBISH);
          expect((await read(role, `/api/issues/${hidden}`)).status).toBe(404);
          expect((await read(role, `/api/issues/${hidden}/members`)).status).toBe(404);
          expect((await read(role, '/api/issues?people=1')).body.total).toBe(2);
        },
      );

      it('the committee does not see the history of a hidden group either', async () => {
        expect((await read('committee', `/api/issues/${await idOf(RUBBISH)}/history`)).status).toBe(404);
        expect((await read('committee', `/api/issues/${await idOf(NOISE)}/history`)).status).toBe(200);
      });

      it('what was told in confidence is counted and not read', async () => {
        const path = `/api/issues/${await idOf(NOISE)}/members`;
        const pick = (page: Awaited<ReturnType<typeof read>>) =>
          page.body.items.filter(({ confidential }: { confidential: boolean }) => confidential);
        const [open] = pick(await read('staff', path));
        expect(open.body).toContain('邻居都有意见');
        const hidden = pick(await read('committee', path));
        expect(hidden).toHaveLength(1);
        expect(hidden[0]).toMatchObject({ title: '（保密来件）', body: null, place: null, quotes: [] });
      });

      it('a deputy of a district sees issues with a record there, and of them those records', async () => {
        const page = await read('deputy 云岩区', '/api/issues');
        expect(titlesOf(page)).toEqual([NOISE, LAMPS]);
        const { body } = await read('deputy 云岩区', `/api/issues/${await idOf(LAMPS)}`);
        expect(body.byDistrict).toEqual([{ name: '云岩区', records: 1 }]);
        expect(body.quotes.filter(({ district }: { district: string }) => district !== '云岩区')).toEqual([]);
        const members = await read('deputy 云岩区', `/api/issues/${await idOf(LAMPS)}/members`);
        expect(members.body).toMatchObject({ total: 1, items: [{ sourceId: 'B6' }] });
      });

      it('a deputy of a district without records sees nothing', async () => {
        expect((await read('deputy 白云区', '/api/issues')).body).toMatchObject({ items: [], total: 0 });
        expect((await read('deputy 白云区', `/api/issues/${await idOf(NOISE)}`)).status).toBe(404);
      });
    });
  });
});
