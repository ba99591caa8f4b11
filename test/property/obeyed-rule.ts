/** What it means that a run obeyed a decision; shared by the tests of grouping and of whole runs. */
import type { Decision, DecisionAction } from '../../src/domain/decision.ts';

/**
 * @param refused ids of the decisions that were returned as contradictions.
 * @param issueOf ask → issue; an ask in no issue is missing.
 * @returns what does not hold; empty = all obeyed.
 */
export function violations(
  decisions: readonly Pick<Decision, 'id' | 'action'>[],
  refused: ReadonlySet<number>,
  issueOf: ReadonlyMap<number, number>,
): string[] {
  return decisions.flatMap(({ id, action }) => {
    if (refused.has(id)) return [];
    if (action.type === 'apart') {
      const left = new Set(action.left.flatMap((ask) => issueOf.get(ask) ?? []));
      return action.right.some((ask) => left.has(issueOf.get(ask) ?? -1)) ? [`apart ${id}`] : [];
    }
    if (action.type === 'together') {
      return new Set(action.askIds.map((ask) => issueOf.get(ask))).size === 1 ? [] : [`together ${id}`];
    }
    if (action.type === 'pin' || action.type === 'confirm') {
      return action.askIds.every((ask) => issueOf.get(ask) === action.issueId)
        ? []
        : [`${action.type} ${id}`];
    }
    return [];
  });
}

/**
 * The slow twin of readConstraints for the acts of the review desk: every ask's home and every pair that stays apart,
 * one by one, in the order of the decisions.
 *
 * @returns what does not hold; empty = all obeyed.
 */
export function deskViolations(
  decisions: readonly Pick<Decision, 'id' | 'action'>[],
  refused: ReadonlySet<number>,
  issueOf: ReadonlyMap<number, number>,
): string[] {
  const { homes, apart } = replay(decisions.filter(({ id }) => !refused.has(id)));
  const strays = [...homes].filter(([ask, issue]) => issueOf.has(ask) && issueOf.get(ask) !== issue);
  const joined = [...apart.values()].filter(
    ([a, b]) => issueOf.has(a) && issueOf.has(b) && issueOf.get(a) === issueOf.get(b),
  );
  return [
    ...strays.map(([ask, issue]) => `ask ${ask} not in ${issue}`),
    ...joined.map((pair) => `together: ${pair}`),
  ];
}

type Pair = readonly [number, number];

/** Ask → issue, and the pairs apart by key; those of a split or a removal are gone when the two are brought together. */
function replay(decisions: readonly Pick<Decision, 'action'>[]) {
  const homes = new Map<number, number>();
  const explicit = new Map<string, Pair>();
  const implied = new Map<string, Pair>();
  const part = (pairs: Map<string, Pair>, left: readonly number[], right: readonly number[]) => {
    for (const a of left) for (const b of right) if (a !== b) pairs.set(keyOf(a, b), [a, b]);
  };
  /** Is in the issue that a split made: only where its id was in use before, which the desk never does. */
  const isBeside = (ask: number, action: DecisionAction) =>
    action.type === 'split' && homes.get(ask) === action.newIssueId;
  const settle = (askIds: readonly number[], issueId: number) => {
    const company = [...askIds, ...[...homes].filter(([, home]) => home === issueId).map(([ask]) => ask)];
    for (const a of company) for (const b of company) implied.delete(keyOf(a, b));
    for (const ask of askIds) homes.set(ask, issueId);
  };
  for (const { action } of decisions) {
    if (action.type === 'pin' || action.type === 'confirm') {
      for (const ask of action.askIds) homes.set(ask, action.issueId);
    }
    if (action.type === 'apart') part(explicit, action.left, action.right);
    if (action.type === 'move') settle([...action.askIds, ...action.beside], action.to);
    if (action.type === 'merge') settle([...action.askIds, ...action.beside], action.into);
    if (action.type === 'split') settle(action.askIds, action.newIssueId);
    if (action.type === 'remove') for (const ask of action.askIds) homes.delete(ask);
    if (action.type === 'split' || action.type === 'remove') {
      part(
        implied,
        action.askIds,
        action.rest.filter((ask) => !action.askIds.includes(ask) && !isBeside(ask, action)),
      );
    }
  }
  return { homes, apart: new Map([...explicit, ...implied]) };
}

const keyOf = (a: number, b: number) => `${Math.min(a, b)} ${Math.max(a, b)}`;
