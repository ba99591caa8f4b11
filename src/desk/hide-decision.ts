/** A decision as it is shown outside staff. Pure. */
import type { DecisionRow } from '../store/desk/decision-log.ts';
import { type DecisionNames, type ShownDecision, showDecision } from './show-decision.ts';

/** What stands for an issue that is not in sight: neither its number nor its title. */
export const HIDDEN_ISSUE = '人数不足的事项';

/**
 * Reasons are staff's own words about what they read, so they are not passed on; nor is an issue that is not in sight.
 *
 * @param names the issues that are in sight only.
 */
export function hideDecision(row: DecisionRow, names: DecisionNames, readerId: number): ShownDecision {
  const shown = showDecision(row, names, readerId, () => HIDDEN_ISSUE);
  return {
    ...shown,
    reason: null,
    issues: shown.issues.filter(({ id }) => names.issues.has(id)),
    undone: shown.undone && { ...shown.undone, reason: null },
  };
}
