/** Blind checks through the API: what the labeller sees, whose answers count, and what the report says of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReport } from '../../src/pipeline/build-report.ts';
import type { Store } from '../../src/store/open-store.ts';
import { ENGINES, openTestStore } from '../store/open-test-store.ts';
import { type Caller, COMMITTEE, fillCity, OTHER_STAFF, openService, STAFF } from './committee-city.ts';
import { cityConfig } from './desk-city.ts';

type Check = {
  id: number;
  state: string;
  items: number;
  answered: number;
  notCounted: number;
  result: {
    n: number;
    agree: number;
    agreement: number;
    low: number;
    high: number;
    kappa: { n: number } | null;
  } | null;
  entries: {
    item: number;
    texts: { title: string; text: string }[];
    mine: string | null;
    counted: boolean | null;
    machine: string | null;
  }[];
};

describe.each(ENGINES)('blind checks on %s', (engine) => {
  let store: Store;
  let service: ReturnType<typeof openService>;
  beforeAll(async () => {
    store = await openTestStore(engine);
    await fillCity(store);
    service = openService(store);
  });
  afterAll(() => store?.close());

  const create = async (body: object) =>
    (await service.call<Check>(STAFF, 'post', '/api/blind-checks', body)).body;
  const read = async (id: number, caller: Caller = STAFF) =>
    (await service.call<Check>(caller, 'get', `/api/blind-checks/${id}`)).body;
  const label = (id: number, item: number, answer: string, caller: Caller = STAFF) =>
    service.call<{ counted: boolean; state: string }>(
      caller,
      'put',
      `/api/blind-checks/${id}/items/${item}`,
      { answer },
    );
  const itemsOf = (id: number) =>
    store.db.selectFrom('blindItem').selectAll().where('checkId', '=', id).orderBy('item').execute();

  it('a report is a draft while there is no finished check', async () => {
    expect((await buildReport(store.db, cityConfig())).stamp.state).toBe('draft');
  });

  it('shows the words of the asks and nothing that leads to the machine’s answer', async () => {
    const check = await read((await create({ size: 500, question: 'kind' })).id);
    expect(check).toMatchObject({ state: 'open', answered: 0, result: null });
    expect(check.items).toBeGreaterThan(5);
    const [entry] = check.entries;
    expect(Object.keys(entry ?? {}).toSorted()).toEqual(['counted', 'item', 'machine', 'mine', 'texts']);
    expect(Object.keys(entry?.texts[0] ?? {}).toSorted()).toEqual(
      ['district', 'place', 'receivedAt', 'text', 'title'], // biome-ignore format: one line
    );
    expect(new Set(check.entries.map(({ machine }) => machine))).toEqual(new Set([null]));
  });

  it('the same seed draws the same sample, another seed another', async () => {
    const { drawKinds } = await import('../../src/store/blind-check/draw-sample.ts');
    const draw = async (seed: string) => (await drawKinds(store.db, seed, 6)).map(({ askId }) => askId);
    expect(await draw('a')).toEqual(await draw('a'));
    expect(await draw('b')).not.toEqual(await draw('a'));
  });

  it('an answer by who decided on the issue before is kept but not counted; somebody else has to answer', async () => {
    const { id, items } = await create({ size: 500, question: 'kind' });
    const drawn = await itemsOf(id);
    const known = drawn.find(({ issueIds }) => issueIds.length > 0);
    const issueId = known?.issueIds[0] ?? 0;
    const { body: issue } = await service.call<{ version: number }>(STAFF, 'get', `/api/issues/${issueId}`);
    await service.call(
      STAFF,
      'post',
      `/api/issues/${issueId}/decisions`,
      { act: { act: 'confirm' } },
      `"${issue.version}"`,
    );
    for (const { item, machineAnswer, issueIds } of drawn) {
      const { status, body } = await label(id, item, machineAnswer);
      expect(status).toBe(200);
      expect(body.counted).toBe(!issueIds.includes(issueId));
    }
    const mine = drawn.filter(({ issueIds }) => issueIds.includes(issueId));
    expect(await read(id)).toMatchObject({
      state: 'open',
      answered: items - mine.length,
      notCounted: mine.length,
      result: null,
    });
    for (const { item } of mine)
      expect((await label(id, item, 'unsure', OTHER_STAFF)).body.counted).toBe(true);
    const finished = await read(id);
    expect(finished.result).toMatchObject({
      n: items - mine.length,
      agree: items - mine.length,
      agreement: 1,
    });
    expect(finished.entries.map(({ machine }) => machine)).toEqual(
      drawn.map(({ machineAnswer }) => machineAnswer),
    );
    expect((await label(id, 1, 'unsure', OTHER_STAFF)).status).toBe(409);
  });

  it('refuses what the question does not have', async () => {
    const { id } = await create({ size: 3, question: 'kind' });
    expect((await label(id, 1, 'Z9999')).status).toBe(404);
    expect((await label(id, 99, 'unsure')).status).toBe(404);
    expect((await label(9999, 1, 'unsure')).status).toBe(404);
    const pairs = await create({ size: 4, question: 'same-issue' });
    expect((await label(pairs.id, 1, 'C0101')).status).toBe(422);
    expect((await service.call(COMMITTEE, 'get', `/api/blind-checks/${id}`)).status).toBe(403);
  });

  it('asks of two texts whether they are one matter, and two people give a kappa', async () => {
    const { id } = await create({ size: 6, question: 'same-issue', people: 2 });
    const drawn = await itemsOf(id);
    expect(new Set(drawn.map(({ machineAnswer }) => machineAnswer))).toEqual(new Set(['yes', 'no']));
    expect((await read(id)).entries.every(({ texts }) => texts.length === 2)).toBe(true);
    for (const { item, machineAnswer } of drawn)
      await label(id, item, machineAnswer, { role: 'staff', id: 21 });
    expect((await read(id)).state).toBe('open');
    for (const { item, machineAnswer } of drawn)
      await label(id, item, machineAnswer, { role: 'staff', id: 22 });
    expect(await read(id)).toMatchObject({
      state: 'finished',
      result: { kappa: { value: 1, n: drawn.length } },
    });
  });

  it('the newest check below the line makes a draft; one that reaches it, a final report', async () => {
    const stamp = async (agreementLine: number) =>
      (await buildReport(store.db, { ...cityConfig(), agreementLine })).stamp;
    const [low = 1] = (
      await service.call<{ items: Check[] }>(COMMITTEE, 'get', '/api/blind-checks')
    ).body.items
      .flatMap(({ result }) => (result === null ? [] : [result.low]))
      .toSorted((a, b) => a - b);
    expect(await stamp(low)).toMatchObject({ state: 'final', text: expect.stringContaining('一致率100.0%') });
    expect(await stamp(low + 0.001)).toMatchObject({ state: 'draft', text: expect.stringContaining('草案') });
  });
});
