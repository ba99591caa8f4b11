import type { Constraints } from '../cluster/read-constraints.ts';

/** Where people see an ask: what they decided, over what the last run saved. */
export type CurrentIssue = (askId: number, runIssueId: number | null) => number | null;

/**
 * Pure, and a function of the decisions that stand, in their order: so undoing one, whichever it is, gives
 * exactly what would be there had it never been made.
 */
export function readCurrentIssue({
  together,
  removedFrom,
}: Pick<Constraints, 'together' | 'removedFrom'>): CurrentIssue {
  const home = new Map(
    together.flatMap(({ askIds, issueId }) =>
      issueId === null ? [] : askIds.map((askId) => [askId, issueId] as const),
    ),
  );
  return (askId, runIssueId) => {
    const decided = home.get(askId);
    if (decided !== undefined) return decided;
    return runIssueId !== null && removedFrom.get(askId) === runIssueId ? null : runIssueId;
  };
}
