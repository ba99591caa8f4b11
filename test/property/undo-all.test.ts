/**
 * Two people decide on the same issues, each by what they last saw; then everything is undone, in any order: the
 * exact earlier state. With what is left standing, a full run obeys.
 */
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { runPipeline } from '../../src/pipeline.ts';
import type { Act } from '../../src/review/act.ts';
import { type Author, type Decided, decide } from '../../src/review/decide.ts';
import { recordDecision } from '../../src/review/record-decision.ts';
import { readCurrentAsks } from '../../src/store/issues/current-members.ts';
import { readStandingDecisions } from '../../src/store/issues/read-decisions.ts';
import { readIssues, readMembers } from '../../src/store/issues/read-issues.ts';
import type { Store } from '../../src/store/open-store.ts';
import { fillCity } from '../app/decision-city.ts';
import { ENGINES, openTestStore } from '../store/open-test-store.ts';
import { deskViolations } from './obeyed-rule.ts';

const PEOPLE: readonly Author[] = [
  { author: '甲', authorId: 1 },
  { author: '乙', authorId: 2 },
];
const ACTS = 120;

/** Numbers choose among what there is when the act is made. */
const step = fc.record({
  who: fc.nat(1),
  /** Looks again before acting; otherwise by what was last seen. */
  looks: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  what: fc.constantFrom(
    'confirm',
    'check',
    'reject',
    'rename',
    'setKind',
    'move',
    'merge',
    'split',
    'remove',
    'apart',
    'add',
  ),
  issue: fc.nat(1000),
  other: fc.nat(1000),
  asks: fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }),
  undo: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

type Seen = Map<number, number>;
const look = async ({ db }: Store): Promise<Seen> =>
  new Map((await readIssues(db)).map(({ id, version }) => [id, version]));

async function stateOf({ db }: Store) {
  const members = await db.selectFrom('currentMember').selectAll().orderBy('askId').execute();
  const issues = await readIssues(db);
  return {
    members,
    issues: issues.map(({ version: _version, updatedAt: _updatedAt, ...fields }) => fields),
  };
}

async function actOf({ db }: Store, { what, asks, other }: Step, issueId: number, seen: Seen): Promise<Act> {
  const members = what === 'add' ? await readAlone(db) : await readCurrentAsks(db, issueId);
  const askIds = asks.flatMap((n) => members[n % Math.max(1, members.length)] ?? []);
  const ids = [...seen.keys()];
  const otherId = ids[other % ids.length] as number;
  const target = { issueId: otherId, version: seen.get(otherId) as number };
  switch (what) {
    case 'rename':
      return { act: 'rename', title: `人起的题目${other % 7}` };
    case 'setKind':
      return { act: 'setKind', kind: 'C0101' };
    case 'move':
      return { act: 'move', askIds, to: target };
    case 'merge':
      return { act: 'merge', into: target };
    case 'apart':
      return { act: 'apart', other: target };
    case 'split':
    case 'remove':
    case 'add':
      return { act: what, askIds };
    default:
      return { act: what as 'confirm' | 'check' | 'reject' };
  }
}

async function readAlone(db: Store['db']): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from ask where active and not exists (select from current_member where ask_id = ask.id) order by id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** @returns decisions that stand, and how often somebody was told that they saw an older state. */
async function play(store: Store, steps: readonly Step[]) {
  const seen: [Seen, Seen] = [await look(store), await look(store)];
  const made: number[] = [];
  const outcomes = { decided: 0, stale: 0, conflict: 0, undone: 0 };
  for (const one of steps) {
    const person = PEOPLE[one.who] as Author;
    if (one.undo && made.length > 0) {
      const [decisionId] = made.splice(one.other % made.length, 1) as [number];
      await recordDecision(store.db, { ...person, reason: null, action: { type: 'undo', decisionId } });
      outcomes.undone++;
      continue;
    }
    if (one.looks) seen[one.who as 0 | 1] = await look(store);
    const own = seen[one.who as 0 | 1];
    const ids = [...own.keys()];
    const issueId = ids[one.issue % ids.length] as number;
    const result = await attempt(store, person, issueId, own, one);
    if (typeof result === 'string') outcomes[result]++;
    else {
      made.push(result.decisionId);
      outcomes.decided++;
    }
  }
  return { made, outcomes };
}

async function attempt(
  store: Store,
  person: Author,
  issueId: number,
  seen: Seen,
  one: Step,
): Promise<Decided | 'stale' | 'conflict'> {
  try {
    const act = await actOf(store, one, issueId, seen);
    const version = seen.get(issueId) as number;
    return await decide(store.db, { ...person, issueId, version, act, reason: null });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // An issue that was seen may be gone: its split was undone.
    if (error.code === 'stale' || error.code === 'not_found') return 'stale';
    if (error.code === 'conflict') return 'conflict';
    throw error;
  }
}

describe.each(ENGINES)('two people and their decisions on %s', { timeout: 600_000 }, (engine) => {
  let store: Store;
  const config = readConfig({}, {});
  beforeAll(async () => {
    store = await openTestStore(engine);
    await fillCity(store);
    await runPipeline(store, { full: true, config });
  });
  afterAll(() => store?.close());

  it('undoing all of them, in any order, gives exactly the earlier state', async () => {
    const before = await stateOf(store);
    const sequence = fc.tuple(fc.array(step, { minLength: ACTS, maxLength: ACTS }), fc.integer());
    let stale = 0;
    await fc.assert(
      fc.asyncProperty(sequence, async ([steps, seed]) => {
        const { made, outcomes } = await play(store, steps);
        stale += outcomes.stale;
        expect(outcomes.decided).toBeGreaterThan(ACTS / 4);
        expect(await stateOf(store)).not.toEqual(before);
        const order = made.toSorted((a, b) => ((a * 7919 + seed) % 101) - ((b * 7919 + seed) % 101) || a - b);
        for (const decisionId of order) {
          const action = { type: 'undo' as const, decisionId };
          await recordDecision(store.db, { author: '甲', authorId: 1, reason: null, action });
        }
        expect(await stateOf(store)).toEqual(before);
      }),
      { numRuns: 4, endOnFailure: true },
    );
    expect(stale).toBeGreaterThan(0);
  });

  it('what people see is what the decisions say, and the next full run obeys them', async () => {
    const [steps = []] = fc.sample(fc.array(step, { minLength: ACTS, maxLength: ACTS }), {
      numRuns: 1,
      seed: 20261124,
    });
    const { made } = await play(store, steps);
    expect(made.length).toBeGreaterThan(ACTS / 4);
    const standing = await readStandingDecisions(store.db);
    const shown = new Map(
      (await store.db.selectFrom('currentMember').selectAll().execute()).map(({ askId, issueId }) => [
        askId,
        issueId,
      ]),
    );
    const { contradictions } = await runPipeline(store, { full: true, config });
    const refused = new Set(contradictions.map(({ decisionId }) => decisionId));
    expect(deskViolations(standing, refused, shown)).toEqual([]);
    const saved = new Map((await readMembers(store.db)).map(({ askId, issueId }) => [askId, issueId]));
    expect(deskViolations(standing, refused, saved)).toEqual([]);
    // The run did what was shown: nothing is left to show over it.
    const left = await store.db.selectFrom('memberChange').selectAll().execute();
    expect(left).toEqual([]);
  });
});
