/** What people decide shows at once in lists, pages, inbox, history and log, and is gone when it is undone. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/open-store.ts';
import { ENGINES, openTestStore } from '../store/open-test-store.ts';
import { type Caller, importCity, openDesk, runCity } from './desk-city.ts';

describe.each(ENGINES)('decisions, on %s', (engine) => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;
  /** What each test decided, to be undone after it. */
  let decided: number[] = [];

  beforeAll(async () => {
    store = await openTestStore(engine);
    desk = openDesk(store);
    await importCity(store);
    await runCity(store);
  });
  afterAll(() => store?.close());
  afterEach(async () => {
    for (const id of decided.toReversed()) await desk.send('staff', `/api/decisions/${id}/undo`, {});
    decided = [];
  });

  async function read(caller: Caller, path: string) {
    const response = await desk.call(caller, path);
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  const find = async (title: string) =>
    (await read('staff', `/api/issues?text=${encodeURIComponent(title)}`)).body.items[0];
  const NOISE = '翠屏苑夜间施工噪音';
  const LAMPS = '青松坡路灯长期不亮';
  const RUBBISH = '金桂小区垃圾清运不及时';

  async function decide(title: string, act: object, reason: string | null = null) {
    const { id, version } = await find(title);
    const headers = { 'if-match': `"${version}"` };
    const response = await desk.send('staff', `/api/issues/${id}/decisions`, { act, reason }, headers);
    const body = JSON.parse(await response.text());
    expect(response.status, JSON.stringify(body)).toBe(200);
    decided.push(body.decisionId);
    return { ...body, id };
  }

  async function askIdsOf(issueId: number): Promise<number[]> {
    const { body } = await read('staff', `/api/issues/${issueId}/members`);
    return body.items.map(({ askId }: { askId: number }) => askId);
  }

  /** Everything the desk shows, without entity tags and what was decided. */
  async function shown() {
    const paths = [
      '/api/issues',
      '/api/inbox',
      '/api/records',
      '/api/issues/1/members',
      '/api/issues/2/members',
    ];
    const pages = [];
    for (const path of paths) pages.push((await read('staff', path)).body);
    return JSON.stringify(pages).replaceAll(/"version":\d+,/g, '');
  }

  it('issues that a merge emptied are listed to the last one, by the newest record too', async () => {
    for (const title of [NOISE, RUBBISH]) {
      const { id: issueId, version } = await find(LAMPS);
      await decide(title, { act: 'merge', into: { issueId, version } });
    }
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await read('staff', `/api/issues?event=new&order=newest&limit=1${cursor}`);
      seen.push(...body.items.map(({ title }: { title: string }) => title));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(seen[0]).toBe(LAMPS);
    expect(seen.toSorted()).toEqual([NOISE, RUBBISH, LAMPS].toSorted());
  });

  it('personal data that staff type in a title or a reason is masked before it is stored', async () => {
    const [phone, name] = ['13912345678', '王建国'];
    const title = `联系人${name}${phone}反映的噪音`;
    await decide(NOISE, { act: 'rename', title }, `来电人${name}${phone}说的`);
    const log = await desk.call('staff', '/api/decisions');
    const list = await desk.call('staff', '/api/issues');
    const texts = `${await log.text()}${await list.text()}`;
    expect(texts).toContain('反映的噪音');
    expect(texts).not.toContain(phone);
    expect(texts).not.toContain(name);
  });

  it('a confirmation shows who and when, leaves the inbox, and a rename does not', async () => {
    const renamed = await decide(NOISE, { act: 'rename', title: '翠屏苑工地夜里施工' });
    expect((await read('staff', '/api/inbox')).body.counts.total).toBe(3);
    const { decisionId } = await decide('翠屏苑工地夜里施工', { act: 'confirm' }, '电话核实');
    expect((await read('staff', '/api/inbox')).body).toMatchObject({
      items: [{ title: LAMPS }, { title: RUBBISH }],
      counts: { total: 2, change: { new: 2 }, state: { proposed: 2, confirmed: 0 } },
      asOf: { decisionsSince: 2 },
    });
    expect((await read('staff', `/api/issues/${renamed.id}`)).body).toMatchObject({
      titleSource: 'person',
      state: 'confirmed',
      review: { confirmed: { decisionId, author: 'staff甲' }, checked: null },
      decisionsSince: 2,
    });
  });

  it('asks that were moved are counted where they are now', async () => {
    const lamps = await find(LAMPS);
    const noise = await find(NOISE);
    const [askId = 0] = await askIdsOf(noise.id);
    await decide(NOISE, { act: 'move', askIds: [askId], to: { issueId: lamps.id, version: lamps.version } });
    expect(await find(NOISE)).toMatchObject({ live: { asks: 7 }, ranking: { counts: { records: 8 } } });
    expect(await find(LAMPS)).toMatchObject({
      live: { asks: 8, people: 8 },
      districts: ['云岩区', '花溪区'],
    });
    const { body } = await read('staff', `/api/issues/${lamps.id}/members`);
    expect(body.items.at(-1)).toMatchObject({ askId, movedByPerson: true, similarity: null });
  });

  it('a group that became small is hidden at once, and so is a small one that was split off', async () => {
    const noise = await find(NOISE);
    const askIds = await askIdsOf(noise.id);
    const { newIssueId } = await decide(NOISE, { act: 'split', askIds: askIds.slice(0, 4) });
    expect((await read('staff', `/api/issues/${newIssueId}`)).body).toMatchObject({
      ranking: null,
      event: null,
    });
    const { body } = await read('committee', '/api/issues');
    expect(body.items.map(({ title }: { title: string }) => title)).toEqual([LAMPS]);
    for (const id of [noise.id, newIssueId]) {
      expect((await read('committee', `/api/issues/${id}`)).status).toBe(404);
    }
  });

  it('rejected and emptied issues leave the list, and are found beside others', async () => {
    const lamps = await find(LAMPS);
    await decide(NOISE, { act: 'merge', into: { issueId: lamps.id, version: lamps.version } });
    await decide(RUBBISH, { act: 'reject' });
    const { body } = await read('staff', '/api/issues');
    expect(body.items.map(({ title }: { title: string }) => title)).toEqual([LAMPS]);
    expect((await read('staff', '/api/issues?state=rejected')).body.items).toMatchObject([
      { title: RUBBISH },
    ]);
    const near = (await read('staff', `/api/issues/${lamps.id}/near`)).body.items;
    expect(near).toHaveLength(2);
    expect(near).toContainEqual(expect.objectContaining({ title: RUBBISH, state: 'rejected' }));
    expect(near).toContainEqual(
      expect.objectContaining({ title: NOISE, sample: null, live: { asks: 0, records: 0, people: 0 } }),
    );
  });

  it('two that are not the same say so beside each other', async () => {
    const lamps = await find(LAMPS);
    const { decisionId, id } = await decide(NOISE, {
      act: 'apart',
      other: { issueId: lamps.id, version: lamps.version },
    });
    const { body } = await read('staff', `/api/issues/${id}/near`);
    const apart = body.items.map(({ title, apart }: { title: string; apart: unknown }) => [title, apart]);
    expect(apart).toContainEqual([LAMPS, { decisionId, author: 'staff甲', at: expect.any(String) }]);
    expect(apart).toContainEqual([RUBBISH, null]);
  });

  it('undoing everything gives back exactly what was shown before', async () => {
    const before = await shown();
    const lamps = await find(LAMPS);
    await decide(NOISE, { act: 'split', askIds: (await askIdsOf((await find(NOISE)).id)).slice(0, 2) });
    await decide(RUBBISH, { act: 'merge', into: { issueId: lamps.id, version: lamps.version } });
    await decide(LAMPS, { act: 'rename', title: '青松坡的灯' });
    expect(await shown()).not.toBe(before);
    for (const id of decided.toReversed()) await desk.send('staff', `/api/decisions/${id}/undo`, {});
    decided = [];
    expect(await shown()).toBe(before);
  });

  describe('log and history', () => {
    it('say in words what was decided, by whom, and what became of it', async () => {
      const { decisionId, id } = await decide(NOISE, { act: 'setKind', kind: 'C0205' }, '看过照片');
      await desk.send('staff', `/api/decisions/${decisionId}/undo`, { reason: '弄错了' });
      const [undoing, first] = (await read('staff', '/api/decisions?limit=2')).body.items;
      expect(undoing).toMatchObject({ type: 'undo', text: `撤销第 ${decisionId} 号决定`, undoable: false });
      expect(first).toMatchObject({
        author: 'staff甲',
        own: true,
        reason: '看过照片',
        text: `事项 ${id}“${NOISE}”的类型定为“路灯照明与窨井盖”`,
        issues: [{ id, title: NOISE }],
        undone: { decisionId: undoing.id, reason: '弄错了' },
        undoable: false,
      });
      const { items } = (await read('committee', `/api/issues/${id}/history?limit=200`)).body;
      expect(items[0]).toMatchObject({ what: 'decision', decision: { id: decisionId, own: false } });
      expect(items.at(-1)).toMatchObject({ what: 'run', runId: 1, event: 'new', members: 8 });
      decided = [];
    });

    it('go page by page through all of it once', async () => {
      const { id } = await find(NOISE);
      for (const title of ['甲名称', '乙名称'])
        await decide(title === '甲名称' ? NOISE : '甲名称', { act: 'rename', title });
      const whole = (await read('staff', `/api/issues/${id}/history?limit=200`)).body.items;
      const seen = [];
      for (let cursor = ''; ; ) {
        const { items, next } = (await read('staff', `/api/issues/${id}/history?limit=1${cursor}`)).body;
        seen.push(...items);
        if (next === null) break;
        cursor = `&cursor=${next}`;
      }
      expect(seen).toEqual(whole);
      expect(seen.length).toBeGreaterThan(2);
    });

    it('filter by author, issue and whether it stands', async () => {
      const { id } = await decide(LAMPS, { act: 'reject' });
      const count = async (query: string) =>
        (await read('staff', `/api/decisions?${query}`)).body.items.length;
      expect(await count(`issue=${id}&state=standing`)).toBe(1);
      expect(await count('state=standing')).toBe(1);
      expect(await count('author=nobody')).toBe(0);
      expect(await count(`author=${encodeURIComponent('staff甲')}&state=standing`)).toBe(1);
      expect(await count('state=undone')).toBeGreaterThan(2);
    });

    it('list what contradicts what', async () => {
      const lamps = await find(LAMPS);
      const apart = await decide(NOISE, {
        act: 'apart',
        other: { issueId: lamps.id, version: lamps.version },
      });
      const now = await find(LAMPS);
      const merge = await decide(NOISE, { act: 'merge', into: { issueId: now.id, version: now.version } });
      expect(merge.contradiction).toEqual({ decisionId: merge.decisionId, against: [apart.decisionId] });
      expect((await read('staff', '/api/contradictions')).body.items).toMatchObject([
        {
          decision: { id: merge.decisionId, type: 'merge' },
          against: [{ id: apart.decisionId, type: 'apart' }],
        },
      ]);
    });
  });

  it('the next run obeys, and its inbox begins anew', async () => {
    const lamps = await find(LAMPS);
    const [askId = 0] = await askIdsOf((await find(NOISE)).id);
    await decide(NOISE, { act: 'move', askIds: [askId], to: { issueId: lamps.id, version: lamps.version } });
    const runId = await runCity(store);
    const { body } = await read('staff', '/api/issues');
    expect(body.asOf).toMatchObject({ runId, decisionsSince: 0 });
    expect(await find(LAMPS)).toMatchObject({
      event: 'merged',
      live: { asks: 8 },
      ranking: { counts: { records: 8 } },
    });
    expect((await read('staff', '/api/inbox')).body.items).toMatchObject([
      { title: LAMPS, changes: ['merged'] },
    ]);
    const { items } = (await read('staff', `/api/issues/${lamps.id}/history`)).body;
    expect(items[0]).toMatchObject({
      what: 'run',
      runId,
      joined: 1,
      from: [{ title: LAMPS }, { title: NOISE }],
    });
  });
});
