/** What the standing decisions of people say about one issue. Pure. */
import type { DecisionAction } from '../../domain/decision.ts';

export type PersonFields = {
  readonly title: string | null;
  readonly state: 'confirmed' | 'rejected' | null;
  readonly kindCode: string | null;
  readonly leadDepartment: string | null;
};

/**
 * @param actions standing ones of one issue, oldest first; of two about the same field the newer counts.
 * @returns null for what nobody decided.
 */
export function personFields(actions: readonly DecisionAction[]): PersonFields {
  const rename = actions.findLast((action) => action.type === 'rename');
  const state = actions.findLast((action) => action.type === 'confirm' || action.type === 'reject');
  const setKind = actions.findLast((action) => action.type === 'setKind');
  const setLead = actions.findLast((action) => action.type === 'setLead');
  return {
    title: rename?.title ?? null,
    state: state ? STATES[state.type] : null,
    kindCode: setKind?.kind ?? null,
    leadDepartment: setLead?.department ?? null,
  };
}

const STATES = { confirm: 'confirmed', reject: 'rejected' } as const;
