import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { followTurn } from '../../src/api/follow-turn.ts';
import { EMPTY_CONTENT } from '../../src/domain/draft.ts';
import type { EvidenceTarget, Found } from '../../src/domain/evidence.ts';
import { outsideStaff } from '../../src/domain/sight.ts';
import type { Store } from '../../src/store/open-store.ts';
import { keepEvidence, readEvidence } from '../../src/store/turns/evidence.ts';
import { insertPassage } from '../../src/store/turns/passages.ts';
import { saveWritten } from '../../src/store/turns/save-written.ts';
import { appendEvents, readEvents, TurnLost } from '../../src/store/turns/turn-events.ts';
import {
  askTurnToStop,
  beatTurn,
  closeSilentTurns,
  countTokens,
  finishTurn,
  insertTurn,
} from '../../src/store/turns/turns.ts';
import { addDeputy, addDraft } from '../app/turn-city.ts';
import { ENGINES, emptyStore, openTestStore } from './open-test-store.ts';

const NOW = new Date('2026-03-02T04:00:00Z');
const step = { type: 'step', step: 'search' } as const;

const found = (target: EvidenceTarget, heading = '题目'): Found => ({
  ...{ target, heading, date: null, texts: [], span: null, figures: [], notes: [] },
  ...{ quotable: true, inForce: null },
});
const law = (articleId: number, heading?: string) => found({ kind: 'law', articleId }, heading);
const issue = (issueId: number) => found({ kind: 'issue', issueId, runId: 1 });

describe.each(ENGINES)('turns in the store, on %s', (engine) => {
  let store: Store;
  let draftId: number;
  let askedBy: number;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  beforeEach(async () => {
    await emptyStore(store);
    const deputy = await addDeputy(store);
    askedBy = deputy.id;
    draftId = await addDraft(store, deputy);
  });
  afterAll(() => store.close());

  const newTurn = async (now = NOW) =>
    (
      await insertTurn(store.db, {
        draftId,
        scope: 'all',
        writer: 'model',
        askedBy,
        wish: null,
        model: 'm',
        now,
      })
    ).id;
  const append = (turn: number) =>
    appendEvents(store.db, turn, async () => ({ kept: undefined, events: [step, step] }));

  it('run one at a time for a draft, and again when one has ended', async () => {
    const started = await Promise.allSettled([newTurn(), newTurn(), newTurn()]);
    expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(newTurn()).rejects.toMatchObject({ code: 'conflict' });
    const [turn] = started.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    await finishTurn(store.db, turn ?? 0, { state: 'done', failure: null });
    expect(await newTurn()).toBeGreaterThan(turn ?? 0);
  });

  it('number their events without gaps, whoever writes at once', async () => {
    const turn = await newTurn();
    await Promise.all(Array.from({ length: 10 }, () => append(turn)));
    await finishTurn(store.db, turn, { state: 'done', failure: null });
    const events = await readEvents(store.db, turn, 0);
    expect(events.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    expect(events.at(-1)?.event).toMatchObject({ type: 'end' });
    expect(await readEvents(store.db, turn, 19)).toEqual(events.slice(19));
  });

  it('end once; what comes after the end is refused and leaves nothing', async () => {
    const turn = await newTurn();
    const ends = await Promise.all([
      finishTurn(store.db, turn, { state: 'done', failure: null }),
      finishTurn(store.db, turn, { state: 'cancelled', failure: null }),
    ]);
    expect(ends.filter(Boolean)).toHaveLength(1);
    await expect(append(turn)).rejects.toThrow(TurnLost);
    expect(await readEvents(store.db, turn, 0)).toHaveLength(1);
    expect(await beatTurn(store.db, turn)).toBe('lost');
    expect(await askTurnToStop(store.db, turn)).toBeUndefined();
  });

  it('hear that somebody wants them to stop', async () => {
    const turn = await newTurn();
    expect(await beatTurn(store.db, turn)).toBe('go_on');
    expect((await append(turn)).stopping).toBe(false);
    await askTurnToStop(store.db, turn);
    expect(await beatTurn(store.db, turn)).toBe('stop');
    expect((await append(turn)).stopping).toBe(true);
  });

  it('are closed when they fell silent, as cancelled when somebody had asked for it', async () => {
    const turn = await newTurn();
    expect(await closeSilentTurns(store.db, 30)).toEqual([]);
    await askTurnToStop(store.db, turn);
    await store.db
      .updateTable('turn')
      .set({ seenAt: new Date(Date.now() - 31_000) })
      .execute();
    expect(await closeSilentTurns(store.db, 30, draftId + 1)).toEqual([]);
    expect(await closeSilentTurns(store.db, 30, draftId)).toEqual([turn]);
    expect((await readEvents(store.db, turn, 0))[0]?.event).toEqual({
      type: 'end',
      state: 'cancelled',
      failure: null,
    });
  });

  it('are followed with a sign of life when nothing is new', async () => {
    const turn = await newTurn();
    await append(turn);
    const looks: (number | null)[] = [];
    const wait = async () => {
      if (looks.length === 3) await finishTurn(store.db, turn, { state: 'done', failure: null });
    };
    const signal = new AbortController().signal;
    const following = { draftId, turnId: turn, after: 0, sight: outsideStaff(5), wait, signal };
    for await (const next of followTurn(store.db, following)) {
      looks.push(next?.ordinal ?? null);
    }
    expect(looks).toEqual([1, 2, null, 3]);
  });

  it('count for their day and person', async () => {
    const day = { from: new Date('2026-03-01T16:00:00Z'), before: new Date('2026-03-02T16:00:00Z') };
    for (const [now, tokens] of [
      ['2026-03-01T15:59:59Z', 1],
      ['2026-03-01T16:00:00Z', 10],
      ['2026-03-02T15:59:59Z', 100],
      ['2026-03-02T16:00:00Z', 1000],
    ] as const) {
      const turn = await newTurn(new Date(now));
      await store.db
        .updateTable('turn')
        .set({ inputTokens: tokens, outputTokens: tokens })
        .where('id', '=', turn)
        .execute();
      await finishTurn(store.db, turn, { state: 'done', failure: null });
    }
    expect(await countTokens(store.db, { askedBy, ...day })).toEqual({ person: 220, day: 220 });
    expect(await countTokens(store.db, { askedBy: askedBy + 1, ...day })).toEqual({ person: 0, day: 220 });
  });

  describe('evidence', () => {
    it('keeps its ref and its first text, and counts by letter', async () => {
      const keep = (found: Found[]) => keepEvidence(store.db, { draftId, turnId: null, found });
      expect((await keep([law(3), issue(1), law(4)])).map(({ ref }) => ref)).toEqual(['L1', 'I1', 'L2']);
      const again = await keep([law(4, '改了的题目'), issue(2), law(4)]);
      expect(again.map(({ ref, heading }) => [ref, heading])).toEqual([
        ['L2', '题目'],
        ['I2', '题目'],
      ]);
    });

    it('never gives a ref twice, whoever finds at once', async () => {
      const targets = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(fc.array(targets, { minLength: 1, maxLength: 4 }), async (searches) => {
          await store.db.deleteFrom('evidence').execute();
          const kept = await Promise.all(
            searches.map((ids) =>
              keepEvidence(store.db, { draftId, turnId: null, found: ids.map((id) => law(id)) }),
            ),
          );
          const all = await readEvidence(store.db, draftId);
          const distinct = new Set(searches.flat()).size;
          expect(all.map(({ ref }) => ref)).toEqual(
            Array.from({ length: distinct }, (_, index) => `L${index + 1}`),
          );
          for (const evidence of kept.flat()) expect(all).toContainEqual(evidence);
        }),
        { numRuns: 15 },
      );
    });
  });

  describe('what was written', () => {
    const text = (facts: string) => ({ ...EMPTY_CONTENT, sections: { ...EMPTY_CONTENT.sections, facts } });

    it('becomes a version, unsays who vouched for the text, and is marked as taken', async () => {
      const turnId = await newTurn();
      const passage = await insertPassage(store.db, draftId, {
        ...{ turnId, section: 'facts', ordinal: 0, text: '甲。', origin: 'model' },
        verdict: { state: 'uncited', refs: [], faults: [] },
      });
      await store.db
        .updateTable('draft')
        .set({ confirmedBy: askedBy, confirmedVersion: 1, confirmedAt: NOW })
        .execute();
      const place = async () => ({ content: text('甲。'), passages: [passage] });
      expect(await saveWritten(store.db, { draftId, accountId: askedBy, now: NOW, place })).toBe(2);
      expect(await store.db.selectFrom('draft').selectAll().executeTakeFirstOrThrow()).toMatchObject({
        version: 2,
        content: text('甲。'),
        confirmedBy: null,
      });
      expect(await store.db.selectFrom('passage').selectAll().executeTakeFirstOrThrow()).toMatchObject({
        acceptedBy: askedBy,
        acceptedAt: NOW,
      });
    });

    it('is not saved when nothing fits, or when the draft was submitted meanwhile', async () => {
      const save = (facts: string, passages: { id: number }[]) =>
        saveWritten(store.db, {
          ...{ draftId, accountId: askedBy, now: NOW },
          place: async () => ({ content: text(facts), passages }),
        });
      expect(await save('', [])).toBeNull();
      await store.db.updateTable('draft').set({ state: 'submitted', submittedAt: NOW }).execute();
      expect(await save('甲。', [{ id: 1 }])).toBeNull();
    });
  });
});
