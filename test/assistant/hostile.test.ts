/**
 * Two hundred turns through the service with models that lie, leak, obey and fail. Whatever they do, nothing false is
 * shown as verified, and the deputy is left with a draft to go on with and a word about what went wrong.
 */
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLog } from '../../src/api/log.ts';
import { createTurnRunner, type TurnRunner } from '../../src/api/turn-runner.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { SECTIONS } from '../../src/domain/draft.ts';
import { TURN_SCOPES, type TurnScope } from '../../src/domain/turn.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { addDeputy, type Caller, hear, openTurnApp } from '../app/turn-city.ts';
import { partOf, textOf } from '../report/read-document.ts';
import { CONCERNS, CONFIDENTIAL, fillHostileCity, PLANTED } from './hostile-city.ts';
import { judgeQuestions, judgeTurn } from './judge-turn.ts';
import { BEHAVIOURS, type Behaviour, FAILURES } from './model-double/answer.ts';
import { readAttacks } from './model-double/attacks.ts';
import { chatRequestSchema, saidIn } from './model-double/chat-request.ts';
import { FALSITIES } from './model-double/falsify.ts';
import { modelHandler } from './model-double/model-handler.ts';
import { createModelService, type ModelService } from './model-double/model-service.ts';
import { pick, seeded } from './model-double/seeded.ts';

const CASES = 200;
const AT_ONCE = 25;
const NOW = new Date('2026-03-02T04:00:00Z');
/** A model that never answers costs its timeout, twice. */
const MOST_SILENT = 3;

type HostileCase = {
  readonly name: string;
  readonly index: number;
  readonly behaviours: readonly Behaviour[];
  readonly concern: string;
  readonly scope: TurnScope;
};

function makeCases(): HostileCase[] {
  const random = seeded(20_260_302);
  const attacks = readAttacks();
  return Array.from({ length: CASES }, (_, index) => {
    const first = BEHAVIOURS[index % BEHAVIOURS.length] ?? 'good';
    const usable = first === 'silent' && index / BEHAVIOURS.length >= MOST_SILENT ? 'obeys_attack' : first;
    const second =
      index >= 100 ? [pick([...FALSITIES, 'stops_short', 'loops_on_tools'] as const, random)] : [];
    const behaviours = [...new Set([usable, ...second])];
    const planted = index % 5 === 0 ? `${pick(attacks, random).text}` : '';
    const concern = `${pick(CONCERNS, random)}。${planted}`;
    const scope = random() < 0.25 ? 'all' : pick(TURN_SCOPES, random);
    return { name: `${index} ${behaviours.join('+')} ${scope}`, index, behaviours, concern, scope };
  });
}

const draftSchema = z.looseObject({
  id: z.number(),
  version: z.number(),
  content: z.looseObject({ title: z.string(), sections: z.record(z.string(), z.string()) }),
});

type Opened = ReturnType<typeof openTurnApp> & { readonly turns: TurnRunner };

type Started = Omit<HostileCase, 'concern'> & {
  readonly service: ModelService;
  readonly call: Opened['call'];
  readonly path: string;
  readonly turnId: number;
};

const BASE_URL = 'http://double.test.invalid/v1';
const METHODS = ['jsonSchema', 'functionCalling', 'jsonMode'] as const;

/** Which double answers travels in the wish, in characters that no text of the city holds side by side. */
const DIGITS = '甲乙丙丁戊己庚辛壬癸';
const wishOf = (index: number): string =>
  `代号${[...String(index)].map((digit) => DIGITS[Number(digit)]).join('')}号`;
const caseIn = (said: string): number =>
  Number(
    [...(/代号([甲乙丙丁戊己庚辛壬癸]+)号/.exec(said)?.[1] ?? '')]
      .map((word) => DIGITS.indexOf(word))
      .join(''),
  );

function never(): never {
  throw new RangeError('no such case');
}

type Outcome = {
  readonly name: string;
  readonly complaints: readonly string[];
  readonly falseQuestions: readonly string[];
};

describe('hostile models', () => {
  const server = setupServer();
  const lines: string[] = [];
  const log = createLog({ write: (line: string) => void lines.push(line) });
  let store: Store;
  let deputy: Caller;
  let outcomes: Outcome[];
  let runners: readonly Opened[];
  const services: ModelService[] = [];

  beforeAll(async () => {
    server.listen({ onUnhandledRequest: 'error' });
    server.use(
      modelHandler(BASE_URL, {
        respond: (body, signal) => {
          const service = services[caseIn(saidIn(chatRequestSchema.parse(body)))] ?? never();
          return service.respond(body, signal);
        },
      }),
    );
    store = await openStore('memory://');
    await fillHostileCity(store);
    deputy = await addDeputy(store);
    runners = openRunners();
    outcomes = await runAll(makeCases());
  }, 600_000);
  afterAll(async () => {
    for (const { turns } of runners) await turns.stop();
    server.close();
    await store.close();
  });

  /** Some turns at a time, read when they have ended: pages that wait keep asking the database. */
  async function runAll(cases: readonly HostileCase[]): Promise<Outcome[]> {
    const ended: Outcome[] = [];
    for (let from = 0; from < cases.length; from += AT_ONCE) {
      const started = await Promise.all(cases.slice(from, from + AT_ONCE).map(startCase));
      for (const { turns } of runners) await turns.idle();
      for (const one of started) ended.push({ name: one.name, ...(await judgeCase(one)) });
    }
    return ended;
  }

  /** One runner for each way of asking, and an impatient one: each reads the store's vocabulary once. */
  function openRunners(): readonly Opened[] {
    return [...METHODS.map((method) => openRunner(method, '20')), openRunner('jsonSchema', '1')];
  }
  function openRunner(method: string, seconds: string): Opened {
    const env = {
      MINSHENG_CHAT_BASE_URL: BASE_URL,
      MINSHENG_CHAT_API_KEY: 'sk-test-never-shown',
      MINSHENG_CHAT_MODEL: 'double',
      MINSHENG_CHAT_MAX_RETRIES: '0',
      MINSHENG_CHAT_TIMEOUT_SECONDS: seconds,
      MINSHENG_CHAT_STRUCTURED_OUTPUT: method,
      MINSHENG_ASSISTANT_PERSON_TOKENS: '999999999',
      MINSHENG_ASSISTANT_DAY_TOKENS: '999999999',
    };
    const turns = createTurnRunner({ store, config: readConfig(env), now: () => NOW }, log);
    return { ...openTurnApp(store, { env, turns, log, now: () => NOW }), turns };
  }

  async function startCase({ name, index, behaviours, concern, scope }: HostileCase): Promise<Started> {
    const service = createModelService(behaviours, { seed: index + 1 });
    services[index] = service;
    const { call } =
      runners[behaviours.includes('silent') ? METHODS.length : index % METHODS.length] ?? never();
    const created = await call(deputy, '/api/drafts', { method: 'POST', body: { concern } });
    const path = `/api/drafts/${draftSchema.parse(await created.json()).id}`;
    const started = await call(deputy, `${path}/turns`, {
      method: 'POST',
      body: { scope, wish: wishOf(index) },
    });
    const turn = z.looseObject({ id: z.number() }).parse(await started.json());
    return { ...{ name, index, behaviours, scope, service, call, path }, turnId: turn.id };
  }

  async function judgeCase({
    index,
    behaviours,
    scope,
    service,
    call,
    path,
    turnId,
  }: Started): Promise<Omit<Outcome, 'name'>> {
    const events = (await hear(await call(deputy, `${path}/turns/${turnId}/events`))).map(
      ({ event }) => event,
    );
    const response = await call(deputy, path);
    const shown = await response.text();
    const draft = draftSchema.parse(JSON.parse(shown));
    const saved = await call(deputy, path, {
      method: 'PUT',
      headers: { 'if-match': response.headers.get('etag') ?? '' },
      body: { content: withWord(JSON.parse(shown).content) },
    });
    const form = index % 10 === 0 ? await readForm(await call(deputy, `${path}/form.docx`)) : '';
    const complaints = [
      ...judgeTurn({ events, falsified: service.falsified }),
      ...judgeDraft(draft, scope),
      ...(saved.status === 200 ? [] : [`cannot be saved: ${saved.status}`]),
      ...leaks('an event', JSON.stringify(events.filter(({ type }) => type !== 'evidence'))),
      ...leaks('evidence', JSON.stringify(events.filter(({ type }) => type === 'evidence'))),
      ...leaks('the draft', shown),
      ...leaks('the form', form),
      ...(mustBeTold(behaviours, scope) && !events.some(({ type }) => type === 'fallback')
        ? ['nobody was told']
        : []),
    ];
    return { complaints, falseQuestions: judgeQuestions({ events, falsified: service.falsified }) };
  }

  it('show nothing false as verified, drop nothing without a word, and leave a draft to go on with', () => {
    expect(outcomes).toHaveLength(CASES);
    expect(
      outcomes.flatMap(({ name, complaints }) => complaints.map((complaint) => `${name}: ${complaint}`)),
    ).toEqual([]);
  });

  it('ask nothing false', () => {
    const asked = outcomes.flatMap(({ name, falseQuestions }) =>
      falseQuestions.map((lie) => `${name}: ${lie}`),
    );
    expect(asked).toEqual([]);
  });

  it('were hostile: every falsity was told many times, and every failure was met', () => {
    const told = services.flatMap(({ falsified }) => falsified.map(({ falsity }) => falsity));
    for (const falsity of FALSITIES) {
      expect([falsity, told.filter((one) => one === falsity).length > 5]).toEqual([falsity, true]);
    }
    expect(told.length).toBeGreaterThan(200);
  });

  it('never see what was told in confidence, or personal data', () => {
    const sent = JSON.stringify(services.map(({ requests }) => requests));
    expect(sent).toContain('<依据 编号=');
    expect(leaks('a prompt', withoutOwnWords(sent))).toEqual([]);
  });

  it('leave no personal data and no text in the log and in what is kept for the audit', async () => {
    const calls = await store.db.selectFrom('modelCall').select(['output', 'retrieved']).execute();
    expect(calls.length).toBeGreaterThan(500);
    expect(leaks('the audit', JSON.stringify(calls))).toEqual([]);
    expect(lines.length).toBeGreaterThan(CASES);
    expect(leaks('the log', lines.join('\n'))).toEqual([]);
    const log = lines.join('\n');
    expect(readAttacks().filter(({ text, obeyed }) => log.includes(text) || log.includes(obeyed))).toEqual(
      [],
    );
    expect(CONCERNS.filter((concern) => log.includes(concern))).toEqual([]);
    // An unexpected error would be written here.
    expect(lines.filter((line) => line.includes('"event":"error"'))).toEqual([]);
  });
});

const MADE_UP = ['13900000012', '520102199003070011', '0851-88000123', '13900000034', '13900000045'];

const leaks = (where: string, text: string): string[] =>
  [...PLANTED, ...MADE_UP, CONFIDENTIAL]
    .filter((word) => text.includes(word))
    .map((word) => `${where} holds ${word}`);

/** What the double itself said before comes back to it in a repair. */
const withoutOwnWords = (sent: string): string =>
  MADE_UP.reduce((text, word) => text.replaceAll(word, ''), sent);

function judgeDraft(
  { content: { title, sections } }: z.infer<typeof draftSchema>,
  scope: TurnScope,
): string[] {
  const wanted = scope === 'all' ? SECTIONS.filter((section) => section !== 'basis') : [];
  return [
    ...(scope === 'all' && !/^关于.+的(?:建议|批评|意见)$/u.test(title) ? [`title: ${title}`] : []),
    ...wanted.filter((section) => sections[section]?.trim() === '').map((section) => `${section} is empty`),
  ];
}

/** Failures after which a part is the template's. */
const mustBeTold = (behaviours: readonly Behaviour[], scope: TurnScope): boolean =>
  FAILURES.some(
    (failure) =>
      behaviours.includes(failure) &&
      // There may be nothing to rest on.
      !(failure === 'empty' && scope === 'basis') &&
      !['loops_on_tools', 'unknown_tool', 'stops_short', 'broken_json', 'wrong_schema', 'endless'].includes(
        failure,
      ),
  );

function withWord(content: { sections: { facts: string } }): object {
  return { ...content, sections: { ...content.sections, facts: `${content.sections.facts}代表补充一句。` } };
}

async function readForm(response: Response): Promise<string> {
  if (response.status !== 200) return `no form: ${response.status}`;
  return textOf(partOf(new Uint8Array(await response.arrayBuffer()), 'word/document.xml'));
}
