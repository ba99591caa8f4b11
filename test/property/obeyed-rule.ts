/** What it means that a run obeyed a decision; shared by the tests of grouping and of whole runs. */
import type { Decision } from '../../src/domain/decision.ts';

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
