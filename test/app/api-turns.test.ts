import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { SILENT } from '../../src/api/log.ts';
import { createTurnRunner, type TurnRunner, tidyTurns } from '../../src/api/turn-runner.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { EMPTY_CONTENT } from '../../src/domain/draft.ts';
import type { TurnEvent } from '../../src/domain/turn.ts';
import type { Store } from '../../src/store/open-store.ts';
import { upsertRecords } from '../../src/store/records/upsert-records.ts';
import { keepEvidence } from '../../src/store/turns/evidence.ts';
import { insertTurn } from '../../src/store/turns/turns.ts';
import { answerWith, BASE_URL, OUTLINE, SUGGESTION, say, server } from '../assistant/write/turn-doubles.ts';
import { streamOf } from '../llm/stream-server.ts';
import { draft } from '../store/drafts.ts';
import { ENGINES, emptyStore, openTestStore } from '../store/open-test-store.ts';
import { addDeputy, addDraft, type Caller, hear, openTurnApp, readEvents } from './turn-city.ts';

const MODEL = {
  MINSHENG_CHAT_BASE_URL: BASE_URL,
  MINSHENG_CHAT_API_KEY: 'sk-test-never-shown',
  MINSHENG_CHAT_MODEL: 'qwen-test',
  MINSHENG_CHAT_MAX_RETRIES: '0',
};
const NOW = new Date('2026-03-02T04:00:00Z');
const turnSchema = z.looseObject({ id: z.number() });

describe.each(ENGINES)('turns on %s', (engine) => {
  let store: Store;
  let deputy: Caller;
  let draftId: number;
  const runners: TurnRunner[] = [];

  beforeAll(async () => {
    server.listen({ onUnhandledRequest: 'error' });
    store = await openTestStore(engine);
  });
  beforeEach(async () => {
    await emptyStore(store);
    deputy = await addDeputy(store);
    draftId = await addDraft(store, deputy);
  });
  afterEach(async () => {
    for (const runner of runners.splice(0)) await runner.stop();
    server.resetHandlers();
  });
  afterAll(async () => {
    server.close();
    await store.close();
  });

  /** The service as one process of it would be. */
  function open(env: Record<string, string> = {}) {
    const turns = createTurnRunner({ store, config: readConfig(env), now: () => NOW }, SILENT, {
      beatMs: 20,
    });
    runners.push(turns);
    return { ...openTurnApp(store, { env, turns, now: () => NOW }), turns };
  }
  type Opened = ReturnType<typeof open>;

  const base = () => `/api/drafts/${draftId}/turns`;
  async function start({ call }: Opened, body: object = {}): Promise<number> {
    const response = await call(deputy, base(), { method: 'POST', body });
    expect(response.status).toBe(202);
    return turnSchema.parse(await response.json()).id;
  }
  const follow = async ({ call }: Opened, turn: number, after = '') =>
    hear(await call(deputy, `${base()}/${turn}/events${after}`));
  const readDraft = () =>
    store.db.selectFrom('draft').selectAll().where('id', '=', draftId).executeTakeFirstOrThrow();
  const ends = (event: TurnEvent | undefined) =>
    event?.type === 'end' ? [event.state, event.failure] : event;

  describe('without a model', () => {
    it('come from the template, in order, and go into the empty draft', async () => {
      const app = open();
      const turn = await start(app);
      const heard = await follow(app, turn);
      expect(heard.map(({ ordinal }) => ordinal)).toEqual(heard.map((_, index) => index + 1));
      expect(ends(heard.at(-1)?.event)).toEqual(['done', null]);
      expect(heard.some(({ event }) => event.type === 'fallback')).toBe(false);
      const { content, version } = await readDraft();
      expect(version).toBe(2);
      expect(content.title).toMatch(/^关于.+的建议$/);
      expect(await (await app.call(deputy, `${base()}/${turn}`)).json()).toMatchObject({
        writer: 'template',
        state: 'done',
      });
      expect(await (await app.call(deputy, '/api/assistant')).json()).toMatchObject({ model: null });
    });
  });

  describe('with a model', () => {
    it('are streamed, checked, kept and paid for', async () => {
      answerWith();
      const app = open(MODEL);
      const turn = await start(app);
      const heard = await follow(app, turn);
      expect(ends(heard.at(-1)?.event)).toEqual(['done', null]);
      const passages = heard.flatMap(({ event }) => (event.type === 'passage' ? [event.passage] : []));
      expect(passages.every(({ origin }) => origin === 'model')).toBe(true);
      // Nothing was found, so every mark is of something that does not exist.
      expect(passages.filter(({ text }) => text.includes('〔')).map(({ verdict }) => verdict.state)).toEqual(
        Array.from({ length: 4 }, () => 'unverified'),
      );
      const { content } = await readDraft();
      expect(content.title).toBe(OUTLINE.title);
      expect(content.sections.measures).toBe('由市交通局增设泊位\n由街道推动错时停车');
      const versions = await store.db
        .selectFrom('draftVersion')
        .select(['version', 'cause'])
        .orderBy('version')
        .execute();
      expect(versions).toEqual([
        { version: 1, cause: 'created' },
        { version: 2, cause: 'assistant' },
      ]);
      const { model, personTokensLeft } = z
        .looseObject({ model: z.string(), personTokensLeft: z.number() })
        .parse(await (await app.call(deputy, '/api/assistant')).json());
      expect(model).toBe('qwen-test');
      // One outline of 100 and 20, four sections of 50 and 7.
      expect(personTokensLeft).toBe(200_000 - 120 - 4 * 57);
    });

    it('leave alone what a person typed, and offer theirs', async () => {
      answerWith();
      draftId = await addDraft(store, deputy, {
        content: { ...EMPTY_CONTENT, sections: { ...EMPTY_CONTENT.sections, facts: '我自己写的。' } },
      });
      const app = open(MODEL);
      const turn = await start(app);
      await follow(app, turn);
      expect((await readDraft()).content.sections.facts).toBe('我自己写的。');
      const { passages } = z
        .looseObject({
          passages: z.array(z.looseObject({ section: z.string(), acceptedAt: z.string().nullable() })),
        })
        .parse(await (await app.call(deputy, `${base()}/${turn}`)).json());
      expect(
        new Set(passages.map(({ section, acceptedAt }) => [section, acceptedAt !== null].join())),
      ).toEqual(new Set(['facts,false', 'analysis,true', 'measures,true', 'basis,true']));
    });

    it.each([
      [false, 'shown again'],
      [true, 'shown no more'],
    ])('evidence of earlier turns, confidential by now: %s, is %s', async (confidential) => {
      const [record] = await upsertRecords(store.db, [draft('S-1', { source: 'suggestion' })], null);
      const target = { kind: 'suggestion', recordId: record?.id ?? 0, version: 1 } as const;
      const content = {
        ...EMPTY_CONTENT,
        sections: { ...EMPTY_CONTENT.sections, facts: '以前提过。〔S1〕' },
      };
      draftId = await addDraft(store, deputy, { content });
      const texts = [{ field: 'body' as const, text: '只在这一件里的话。' }];
      const found = { ...SUGGESTION, target, texts };
      await keepEvidence(store.db, { draftId, turnId: null, found: [found] });
      await store.db.updateTable('record').set({ confidential }).execute();
      const requests = answerWith();
      const app = open(MODEL);
      await follow(app, await start(app, { scope: 'analysis' }));
      const shown = requests.flatMap(({ messages }) => messages.map(({ content: said }) => said)).join();
      expect(shown.includes('只在这一件里的话。')).toBe(!confidential);
    });

    it.each([
      ['401', 401, 'unauthorized'],
      ['429', 429, 'rate_limited'],
      ['500', 500, 'endpoint_error'],
    ])('that answers %s are the template’s, with the reason', async (_, status, failure) => {
      const refuse = () => Response.json({ error: {} }, { status });
      answerWith({ tools: refuse, outline: refuse });
      const app = open(MODEL);
      const turn = await start(app);
      const heard = await follow(app, turn);
      expect(
        heard.filter(({ event }) => event.type === 'fallback' && event.failure === failure),
      ).toHaveLength(5);
      expect(ends(heard.at(-1)?.event)).toEqual(['done', null]);
      expect(await (await app.call(deputy, `${base()}/${turn}`)).json()).toMatchObject({
        writer: 'template',
      });
    });
  });

  describe('a page', () => {
    it('that lost its connection goes on where it was', async () => {
      const app = open();
      const turn = await start(app);
      const all = await follow(app, turn);
      expect(await follow(app, turn, '?after=3')).toEqual(all.slice(3));
      const resumed = await app.call(deputy, `${base()}/${turn}/events?after=1`, {
        headers: { 'last-event-id': '5' },
      });
      expect(await hear(resumed)).toEqual(all.slice(5));
      expect(await follow(app, turn, `?after=${all.length}`)).toEqual([]);
    });

    it('hears each event while the turn is written, in another process too', async () => {
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      answerWith({ analysis: () => held.then(() => streamOf(['分析。\n'])) });
      const [writer, reader] = [open(MODEL), open(MODEL)];
      const turn = await start(writer);
      const response = await reader.call(deputy, `${base()}/${turn}/events`);
      const pieces = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      while (!text.includes('"step":"analysis"')) text += (await pieces?.read())?.value ?? '';
      expect(text).toContain('云桥片区夜间停车难');
      expect(text).not.toContain('"type":"end"');
      release();
      for (let next = await pieces?.read(); next && !next.done; next = await pieces?.read())
        text += next.value;
      const heard = readEvents(text);
      expect(heard.map(({ ordinal }) => ordinal)).toEqual(heard.map((_, index) => index + 1));
      expect(ends(heard.at(-1)?.event)).toEqual(['done', null]);
    });

    it('that asks for more while one is written is refused', async () => {
      answerWith({ facts: () => streamOf([], { stalled: true }) });
      const app = open(MODEL);
      await start(app);
      const second = await app.call(deputy, base(), { method: 'POST', body: {} });
      expect(second.status).toBe(409);
      const other = await addDraft(store, deputy);
      expect(
        (await app.call(deputy, `/api/drafts/${other}/turns`, { method: 'POST', body: {} })).status,
      ).toBe(202);
    });
  });

  describe('stopping', () => {
    async function startAndHang(app: Opened): Promise<number> {
      answerWith({ facts: () => streamOf(['第一句。\n'], { stalled: true }) });
      const turn = await start(app);
      await vi.waitFor(async () => {
        const rows = await store.db.selectFrom('passage').select('id').where('turnId', '=', turn).execute();
        expect(rows).toHaveLength(1);
      });
      return turn;
    }

    it.each(['the same process', 'another process'])('by a person, from %s', async (where) => {
      const app = open(MODEL);
      const turn = await startAndHang(app);
      const asking = where === 'the same process' ? app : open(MODEL);
      const stopped = await asking.call(deputy, `${base()}/${turn}`, { method: 'DELETE' });
      expect(stopped.status).toBe(202);
      expect(await stopped.json()).toMatchObject({ stopping: true });
      expect(ends((await follow(app, turn)).at(-1)?.event)).toEqual(['cancelled', null]);
      expect((await app.call(deputy, `${base()}/${turn}`, { method: 'DELETE' })).status).toBe(409);
      // What was written is offered, and what was heard is paid for.
      expect((await readDraft()).version).toBe(1);
      const calls = await store.db.selectFrom('modelCall').select('result').orderBy('id').execute();
      expect(calls.map(({ result }) => result)).toEqual(['done', 'cancelled']);
    });

    it('of the service closes its turns as interrupted', async () => {
      const app = open(MODEL);
      const turn = await startAndHang(app);
      await app.turns.stop();
      expect(ends((await follow(app, turn)).at(-1)?.event)).toEqual(['failed', 'interrupted']);
      await start(open());
    });

    it('without a word is seen when somebody looks', async () => {
      const turn = await insertRunning();
      await store.db
        .updateTable('turn')
        .set({ seenAt: new Date(0) })
        .execute();
      const app = open();
      expect((await follow(app, turn)).map(({ event }) => ends(event))).toEqual([['failed', 'interrupted']]);
      expect(await (await app.call(deputy, `${base()}/${turn}`)).json()).toMatchObject({
        state: 'failed',
        failure: 'interrupted',
      });
      await start(app);
    });

    it('is seen at the next start', async () => {
      const turn = await insertRunning();
      if (engine === 'pg')
        await store.db
          .updateTable('turn')
          .set({ seenAt: new Date(0) })
          .execute();
      await tidyTurns(store, readConfig({}), NOW);
      expect(ends((await follow(open(), turn)).at(-1)?.event)).toEqual(['failed', 'interrupted']);
    });
  });

  const insertRunning = async () =>
    (
      await insertTurn(store.db, {
        ...{ draftId, scope: 'all', writer: 'model', askedBy: deputy.id, wish: null, model: 'm', now: NOW },
      })
    ).id;

  describe('the budget', () => {
    it('of a person that is spent leaves the rest to the template, until the day ends', async () => {
      const requests = answerWith();
      const app = open({ ...MODEL, MINSHENG_ASSISTANT_PERSON_TOKENS: '150' });
      const heard = await follow(app, await start(app));
      expect(
        heard.flatMap(({ event }) => (event.type === 'fallback' ? [`${event.step} ${event.failure}`] : [])),
      ).toEqual(['analysis budget_spent', 'measures budget_spent', 'basis budget_spent']);
      expect(requests).toHaveLength(2);
      expect(await (await app.call(deputy, '/api/assistant')).json()).toMatchObject({ personTokensLeft: 0 });
      const again = await follow(app, await start(app));
      expect(again.filter(({ event }) => event.type === 'fallback')).toHaveLength(5);
      expect(requests).toHaveLength(2);
      const tomorrow = openTurnApp(store, { env: MODEL, now: () => new Date('2026-03-02T16:00:00Z') });
      expect(await (await tomorrow.call(deputy, '/api/assistant')).json()).toMatchObject({
        personTokensLeft: 200_000,
      });
    });

    it('of the day is everybody’s', async () => {
      answerWith();
      const app = open({ ...MODEL, MINSHENG_ASSISTANT_DAY_TOKENS: '300' });
      await follow(app, await start(app));
      const colleague = await addDeputy(store, 'deputy-two');
      expect(await (await app.call(colleague, '/api/assistant')).json()).toEqual({
        model: 'qwen-test',
        personTokensLeft: 200_000,
        dayTokensLeft: 0,
      });
    });

    it('of nothing means no model', async () => {
      const app = open({ ...MODEL, MINSHENG_ASSISTANT_PERSON_TOKENS: '0' });
      const heard = await follow(app, await start(app));
      expect(heard.some(({ event }) => event.type === 'fallback')).toBe(false);
      expect(await (await app.call(deputy, '/api/assistant')).json()).toMatchObject({ model: null });
    });
  });

  describe('rights', () => {
    it('others’ drafts and turns are not there', async () => {
      const app = open();
      const turn = await start(app);
      const other = await addDeputy(store, 'deputy-two');
      expect((await app.call(other, base(), { method: 'POST', body: {} })).status).toBe(404);
      for (const [path, method] of [
        [`${base()}/${turn}`, 'GET'],
        [`${base()}/${turn}/events`, 'GET'],
        [`${base()}/${turn}`, 'DELETE'],
      ] as const) {
        expect((await app.call(other, path, { method })).status).toBe(404);
      }
      const mine = await addDraft(store, other);
      expect((await app.call(other, `/api/drafts/${mine}/turns/${turn}`)).status).toBe(404);
    });

    it('a draft that is submitted is written no more', async () => {
      await store.db.updateTable('draft').set({ state: 'submitted', submittedAt: NOW }).execute();
      expect((await open().call(deputy, base(), { method: 'POST', body: {} })).status).toBe(409);
    });

    it.each([[{ scope: 'everything' }], [{ wish: '长'.repeat(501) }], [{ more: 1 }]])(
      '%o is refused',
      async (body) => {
        expect((await open().call(deputy, base(), { method: 'POST', body })).status).toBe(422);
      },
    );
  });

  describe('the audit', () => {
    const auditor: Caller = { id: 999, role: 'auditor' };

    it('reads who asked, what was sent by its hash, what came, masked, and what it cost', async () => {
      answerWith({ tools: () => say(JSON.stringify({ ...OUTLINE, questions: ['打13900001111吗？'] })) });
      const app = open(MODEL);
      const turn = await start(app, { wish: '请联系13900001111' });
      await follow(app, turn);
      const read = await app.call(auditor, `/api/conversations/${turn}`);
      const text = await read.text();
      expect(text).not.toContain('13900001111');
      const whole = JSON.parse(text);
      expect(whole).toMatchObject({
        conversation: { id: turn, draftId, askedBy: deputy.id, writer: 'model', calls: 5, inputTokens: 300 },
        sentences: { kept: 6, edited: 0, dropped: 0 },
      });
      expect(whole.calls[0]).toMatchObject({
        prompt: 'draft-outline',
        promptVersion: '1',
        result: 'done',
        retrieved: [],
      });
      expect(whole.calls[0].inputHash).toMatch(/^[0-9a-f]{64}$/);
      expect((await app.call(deputy, `/api/conversations/${turn}`)).status).toBe(403);
      expect((await app.call(auditor, '/api/conversations/99999')).status).toBe(404);
    });

    it('goes through all turns, page by page', async () => {
      const app = open();
      const turns: number[] = [];
      for (let count = 0; count < 3; count++) {
        turns.push(await start(app));
        await app.turns.idle();
      }
      const page = async (query: string) =>
        z
          .object({ items: z.array(z.looseObject({ id: z.number() })), next: z.string().nullable() })
          .parse(await (await app.call(auditor, `/api/conversations?limit=2${query}`)).json());
      const first = await page('');
      const second = await page(`&cursor=${first.next}`);
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(turns.toReversed());
      expect(second.next).toBeNull();
      expect((await page(`&draftId=${draftId + 1}`)).items).toEqual([]);
      expect((await page('&since=2026-03-03T00:00:00Z')).items).toEqual([]);
    });

    it('keeps calls as long as configured; what they cost stays', async () => {
      answerWith();
      const app = open(MODEL);
      const turn = await start(app);
      await follow(app, turn);
      await store.db
        .updateTable('modelCall')
        .set({ at: new Date('2025-09-01T00:00:00Z') })
        .where('id', '=', 1)
        .execute();
      await tidyTurns(store, readConfig({ MINSHENG_ASSISTANT_LOG_DAYS: '180' }), NOW);
      expect(await (await app.call(auditor, `/api/conversations/${turn}`)).json()).toMatchObject({
        conversation: { calls: 4, inputTokens: 300 },
      });
    });
  });
});
