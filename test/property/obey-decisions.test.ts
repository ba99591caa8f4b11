import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grouping, groupAsks, type PointedAsk } from '../../src/cluster/group-asks.ts';
import { type IssueLineage, matchLineage } from '../../src/cluster/match-lineage.ts';
import { findNeighbours } from '../../src/cluster/neighbours/find-neighbours.ts';
import { type Constraints, readConstraints } from '../../src/cluster/read-constraints.ts';
import type { Decision, DecisionAction } from '../../src/domain/decision.ts';
import { plantVectors } from '../cluster/planted-vectors.ts';
import { deskViolations, violations } from './obeyed-rule.ts';

const ASKS = 120;
const DECISIONS = 1000;
// Few groups, so that some are large enough to gather stragglers.
const vectors = plantVectors(ASKS, 4, { dimensions: 32, noise: 0.8 });

/** Every tenth ask is a copy of the one before it: the same text, which people may still tell apart. */
const hashOf = (askId: number) => `text ${askId % 10 === 0 ? askId - 1 : askId}`;

const askId = fc.integer({ min: 1, max: ASKS });
const askIds = fc.uniqueArray(askId, { minLength: 1, maxLength: 4 });
const issueId = fc.integer({ min: 1, max: 25 });
const action: fc.Arbitrary<DecisionAction> = fc.oneof(
  fc
    .uniqueArray(askId, { minLength: 2, maxLength: 4 })
    .map((ids) => ({ type: 'together' as const, askIds: ids })),
  fc.record({ type: fc.constant('apart' as const), left: askIds, right: askIds }),
  fc.record({ type: fc.constant('pin' as const), issueId, askIds }),
  fc.record({ type: fc.constant('confirm' as const), issueId, askIds }),
);

/** What the review desk makes of acts, here in any order and about any asks. */
const deskAction: fc.Arbitrary<DecisionAction> = fc.oneof(
  fc.record({
    type: fc.constant('move' as const),
    from: fc.constant<number[]>([]),
    to: issueId,
    askIds,
    beside: askIds,
  }),
  fc.record({ type: fc.constant('merge' as const), from: issueId, into: issueId, askIds, beside: askIds }),
  fc.record({
    type: fc.constant('split' as const),
    issueId,
    newIssueId: fc.integer({ min: 26, max: 60 }),
    askIds,
    rest: askIds,
  }),
  fc.record({ type: fc.constant('remove' as const), issueId, askIds, rest: askIds }),
  fc.record({ type: fc.constant('apart' as const), left: askIds, right: askIds }),
  fc.record({ type: fc.constant('confirm' as const), issueId, askIds }),
);

const decisionsOf = (actions: readonly DecisionAction[]): Decision[] =>
  actions.map((given, index) => ({
    id: index + 1,
    at: new Date(0),
    author: '审阅员',
    authorId: null,
    reason: null,
    action: given,
  }));

async function regroup(
  constraints: Constraints,
  issueOf: ReadonlyMap<number, number>,
  full: boolean,
): Promise<{ grouping: Grouping; issueOf: Map<number, number> }> {
  const asks = Array.from(
    { length: ASKS },
    (_, i): PointedAsk => ({
      askId: i + 1,
      textHash: hashOf(i + 1),
      text: `第 ${i + 1} 件诉求的原话，写得各不相同 ${(i * 7919) % 1000}`,
      issueId: issueOf.get(i + 1) ?? null,
      seen: issueOf.size > 0,
    }),
  );
  const rowOf = (hash: string) => Number(hash.slice(5)) - 1;
  const grouping = await groupAsks(
    asks,
    async (hashes) => ({
      dimensions: 32,
      data: Float32Array.from(
        hashes.flatMap((hash) => [...vectors.data.subarray(rowOf(hash) * 32, rowOf(hash) * 32 + 32)]),
      ),
    }),
    (points, queries) => findNeighbours(points, { k: 12, queries, workers: 1 }),
    constraints,
    { threshold: 0.4, stragglerThreshold: 0.3, full },
  );
  const earlier = [...new Set(issueOf.values())].map((id) => ({
    id,
    askIds: [...issueOf].filter(([, issue]) => issue === id).map(([ask]) => ask),
    confirmed: false,
  }));
  const lineage = matchLineage(earlier, grouping.groups, 100 + Math.max(0, ...issueOf.values()));
  return { grouping, issueOf: membershipOf(grouping, lineage) };
}

function membershipOf({ groups }: Grouping, lineage: readonly IssueLineage[]): Map<number, number> {
  return new Map(
    lineage.flatMap(({ group, issueId: id }) =>
      group === null ? [] : (groups[group]?.askIds ?? []).map((ask) => [ask, id] as const),
    ),
  );
}

describe('a run obeys what people decided', () => {
  it('after 1,000 random decisions, in a full run and in an increment, none is violated', async () => {
    const sequence = fc.array(action, { minLength: DECISIONS, maxLength: DECISIONS });
    await fc.assert(
      fc.asyncProperty(sequence, async (actions) => {
        const before = await regroup(readConstraints([]), new Map(), true);
        const decisions = decisionsOf(actions);
        const constraints = readConstraints(decisions);
        const refused = new Set(constraints.contradictions.map(({ decisionId }) => decisionId));
        for (const full of [true, false]) {
          const after = await regroup(constraints, before.issueOf, full);
          expect(violations(decisions, refused, after.issueOf)).toEqual([]);
        }
      }),
      // A failure is shown as it is: making it smaller would take minutes.
      { numRuns: 5, endOnFailure: true },
    );
  });

  it('after 1,000 random acts of the desk: the newest word on an ask holds, and what was parted stays apart', async () => {
    const sequence = fc.array(deskAction, { minLength: DECISIONS, maxLength: DECISIONS });
    await fc.assert(
      fc.asyncProperty(sequence, async (actions) => {
        const before = await regroup(readConstraints([]), new Map(), true);
        const decisions = decisionsOf(actions);
        const constraints = readConstraints(decisions);
        const refused = new Set(constraints.contradictions.map(({ decisionId }) => decisionId));
        expect(decisions.length - refused.size).toBeGreaterThan(100);
        for (const full of [true, false]) {
          const after = await regroup(constraints, before.issueOf, full);
          expect(deskViolations(decisions, refused, after.issueOf)).toEqual([]);
        }
      }),
      // A failure is shown as it is: making it smaller would take minutes.
      { numRuns: 5, endOnFailure: true },
    );
  });

  it('every contradiction names earlier decisions, and the others can all hold together', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const { contradictions } = readConstraints(decisionsOf(actions));
        for (const { decisionId, against } of contradictions) {
          expect(against.length).toBeGreaterThan(0);
          expect(Math.max(...against)).toBeLessThanOrEqual(decisionId);
        }
        const refused = new Set(contradictions.map(({ decisionId }) => decisionId));
        const kept = decisionsOf(actions).filter(({ id }) => !refused.has(id));
        expect(readConstraints(kept).contradictions).toEqual([]);
      }),
    );
  });
});
