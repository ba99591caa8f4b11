/** What decisions make small or reject is hidden outside staff at once, in every answer and in reports alike. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HIDDEN_ISSUE } from '../../src/desk/hide-decision.ts';
import { buildReport } from '../../src/pipeline/build-report.ts';
import type { Store } from '../../src/store/open-store.ts';
import { emptyStore, openTestStore } from '../store/open-test-store.ts';
import { type Caller, COMMITTEE, fillCity, openService, STAFF } from './committee-city.ts';
import { cityConfig } from './desk-city.ts';

const [NOISE, LAMPS, RUBBISH] = ['翠屏苑', '青松坡', '金桂小区'] as const;
const REASON = '核实后认为如此';
type Named = { id: number; title: string; version: number };

describe('outside staff', () => {
  let store: Store;
  let service: ReturnType<typeof openService>;
  beforeAll(async () => {
    store = await openTestStore('pglite');
    service = openService(store);
  });
  beforeEach(async () => {
    await emptyStore(store);
    await fillCity(store);
  });
  afterAll(() => store?.close());

  // biome-ignore lint/suspicious/noExplicitAny: answers are compared, not used.
  const get = (caller: Caller, path: string) => service.call<any>(caller, 'get', path);
  async function find(place: string): Promise<Named> {
    const { body } = await get(STAFF, '/api/issues');
    return body.items.find(({ title }: Named) => title.includes(place));
  }
  async function askIdsOf(id: number): Promise<number[]> {
    const { body } = await get(STAFF, `/api/issues/${id}/members`);
    return body.items.map(({ askId }: { askId: number }) => askId);
  }
  async function decide(place: string, act: object): Promise<Named> {
    const issue = await find(place);
    const path = `/api/issues/${issue.id}/decisions`;
    const decided = await service.call(STAFF, 'post', path, { act, reason: REASON }, `"${issue.version}"`);
    expect(decided.status, JSON.stringify(decided.body)).toBe(200);
    return issue;
  }
  it('the history of an issue names none that is hidden, and no reason', async () => {
    const hidden = await find(RUBBISH);
    const [askId = 0] = await askIdsOf(hidden.id);
    const lamps = await find(LAMPS);
    const to = { issueId: lamps.id, version: lamps.version };
    await decide(RUBBISH, { act: 'move', askIds: [askId], to });
    const path = `/api/issues/${lamps.id}/history`;
    const staff = JSON.stringify((await get(STAFF, path)).body);
    expect(staff).toContain(RUBBISH);
    expect(staff).toContain(REASON);
    const shown = JSON.stringify((await get(COMMITTEE, path)).body);
    expect(shown).toContain(HIDDEN_ISSUE);
    expect(shown).not.toContain(RUBBISH);
    expect(shown).not.toContain(REASON);
    expect(shown).not.toContain(`事项 ${hidden.id}`);
  });

  it('an issue merged into another is not named once it has nobody left', async () => {
    const lamps = await find(LAMPS);
    await decide(RUBBISH, { act: 'merge', into: { issueId: lamps.id, version: lamps.version } });
    for (const path of [`/api/issues/${lamps.id}`, `/api/issues/${lamps.id}/history`]) {
      expect(JSON.stringify((await get(COMMITTEE, path)).body)).not.toContain(`${RUBBISH}垃圾`);
    }
  });

  it.each([
    ['rejected', async () => decide(NOISE, { act: 'reject' })],
    [
      'made small',
      async () => {
        const { id } = await find(NOISE);
        return decide(NOISE, { act: 'split', askIds: (await askIdsOf(id)).slice(0, 4) });
      },
    ],
  ])('an issue that was %s since the run shows nowhere', async (_, hide) => {
    const { id } = await find(NOISE);
    // Read before too, so that nothing that was kept is shown.
    const answers = () =>
      Promise.all([
        get(COMMITTEE, '/api/issues'),
        get(COMMITTEE, '/api/overview'),
        get(COMMITTEE, '/api/ranking/years?subject=issue'),
        service.call(COMMITTEE, 'post', '/api/ranking/what-if', {
          weights: { concentration: 0.25, acuteness: 0.25, attention: 0.25, recurrence: 0.25 },
        }),
      ]);
    expect(JSON.stringify(await answers())).toContain(NOISE);
    const before = await buildReport(store.db, cityConfig());
    await hide();
    expect(JSON.stringify(await answers())).not.toContain(NOISE);
    expect((await get(COMMITTEE, `/api/issues/${id}`)).status).toBe(404);
    expect((await get(COMMITTEE, `/api/heat?months=60&issue=${id}`)).body.cells).toEqual([]);
    const report = await buildReport(store.db, cityConfig());
    expect(report.issues.map((issue) => issue.id)).not.toContain(id);
    expect(report.hiddenIssues).toBe(before.hiddenIssues + 1);
    expect(report.bursts.map(({ issueId }) => issueId)).not.toContain(id);
    expect(report.kinds.flatMap(({ issueIds }) => issueIds)).not.toContain(id);
  });

  it('a suggestion is not listed as a member of a hidden issue, but as a record', async () => {
    const hidden = await find(RUBBISH);
    const { id } = hidden;
    const [suggestion] = (await get(STAFF, '/api/records?source=suggestion')).body.items;
    const [ask] = (await get(STAFF, `/api/records/${suggestion.id}`)).body.asks;
    const to = { issueId: id, version: hidden.version };
    await decide(ask.issue.title, { act: 'move', askIds: [ask.id], to });
    const path = `/api/records?source=suggestion&issue=${id}`;
    expect((await get(STAFF, path)).body.items).toHaveLength(1);
    expect((await get(COMMITTEE, path)).body.items).toEqual([]);
    expect((await get(COMMITTEE, `/api/heat?months=60&issue=${id}`)).body.cells).toEqual([]);
    expect((await get(COMMITTEE, '/api/records?source=suggestion')).body.items).toHaveLength(5);
  });

  it('the parts of an issue in sight are the same numbers on its page, in its years and in its heat', async () => {
    type Part = { records: number; people: number | null };
    const sum = (parts: Part[]) => parts.reduce((total, { records }) => total + records, 0);
    for (const place of [NOISE, LAMPS]) {
      const { id } = await find(place);
      const page = (await get(COMMITTEE, `/api/issues/${id}`)).body;
      const years = (await get(COMMITTEE, `/api/ranking/years?subject=issue&ids=${id}`)).body.items[0].years;
      const { cells } = (await get(COMMITTEE, `/api/heat?months=60&issue=${id}`)).body;
      expect([sum(page.months), sum(page.byDistrict), sum(years), sum(cells)]).toEqual(
        Array(4).fill(page.live.records),
      );
      for (const { people } of [...page.people, ...years, ...cells]) {
        if (people !== null) expect(people).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it('every number of the heat is the length of the list behind it', async () => {
    const { id } = await find(NOISE);
    let compared = 0;
    for (const narrowing of ['', '&kind=C0205', `&issue=${id}`]) {
      const { cells } = (await get(COMMITTEE, `/api/heat?months=60${narrowing}`)).body;
      for (const { query, records } of cells) {
        if (records === null || query === null) continue;
        const { body } = await get(COMMITTEE, `/api/records?${new URLSearchParams(query)}`);
        expect(body.items, JSON.stringify(query)).toHaveLength(records);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(5);
  });
});
