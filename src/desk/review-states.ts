import type { Decision } from '../domain/decision.ts';
import type { IssueState } from '../store/database.ts';

type Said = { readonly decisionId: number; readonly author: string; readonly at: string } | null;

export type ReviewStates = { readonly confirmed: Said; readonly checked: Said; readonly rejected: Said };

/**
 * Who said what of an issue, and when. Pure.
 *
 * @param state as the store has it: which of these words count follows from it (src/review/person-fields.ts).
 * @param decisions standing ones that name the issue, oldest first.
 */
export function reviewStates(
  issueId: number,
  state: IssueState,
  decisions: readonly Decision[],
): ReviewStates {
  const last = (type: 'confirm' | 'check' | 'reject'): Said => {
    const found = decisions.findLast(({ action }) => action.type === type && action.issueId === issueId);
    return found === undefined
      ? null
      : { decisionId: found.id, author: found.author, at: found.at.toISOString() };
  };
  return {
    confirmed: state === 'confirmed' || state === 'checked' ? last('confirm') : null,
    checked: state === 'checked' ? last('check') : null,
    rejected: state === 'rejected' ? last('reject') : null,
  };
}
