/** Kinds, proposals, labels and bundles, as the pages use them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/open-store.ts';
import { paragraphsOf, partOf, textOf } from '../report/read-document.ts';
import { ENGINES, openTestStore } from '../store/open-test-store.ts';
import { type Caller, COMMITTEE, fillCity, LIFTS, openService, STAFF } from './committee-city.ts';
import { runCity } from './desk-city.ts';

type Kind = {
  code: string;
  name: string;
  version: number;
  openIssues: number;
  suggestions: number;
  ranked: { counts: { people: number } } | null;
};
type Tree = { fields: { code: string; kinds: Kind[] }[]; unsure: { issues: number; records: number } };
type Detail = Kind & {
  lexicon: { strong: string[]; usual: string[]; not: string[]; pairs: string[] };
  fieldCode: string;
  lead: { code: string } | null;
  assist: { code: string }[];
  usualAsk: string;
  issues: { title: string; people: number }[];
  suggestionsByYear: { year: number; suggestions: { title: string; recordId: number }[] }[];
  recordsByYear: { year: number; records: number | null; people: number | null }[];
};
type Bundle = {
  suggestions: { sourceId: string; title: string; asks: { ordinal: number; text: string }[] }[];
  sameAnswers: { similarity: number; excerpt: string; replies: { year: number; text: string }[] }[];
};

describe.each(ENGINES)('kinds and bundles on %s', (engine) => {
  let store: Store;
  let service: ReturnType<typeof openService>;
  beforeAll(async () => {
    store = await openTestStore(engine);
    await fillCity(store);
    service = openService(store);
  });
  afterAll(() => store?.close());

  const tree = async (caller: Caller) => (await service.call<Tree>(caller, 'get', '/api/kinds')).body;
  const kindsOf = ({ fields }: Tree) => fields.flatMap(({ kinds }) => kinds);
  const detail = (code: string, caller: Caller = STAFF) =>
    service.call<Detail>(caller, 'get', `/api/kinds/${code}`);

  it('lists the taxonomy; outside staff an issue of three people is in no count', async () => {
    const staff = kindsOf(await tree(STAFF));
    const committee = kindsOf(await tree(COMMITTEE));
    expect(staff.length).toBeGreaterThan(80);
    expect(committee).toHaveLength(staff.length);
    const open = (kinds: Kind[]) => kinds.reduce((sum, { openIssues }) => sum + openIssues, 0);
    const unsure = (await tree(STAFF)).unsure.issues - (await tree(COMMITTEE)).unsure.issues;
    expect(open(staff) - open(committee) + unsure).toBeGreaterThanOrEqual(1);
    for (const { ranked } of committee) expect(ranked?.counts.people ?? 5).toBeGreaterThanOrEqual(5);
    expect(staff.find(({ code }) => code === LIFTS)?.suggestions).toBe(5);
  });

  it('shows a kind with its suggestions by year, without the title of what was told in confidence', async () => {
    const { body, etag, status } = await detail(LIFTS);
    expect(status).toBe(200);
    expect(etag).toBe(`"${body.version}"`);
    expect(body.suggestionsByYear.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024, 2025]);
    expect(body.recordsByYear.map(({ year, records }) => [year, records])).toContainEqual([2021, 1]);
    const outside = (await detail(LIFTS, COMMITTEE)).body;
    expect(outside.suggestionsByYear[3]?.suggestions[0]?.title).toBe('（保密来件）');
    expect(outside.recordsByYear[0]).toMatchObject({ records: null, people: null });
    expect((await service.call(STAFF, 'get', '/api/kinds/Z9999')).status).toBe(404);
  });

  it('is edited only by who saw it as it is', async () => {
    const { body, etag } = await detail(LIFTS);
    const draft = {
      fieldCode: body.fieldCode,
      name: body.name,
      lead: body.lead?.code ?? null,
      assist: body.assist.map(({ code }) => code),
      lexicon: body.lexicon,
      usualAsk: '支持加装电梯。',
    };
    const put = (ifMatch?: string | null, given: object = draft) =>
      service.call<{ version: number }>(STAFF, 'put', `/api/kinds/${LIFTS}`, given, ifMatch);
    expect((await put()).status).toBe(428);
    expect(await put(etag)).toMatchObject({ status: 200, body: { version: body.version + 1 } });
    expect((await put(etag)).status).toBe(412);
    expect((await detail(LIFTS)).body.usualAsk).toBe('支持加装电梯。');
    const next = (await detail(LIFTS)).etag;
    expect((await put(next, { ...draft, lead: 'no-such-unit' })).status).toBe(404);
    expect((await put(next, { ...draft, lexicon: { strong: [''] } })).status).toBe(422);
    expect((await put(next, { ...draft, lexicon: { ...draft.lexicon, pairs: ['电梯'] } })).status).toBe(422);
  });

  it('is out of the tree and of the next run’s answers once it is out of use', async () => {
    const used = kindsOf(await tree(STAFF)).find(({ openIssues }) => openIssues > 0);
    const { body, etag } = await detail(used?.code ?? '');
    const { fieldCode, name, lexicon, usualAsk } = body;
    const draft = { fieldCode, name, lead: null, assist: [], lexicon, usualAsk };
    const retired = await service.call(
      STAFF,
      'put',
      `/api/kinds/${body.code}`,
      { ...draft, active: false },
      etag,
    );
    expect(retired.status).toBe(200);
    await runCity(store);
    expect(kindsOf(await tree(STAFF)).map(({ code }) => code)).not.toContain(body.code);
    expect((await detail(body.code)).body).toMatchObject({ active: false, issues: [] });
    await service.call(STAFF, 'put', `/api/kinds/${body.code}`, draft, retired.etag);
    await runCity(store);
    expect((await detail(body.code)).body.issues.length).toBe(body.issues.length);
  });

  it('takes a new kind under the next free code, and no name twice', async () => {
    const draft = {
      fieldCode: 'C01',
      name: '夜间施工扰民（试）',
      lead: null,
      assist: [],
      lexicon: {
        strong: ['翠屏苑', '通宵浇筑', '浇筑混凝土', '机器轰鸣扰民'],
        usual: [],
        not: [],
        pairs: [],
      },
      usualAsk: '',
    };
    const made = await service.call<Kind>(STAFF, 'post', '/api/kinds', draft);
    expect(made).toMatchObject({ status: 201, etag: '"1"', body: { version: 1 } });
    const codes = (await tree(STAFF)).fields
      .find(({ code }) => code === 'C01')
      ?.kinds.map(({ code }) => code);
    expect(codes?.at(-1)).toBe(made.body.code);
    expect((await service.call(STAFF, 'post', '/api/kinds', draft)).status).toBe(409);
    expect((await service.call(COMMITTEE, 'post', '/api/kinds', draft)).status).toBe(403);
  });

  it('shows a label at once, keeps it through a run, and brings the machine’s kind back when it is undone', async () => {
    const recordId = (await detail(LIFTS)).body.suggestionsByYear[0]?.suggestions[0]?.recordId ?? 0;
    const label = (kind: string, seen: string | null) =>
      service.call<{ decisionId: number }>(STAFF, 'put', `/api/records/${recordId}/kind`, { kind, seen });
    const suggestionsOf = async (code: string) => (await detail(code)).body.suggestions;
    const other = 'C0103';
    const before = await suggestionsOf(other);

    expect((await label(other, null)).status).toBe(412);
    const { status, body } = await label(other, LIFTS);
    expect(status).toBe(200);
    expect([await suggestionsOf(LIFTS), await suggestionsOf(other)]).toEqual([4, before + 1]);
    expect((await label('C0101', LIFTS)).status).toBe(412);
    await runCity(store);
    expect([await suggestionsOf(LIFTS), await suggestionsOf(other)]).toEqual([4, before + 1]);
    await service.call(STAFF, 'post', `/api/decisions/${body.decisionId}/undo`, {});
    expect([await suggestionsOf(LIFTS), await suggestionsOf(other)]).toEqual([5, before]);
  });

  it('makes a kind of a proposal, gives it to the issues that were chosen, and decides only once', async () => {
    const { id: runId } = await store.db
      .selectFrom('run')
      .select('id')
      .where('state', '=', 'done')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    await store.db
      .insertInto('kindProposal')
      .values([1, 2].map(() => ({ runId, keywords: '["公交","班次"]', issueIds: [1, 2], size: 2 })))
      .execute();
    type Proposal = { id: number; keywords: string[]; issues: { id: number; title: string }[] };
    const list = await service.call<{ items: Proposal[] }>(STAFF, 'get', '/api/kind-proposals');
    const [first, second] = list.body.items;
    expect(first).toMatchObject({ keywords: ['公交', '班次'], issues: [{ id: 1 }, { id: 2 }] });
    const decide = (id: number | undefined, body: object) =>
      service.call<{ kind: { code: string }; decisionIds: number[] }>(
        STAFF,
        'post',
        `/api/kind-proposals/${id}`,
        body,
      );
    const accept = { decision: 'accept', fieldCode: 'C01', name: '乡村公交（试）' };
    expect((await decide(first?.id, { ...accept, issueIds: [77] })).status).toBe(409);
    const accepted = await decide(first?.id, { ...accept, issueIds: [1] });
    expect(accepted.status).toBe(200);
    expect(accepted.body.decisionIds).toHaveLength(1);
    const { body } = await detail(accepted.body.kind.code);
    expect(body).toMatchObject({ lexicon: { usual: ['公交', '班次'] }, openIssues: 1 });
    expect((await decide(first?.id, accept)).status).toBe(409);
    expect((await decide(second?.id, { decision: 'reject' })).status).toBe(200);
    await service.call(STAFF, 'post', `/api/decisions/${accepted.body.decisionIds[0]}/undo`, {});
  });

  it('lists departments', async () => {
    const { body } = await service.call<{ items: { code: string }[] }>(STAFF, 'get', '/api/departments');
    expect(body.items.length).toBeGreaterThan(20);
  });

  it('puts answers of different years side by side, and hides what was told in confidence outside staff', async () => {
    const read = (caller: Caller) => service.call<Bundle>(caller, 'get', `/api/bundles/${LIFTS}`);
    const staff = (await read(STAFF)).body;
    expect(staff.suggestions.map(({ sourceId }) => sourceId)).toEqual(
      ['JY2021', 'JY2022', 'JY2023', 'JY2024', 'JY2025'], // biome-ignore format: one line
    );
    expect(staff.sameAnswers).toHaveLength(1);
    expect(staff.sameAnswers[0]?.replies.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2025]);
    expect(staff.sameAnswers[0]?.excerpt).toContain('适时修订既有住宅加装电梯实施办法');
    expect(staff.suggestions[0]?.asks.map(({ text }) => text)).toEqual([
      '一、简化老旧小区加装电梯的审批流程和申报材料。',
      '二、提高加装电梯的财政补贴标准。',
    ]);
    const committee = await read(COMMITTEE);
    expect(committee.body.suggestions[3]).toMatchObject({ title: '（保密来件）' });
    expect(JSON.stringify(committee.body)).not.toContain('推行一个窗口受理');
    expect((await service.call(STAFF, 'get', '/api/bundles/C0101')).status).toBe(404);
    type List = { items: { kind: { code: string }; suggestions: number; sameAnswers: number }[] };
    const { body } = await service.call<List>(COMMITTEE, 'get', '/api/bundles');
    expect(body.items).toMatchObject([{ kind: { code: LIFTS }, suggestions: 5, sameAnswers: 1 }]);
  });

  it('writes a draft of joint supervision in which every ask of every suggestion stands', async () => {
    const response = await service.request(STAFF, 'get', `/api/bundles/${LIFTS}/package`);
    expect(response.status).toBe(200);
    const name = decodeURIComponent(response.headers.get('content-disposition')?.split("UTF-8''")[1] ?? '');
    expect(name).toBe('同类建议打包督办方案-老旧小区改造与加装电梯-2025-06-15.docx');
    const xml = partOf(new Uint8Array(await response.arrayBuffer()), 'word/document.xml');
    const words = paragraphsOf(xml).map(textOf);
    expect(words[0]).toBe('草案：机器汇集，须经人工核定');
    const rows = words.filter((text) => /^JY\d{4}第\d项(、|$)/.test(text));
    const placed = rows.flatMap((text) => text.split('、'));
    expect(placed.toSorted()).toEqual(
      ['JY2021第1项', 'JY2021第2项', 'JY2022第1项', 'JY2022第2项', 'JY2023第1项', 'JY2023第2项', 'JY2024第1项', 'JY2024第2项', 'JY2025第1项'], // biome-ignore format: one line
    );
    expect(rows[0]).toMatch(/JY2021第1项、JY2022第1项、JY2023第1项/);
    expect(xml).not.toContain('推行一个窗口受理');
    expect(words.join('\n')).toContain('待填');
    expect((await service.call(COMMITTEE, 'get', `/api/bundles/${LIFTS}/package`)).status).toBe(403);
  });
});
