/** 1,000 decisions through the store: appended as a desk would append them, then a whole run, saved and read back. */
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import type { DecisionAction } from '../../src/domain/decision.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { recordDecision } from '../../src/review/record-decision.ts';
import { readStandingDecisions } from '../../src/store/issues/read-decisions.ts';
import { findIssue, readIssues, readMembers } from '../../src/store/issues/read-issues.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { readAsks } from '../../src/store/records/read-asks.ts';
import { violations } from '../property/obeyed-rule.ts';
import { createServerDatabase, ENGINES, type TestDatabase } from '../store/open-test-store.ts';
import { CITY_ROWS, fillCity } from './decision-city.ts';

const DECISIONS = 1000;
type World = { readonly askIds: readonly number[]; readonly issueIds: readonly number[] };

/** Undoing names an earlier decision by its distance; the store says which can be undone. */
type Move = DecisionAction | { readonly type: 'undoEarlier'; readonly back: number };

function moveOf({ askIds, issueIds }: World): fc.Arbitrary<Move> {
  const some = fc.uniqueArray(fc.constantFrom(...askIds), { minLength: 1, maxLength: 4 });
  const pair = fc.uniqueArray(fc.constantFrom(...askIds), { minLength: 2, maxLength: 4 });
  const issueId = fc.constantFrom(...issueIds);
  return fc.oneof(
    pair.map((ids) => ({ type: 'together' as const, askIds: ids })),
    fc.record({ type: fc.constant('apart' as const), left: some, right: some }),
    fc.record({ type: fc.constant('pin' as const), issueId, askIds: some }),
    fc.record({ type: fc.constant('confirm' as const), issueId, askIds: some }),
    fc.record({ type: fc.constant('rename' as const), issueId, title: fc.constantFrom('甲事项', '乙事项') }),
    fc.record({ type: fc.constant('undoEarlier' as const), back: fc.integer({ min: 1, max: 30 }) }),
  );
}

async function append({ db }: Store, action: DecisionAction): Promise<number> {
  const { decisionId } = await recordDecision(db, { author: '审阅员', authorId: null, reason: null, action });
  return decisionId;
}

async function appendAll(store: Store, moves: readonly Move[]): Promise<void> {
  const undoable: number[] = [];
  for (const move of moves) {
    if (move.type !== 'undoEarlier') {
      undoable.push(await append(store, move));
      continue;
    }
    const [decisionId] = undoable.splice(-move.back, 1);
    if (decisionId === undefined) continue;
    await append(store, { type: 'undo', decisionId });
  }
}

const readIssueOf = async (store: Store) =>
  new Map((await readMembers(store.db)).map(({ askId, issueId }) => [askId, issueId]));

describe.each(ENGINES)('decisions and runs on %s', { timeout: 300_000 }, (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = engine === 'pg' ? await createServerDatabase() : { url: 'memory://', drop: async () => {} };
    store = await openStore(database.url);
    await fillCity(store);
  });
  afterEach(async () => {
    await store?.close();
    await database?.drop();
  });

  it('1,000 random decisions are obeyed by an increment and by a full run, as saved', async () => {
    const config = readConfig({}, { database: database.url });
    await runPipeline(store, { full: true, config });
    const world = {
      askIds: (await readAsks(store.db)).map(({ askId }) => askId),
      issueIds: (await readIssues(store.db)).map(({ id }) => id),
    };
    expect(world.askIds).toHaveLength(CITY_ROWS);
    expect(world.issueIds.length).toBeGreaterThan(5);
    const sequence = fc.array(moveOf(world), { minLength: DECISIONS, maxLength: DECISIONS });
    const [moves = []] = fc.sample(sequence, { numRuns: 1, seed: 20261124 });
    await appendAll(store, moves);

    const standing = await readStandingDecisions(store.db);
    for (const full of [false, true]) {
      const { contradictions } = await runPipeline(store, { full, config });
      const refused = new Set(contradictions.map(({ decisionId }) => decisionId));
      const obeyed = standing.filter(({ id }) => !refused.has(id));
      expect(obeyed.length).toBeGreaterThan(100);
      expect(violations(standing, refused, await readIssueOf(store))).toEqual([]);
      const renamed = obeyed.findLast(({ action }) => action.type === 'rename')?.action;
      if (renamed?.type !== 'rename') throw new Error('the sequence renames nothing');
      expect(await findIssue(store.db, renamed.issueId)).toMatchObject({ title: renamed.title });
    }
  });
});
