/** What the committee and the start page read: overview, heat, other weights, signed weights, candidates, years. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARTS, type Parts } from '../../src/domain/ranking.ts';
import { buildReport } from '../../src/pipeline/build-report.ts';
import { listCandidates } from '../../src/pipeline/list-candidates.ts';
import type { Store } from '../../src/store/open-store.ts';
import { ENGINES, openTestStore } from '../store/open-test-store.ts';
import { type Caller, COMMITTEE, fillCity, LIFTS, openService, STAFF } from './committee-city.ts';
import { CITY, cityConfig, importCity, runCity } from './desk-city.ts';

type Overview = {
  records: { source: string; records: number }[];
  run: { balance: { asks: number; assigned: number; unclustered: number; excluded: number; failed: number } };
  recordsSinceRun: number;
  inbox: number | null;
  topKinds: { people: number }[];
  stamp: { state: string; text: string };
};
type Heat = {
  months: string[];
  districts: (string | null)[];
  cells: {
    district: string | null;
    month: string;
    records: number | null;
    people: number | null;
    query: Record<string, string> | null;
  }[];
};
type WhatIf = {
  items: {
    id: string;
    oldRank: number;
    newRank: number;
    score: number;
    oldScore: number;
    parts: Parts;
    contributions: Parts;
  }[];
};
type Weights = {
  version: number;
  weights: Parts;
  signedBy: string | null;
  lastRun: Parts | null;
  history: { version: number; reason: string }[];
};
type Gate = {
  version: number;
  answers: { question: string; answer: string | null; answeredBy: string | null }[];
};
type Candidates = { items: { id: string; rank: number; score: number; people: number; gate: Gate }[] };

const EVEN = { concentration: 0.25, acuteness: 0.25, attention: 0.25, recurrence: 0.25 };
const OLD = { concentration: 0.3, acuteness: 0.25, attention: 0.25, recurrence: 0.2 };

describe.each(ENGINES)('what the committee reads, on %s', (engine) => {
  let store: Store;
  let service: ReturnType<typeof openService>;
  beforeAll(async () => {
    store = await openTestStore(engine);
    await fillCity(store);
    service = openService(store);
  });
  afterAll(() => store?.close());
  const get = async <Body>(caller: Caller, path: string) =>
    (await service.call<Body>(caller, 'get', path)).body;

  it('counts on the start page add up; the inbox is for staff', async () => {
    const staff = await get<Overview>(STAFF, '/api/overview');
    expect(staff.records).toMatchObject([
      { source: 'hotline', records: 19 },
      { source: 'suggestion', records: 5 },
    ]);
    const { asks, assigned, unclustered, excluded, failed } = staff.run.balance;
    expect([asks, assigned + unclustered + excluded + failed]).toEqual([24, 24]);
    expect(staff.recordsSinceRun).toBe(0);
    expect(staff.inbox).toBeGreaterThan(0);
    expect(staff.stamp).toMatchObject({ state: 'draft' });
    const committee = await get<Overview>(COMMITTEE, '/api/overview');
    expect(committee.inbox).toBeNull();
    for (const { people } of committee.topKinds) expect(people).toBeGreaterThanOrEqual(5);
  });

  it('every cell of the heat leads to the list of exactly its records', async () => {
    const heat = await get<Heat>(STAFF, '/api/heat?months=60');
    expect(heat.months[0]).toBe('2021-02');
    expect(heat.months.at(-1)).toBe('2025-06');
    expect(heat.months).toHaveLength(53);
    expect(heat.cells.reduce((sum, { records }) => sum + (records ?? 0), 0)).toBe(24);
    for (const { query, records } of heat.cells) {
      const list = await get<{ items: object[] }>(STAFF, `/api/records?${new URLSearchParams(query ?? {})}`);
      expect(list.items).toHaveLength(records ?? -1);
    }
  });

  it('the heat of a kind or of an issue holds that only, and leads there too', async () => {
    const kind = await get<Heat>(STAFF, `/api/heat?months=60&kind=${LIFTS}`);
    expect(kind.cells.map(({ month }) => month)).toEqual(
      ['2021-02', '2022-02', '2023-02', '2024-02', '2025-02'], // biome-ignore format: one line
    );
    const issue = await get<Heat>(STAFF, '/api/heat?issue=1');
    for (const { query, records } of [...kind.cells, ...issue.cells]) {
      const list = await get<{ items: object[] }>(STAFF, `/api/records?${new URLSearchParams(query ?? {})}`);
      expect(list.items).toHaveLength(records ?? -1);
    }
    expect(issue.cells.length).toBeGreaterThan(0);
  });

  it('outside staff too a cell counts what its list shows, and no record of a hidden group', async () => {
    // One more record of the month and district of the lamps, in no issue yet.
    const [lamp] = CITY.filter(({ id }) => id === 'B1');
    if (lamp === undefined) throw new Error('the lamps are gone');
    await importCity(store, [
      { ...lamp, id: 'E0', title: '问公交', body: '花溪公园的公交末班车是几点？', person: 500 },
    ]);
    for (const path of ['/api/heat?months=60', `/api/heat?months=60&kind=C0205`, '/api/heat?issue=2']) {
      const heat = await get<Heat>(COMMITTEE, path);
      const shown = heat.cells.filter(({ records }) => records !== null);
      expect(shown.length, path).toBeGreaterThan(0);
      for (const { query, records } of shown) {
        const list = await get<{ items: object[] }>(
          COMMITTEE,
          `/api/records?${new URLSearchParams(query ?? {})}`,
        );
        expect(list.items, path).toHaveLength(records ?? -1);
      }
    }
  });

  it('a cell of fewer than five people has no number outside staff', async () => {
    const heat = await get<Heat>(COMMITTEE, '/api/heat?months=60');
    const shown = heat.cells.filter(({ records }) => records !== null);
    expect(shown).toMatchObject([
      // Not 云岩区 in May: 2 of the 5 people there are in a group that is shown.
      { district: '花溪区', month: '2025-03', records: 6, people: 6 },
    ]);
    expect(heat.cells.length).toBeGreaterThan(5);
  });

  it('other weights give another order and are not kept; the score is exactly the sum of its parts', async () => {
    const ask = (weights: Parts, subject = 'issue') =>
      service.call<WhatIf>(STAFF, 'post', '/api/ranking/what-if', { subject, weights });
    for (const subject of ['issue', 'kind']) {
      const same = (await ask(OLD, subject)).body.items;
      expect(same.length).toBeGreaterThan(2);
      for (const { oldRank, newRank, score, oldScore } of same)
        expect([newRank, score]).toEqual([oldRank, oldScore]);
    }
    const only = { concentration: 0, acuteness: 0, attention: 0, recurrence: 1 };
    const { items } = (await ask(only)).body;
    const recurrence = items.map(({ parts }) => parts.recurrence);
    expect(recurrence).toEqual(recurrence.toSorted((a, b) => b - a));
    expect(items.map(({ newRank }) => newRank)).toEqual(items.map((_, index) => index + 1));
    for (const { score, contributions } of items) {
      expect(PARTS.reduce((sum, part) => sum + contributions[part], 0)).toBe(score);
    }
    expect((await get<Weights>(STAFF, '/api/ranking/weights')).weights).toEqual(OLD);
    expect((await ask({ ...OLD, recurrence: 0.3 })).status).toBe(422);
    const committee = await service.call<WhatIf>(COMMITTEE, 'post', '/api/ranking/what-if', { weights: OLD });
    expect(committee.body.items.length).toBeLessThan((await ask(OLD)).body.items.length);
  });

  it('only the committee signs weights, on what it saw; the next run uses them, the history keeps all', async () => {
    const sign = (caller: Caller, ifMatch: string | null, weights: object = EVEN) =>
      service.call(caller, 'put', '/api/ranking/weights', { weights, reason: '常委会会议纪要' }, ifMatch);
    const { body, etag } = await service.call<Weights>(COMMITTEE, 'get', '/api/ranking/weights');
    expect(body).toMatchObject({ version: 0, signedBy: null, history: [], lastRun: OLD });
    expect(etag).toBe('"0"');
    expect((await sign(STAFF, etag)).status).toBe(403);
    expect((await sign(COMMITTEE, null)).status).toBe(428);
    expect((await sign(COMMITTEE, etag, { ...EVEN, recurrence: 0.3 })).status).toBe(422);
    expect(await sign(COMMITTEE, etag)).toMatchObject({ status: 200, etag: '"1"' });
    expect((await sign(COMMITTEE, etag)).status).toBe(412);
    expect(await get<Weights>(COMMITTEE, '/api/ranking/weights')).toMatchObject({
      version: 1,
      weights: EVEN,
      signedBy: 'committee3',
      lastRun: OLD,
    });
    await runCity(store);
    expect((await get<Weights>(COMMITTEE, '/api/ranking/weights')).lastRun).toEqual(EVEN);
    expect((await buildReport(store.db, cityConfig())).weights).toEqual(EVEN);
    await sign(COMMITTEE, '"1"', OLD);
    expect((await get<Weights>(COMMITTEE, '/api/ranking/weights')).history).toMatchObject([
      { version: 2, reason: '常委会会议纪要' },
      { version: 1 },
    ]);
    await runCity(store);
  });

  it('lists the candidates of the report, and people answer beside the heat, never in it', async () => {
    const before = await get<Candidates>(COMMITTEE, '/api/candidates');
    expect(before.items.map(({ id }) => id)).toEqual([LIFTS]);
    const [candidate] = before.items;
    expect(candidate?.gate.answers.map(({ answer }) => answer)).toEqual([null, null, null, null, null]);
    const answer = (ifMatch: string | null, given: object) =>
      service.call<Gate>(COMMITTEE, 'put', `/api/candidates/${LIFTS}/gate`, given, ifMatch);
    const funds = { question: 'funds', answer: 'no', note: '需市财政测算' };
    expect((await answer(null, funds)).status).toBe(428);
    expect(await answer('"0"', funds)).toMatchObject({ status: 200, etag: '"1"' });
    expect((await answer('"0"', funds)).status).toBe(412);
    expect((await answer('"1"', { question: 'heat', answer: 'no' })).status).toBe(422);
    await answer('"1"', { question: 'funds', answer: 'yes' });
    const [after] = (await get<Candidates>(COMMITTEE, '/api/candidates')).items;
    expect(after?.gate).toMatchObject({ version: 2 });
    expect(after?.gate.answers[1]).toMatchObject({
      question: 'funds',
      answer: 'yes',
      answeredBy: 'committee3',
    });
    expect({ ...after, gate: null }).toEqual({ ...candidate, gate: null });

    const report = await buildReport(store.db, cityConfig());
    const listed = await listCandidates(store.db, { runId: report.runId, minimumPeople: 5 });
    expect(listed).toMatchObject(report.candidates);
    expect(listed).toHaveLength(report.candidates.length);
  });

  it('compares years, without the numbers of small groups outside staff', async () => {
    type Years = {
      years: number[];
      items: { id: string; years: { year: number; records: number | null }[] }[];
    };
    const staff = await get<Years>(STAFF, `/api/ranking/years?ids=${LIFTS}`);
    expect(staff.years).toEqual([2021, 2022, 2023, 2024, 2025]);
    expect(staff.items[0]?.years.map(({ records }) => records)).toEqual([1, 1, 1, 1, 1]);
    const committee = await get<Years>(COMMITTEE, `/api/ranking/years?ids=${LIFTS}`);
    expect(committee.items[0]?.years.map(({ records }) => records)).toEqual([null, null, null, null, null]);
    const issues = await get<Years>(COMMITTEE, '/api/ranking/years?subject=issue');
    expect(issues.items.flatMap(({ years }) => years.map(({ records }) => records))).toContain(8);
  });
});
