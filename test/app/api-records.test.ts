/** Lists and pages of records, and the search for similar ones, over HTTP and in process. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/open-store.ts';
import { ENGINES, openTestStore } from '../store/open-test-store.ts';
import { type Caller, CITY, importCity, openDesk, runCity } from './desk-city.ts';

describe.each(ENGINES)('records, on %s', (engine) => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;

  beforeAll(async () => {
    store = await openTestStore(engine);
    desk = openDesk(store);
    await importCity(store, CITY.slice(0, -1));
    await runCity(store);
    // The last one comes after the run.
    await importCity(store, CITY.slice(-1));
  });
  afterAll(() => store?.close());

  async function read(caller: Caller, path: string) {
    const response = await desk.call(caller, path);
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  type Row = { readonly id: number; readonly sourceId: string };
  async function idsOf(caller: Caller, query: string): Promise<string[]> {
    const { body } = await read(caller, `/api/records?${encodeURI(query)}`);
    return body.items.map(({ sourceId }: Row) => sourceId);
  }

  const search = async (caller: Caller, body: object) => {
    const response = await desk.send(caller, '/api/records/similar', body);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  const NEWEST_FIRST = CITY.toSorted((a, b) => (a.time < b.time ? 1 : -1)).map(({ id }) => id);

  describe('staff', () => {
    it('goes through all records once, newest first', async () => {
      const seen: string[] = [];
      for (let cursor = ''; ; ) {
        const { body } = await read('staff', `/api/records?limit=4${cursor}`);
        seen.push(...body.items.map(({ sourceId }: Row) => sourceId));
        if (body.next === null) break;
        cursor = `&cursor=${body.next}`;
      }
      expect(seen).toEqual(NEWEST_FIRST);
    });

    it.each([
      ['district=花溪', ['B5', 'B4', 'B3', 'B2', 'B1', 'B0']],
      ['kind=C0303', ['C2', 'C1', 'C0']],
      ['kind=pending', ['D0']],
      // The first lamp was written on 1 March in China, and on 28 February in UTC.
      ['month=2025-03', ['B6', 'B5', 'B4', 'B3', 'B2', 'B1', 'B0']],
      ['month=2025-02', ['A2', 'A1']],
      ['state=waiting', ['D0']],
      ['state=failed', []],
      ['state=issue&month=2025-06', ['A7']],
      ['importId=2', ['D0']],
      ['issue=1&month=2025-04', ['A4', 'A3']],
      ['text=摔倒过，孩子', ['B0']],
      ['text=望山村公交', ['D0']],
      // Signs of patterns are letters here.
      ['text=望%公交', []],
      ['text=望_村公交', []],
      ['text=望山村\\公交', []],
      ['source=suggestion', []],
    ])('filters by %s', async (query, ids) => {
      expect(await idsOf('staff', query)).toEqual(ids);
    });

    it('reads one: its text, versions, asks and where they are', async () => {
      const { body: list } = await read('staff', '/api/records?issue=1&month=2025-01');
      const { body } = await read('staff', `/api/records/${list.items[0].id}`);
      expect(body).toMatchObject({
        sourceId: 'A0',
        body: expect.stringContaining('通宵浇筑'),
        progress: { solved: 'unsolved' },
        kind: { code: 'C0501', name: '施工噪声' },
        versions: [{ version: 1, body: body.body }],
        asks: [{ state: 'issue', issue: { id: 1 }, reason: null }],
      });
      expect(body.body.slice(body.asks[0].start, body.asks[0].end).length).toBeGreaterThan(10);
    });

    it('keeps the earlier version readable', async () => {
      const [changed] = CITY.slice(-1);
      if (changed === undefined) throw new Error('the city is empty');
      await importCity(store, [{ ...changed, body: `${changed.body}盼复。` }]);
      const { body: list } = await read('staff', '/api/records?state=waiting');
      const { body } = await read('staff', `/api/records/${list.items[0].id}`);
      expect(body.version).toBe(2);
      expect(body.versions.map((one: { body: string }) => one.body)).toEqual([changed.body, body.body]);
    });

    it('finds what is similar, with the text it was found for masked first', async () => {
      const { body } = await search('staff', {
        text: '工地夜里浇筑混凝土，机器轰鸣，王建国 13912345678',
        k: 8,
      });
      expect(body.items).toHaveLength(8);
      expect(body.items.map(({ sourceId }: Row) => sourceId).toSorted()).toEqual([
        'A0',
        'A1',
        'A2',
        'A3',
        'A4',
        'A5',
        'A6',
        'A7',
      ]);
      expect(body.items[0]).toMatchObject({ issue: { id: 1 }, text: expect.stringContaining('机器轰鸣') });
    });

    it('looks only in the districts and sources asked for', async () => {
      const { body } = await search('staff', { text: '路灯不亮摔倒', districts: ['云岩区'], k: 50 });
      expect(body.items[0].sourceId).toBe('B6');
      expect(new Set(body.items.map((item: { district: string }) => item.district))).toEqual(
        new Set(['云岩区']),
      );
      expect((await search('staff', { text: '路灯', sources: ['forum'], k: 5 })).body.items).toEqual([]);
    });

    it('says nothing about a text without words', async () => {
      expect((await search('staff', { text: '！！！' })).body.items).toEqual([]);
    });
  });

  describe('outside staff', () => {
    it('only records of groups of enough people are shown', async () => {
      const shown = await idsOf('committee', 'limit=200');
      expect(shown.toSorted()).toEqual(
        [...Array(8).keys()].map((n) => `A${n}`).concat([...Array(7).keys()].map((n) => `B${n}`)),
      );
      const hidden = (await read('staff', '/api/records?kind=C0303')).body.items[0].id;
      expect((await read('committee', `/api/records/${hidden}`)).status).toBe(404);
    });

    it('a deputy of a district sees that district', async () => {
      expect(await idsOf('deputy 云岩区', 'month=2025-03')).toEqual(['B6']);
      const elsewhere = (await read('staff', '/api/records?district=花溪')).body.items[0].id;
      expect((await read('deputy 云岩区', `/api/records/${elsewhere}`)).status).toBe(404);
    });

    it('what was told in confidence has no words, and no search gives them away', async () => {
      const [secret] = (await read('committee', '/api/records?month=2025-05')).body.items.filter(
        ({ confidential }: { confidential: boolean }) => confidential,
      );
      expect(secret).toMatchObject({ title: '（保密来件）', excerpt: null, place: null });
      expect((await read('committee', `/api/records/${secret.id}`)).body).toMatchObject({
        body: null,
        reply: null,
        versions: [],
      });
      expect(await idsOf('staff', 'text=扰民，邻居都有意见')).toEqual(['A5']);
      expect(await idsOf('committee', 'text=扰民，邻居都有意见')).toEqual([]);
    });

    it('finds similar asks among what may be seen', async () => {
      const ids = async (caller: Caller, text: string) =>
        (await search(caller, { text, k: 50 })).body.items.map(({ sourceId }: Row) => sourceId);
      expect(await ids('committee', '垃圾桶满了没人收')).not.toContain('C0');
      expect(await ids('staff', '垃圾桶满了没人收')).toContain('C0');
      expect(await ids('committee', '工地通宵浇筑，邻居都有意见')).not.toContain('A5');
      expect((await ids('deputy 云岩区', '路灯不亮')).filter((id: string) => id.startsWith('B'))).toEqual([
        'B6',
      ]);
    });
  });
});
