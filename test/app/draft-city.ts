/** Deputies and staff at work on drafts, through HTTP. */
import { expect } from 'vitest';
import { z } from 'zod';
import type { Role } from '../../src/domain/account.ts';
import { type DraftContent, EMPTY_CONTENT, type Section } from '../../src/domain/draft.ts';
import type { Fault } from '../../src/domain/verdict.ts';
import type { Store } from '../../src/store/open-store.ts';
import { insertPassage } from '../../src/store/turns/passages.ts';
import { finishTurn, insertTurn } from '../../src/store/turns/turns.ts';
import { addAccount } from '../identity/open-identity-app.ts';
import { type Caller, hear, openTurnApp } from './turn-city.ts';

export type Clock = { now: Date };

/** Nothing in it must be changed before it is submitted. */
export const GOOD: DraftContent = {
  ...EMPTY_CONTENT,
  title: '关于增设老城区夜间停车泊位的建议',
  sections: {
    facts: '2025年以来，云岩区老城区三个小区的居民多次反映夜间找不到车位，车辆停到消防通道上。',
    analysis: '周边单位的停车场夜间空着，没有对居民开放，也没有人牵头协调。',
    measures: '请市交通委于2026年底前组织周边单位夜间开放停车场，并公布开放的名单。',
    basis: '',
  },
};

export const withFacts = (facts: string): DraftContent => ({
  ...GOOD,
  sections: { ...GOOD.sections, facts },
});

const draftSchema = z.looseObject({
  id: z.number(),
  version: z.number(),
  state: z.string(),
  content: z.custom<DraftContent>(),
  part: z.string(),
  canEdit: z.boolean(),
  nextMoves: z.array(z.string()),
  cosigners: z.array(z.looseObject({ id: z.number(), state: z.string() })),
  confirmation: z.looseObject({ by: z.string() }).nullable(),
  needsConfirmation: z.boolean(),
  returnedReason: z.string().nullable(),
  sentences: z.array(z.looseObject({ section: z.string(), origin: z.string() })),
  turn: z.looseObject({ id: z.number(), state: z.string() }).nullable(),
  offers: z.array(z.looseObject({ id: z.number(), section: z.string(), text: z.string() })),
});
export type SeenDraft = z.infer<typeof draftSchema>;

export async function addPerson(store: Store, role: Role, name: string): Promise<Caller> {
  return { id: await addAccount(store, { role, name }), role };
}

export function openDraftApp(store: Store, clock: Clock) {
  const { call } = openTurnApp(store, { now: () => clock.now });

  async function read(response: Response | Promise<Response>): Promise<SeenDraft> {
    const answer = await response;
    const text = await answer.text();
    expect(answer.status, text).toBeLessThan(300);
    const draft = draftSchema.parse(JSON.parse(text));
    expect(answer.headers.get('etag')).toBe(`"${draft.version}"`);
    return draft;
  }
  const address = (id: number, rest = '') => `/api/drafts/${id}${rest}`;

  return {
    call,
    create: (deputy: Caller, concern = '老城区停车难') =>
      read(call(deputy, '/api/drafts', { method: 'POST', body: { concern } })),
    get: (caller: Caller, id: number) => read(call(caller, address(id))),
    /** Any answer. */
    save(caller: Caller, id: number, version: number, content: DraftContent, cause = 'typed') {
      const headers = { 'if-match': `"${version}"` };
      return call(caller, address(id), { method: 'PUT', headers, body: { content, cause } });
    },
    /** Any answer of moves, confirmation, cosigning, acceptance. */
    act(caller: Caller, id: number, act: string, version: number, body: unknown = {}) {
      const headers = { 'if-match': `"${version}"` };
      return call(caller, address(id, `/${act}`), { method: 'POST', headers, body });
    },
    name: (caller: Caller, id: number, accountIds: readonly number[]) =>
      call(caller, address(id, '/cosigners'), { method: 'PUT', body: { accountIds } }),
    read,
    /** Writes with the template, to the end. */
    async write(caller: Caller, id: number, scope = 'all'): Promise<number> {
      const started = await call(caller, address(id, '/turns'), { method: 'POST', body: { scope } });
      const { id: turnId } = z.looseObject({ id: z.number() }).parse(await started.json());
      await hear(await call(caller, address(id, `/turns/${turnId}/events`)));
      return turnId;
    },
    async items(caller: Caller, path: string) {
      const response = await call(caller, path);
      expect(response.status).toBe(200);
      return z.looseObject({ items: z.array(z.looseObject({})) }).parse(await response.json()).items;
    },
  };
}
/** A turn that is done, and what it offers. @returns ids of the turn and of its sentences, in order. */
export async function offer(
  { db }: Store,
  { draftId, by, section = 'facts' }: { draftId: number; by: Caller; section?: Section },
  sentences: readonly { readonly text: string; readonly faults?: readonly Fault[] }[],
): Promise<{ turnId: number; passageIds: number[] }> {
  const turn = {
    draftId,
    scope: section,
    writer: 'model',
    askedBy: by.id,
    wish: null,
    model: 'double',
  } as const;
  const { id: turnId } = await insertTurn(db, { ...turn, now: new Date(0) });
  const passageIds: number[] = [];
  for (const [ordinal, { text, faults = [] }] of sentences.entries()) {
    const verdict = { state: faults.length > 0 ? 'unverified' : 'uncited', refs: [], faults } as const;
    const { id } = await insertPassage(db, draftId, {
      ...{ turnId, section, ordinal, text, verdict },
      origin: 'model',
    });
    passageIds.push(id);
  }
  await finishTurn(db, turnId, { state: 'done', failure: null });
  return { turnId, passageIds };
}

export type DraftApp = ReturnType<typeof openDraftApp>;

/** What a refusal says. */
export async function refusal(response: Response | Promise<Response>) {
  const answer = await response;
  const { title, remedy } = z
    .looseObject({ title: z.string(), remedy: z.string() })
    .parse(await answer.json());
  expect(remedy).not.toBe('');
  return { status: answer.status, title };
}
