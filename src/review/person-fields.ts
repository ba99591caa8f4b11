/** What the standing decisions of people say about one issue. Pure. */
import type { Decision } from '../domain/decision.ts';

export type PersonFields = {
  readonly title: string | null;
  readonly state: 'confirmed' | 'checked' | 'rejected' | null;
  readonly kindCode: string | null;
  readonly leadDepartment: string | null;
};

/**
 * @param decisions standing ones that name the issue, oldest first; of two about the same field the newer counts.
 * @returns null for what nobody decided.
 */
export function personFields(
  issueId: number,
  decisions: readonly Pick<Decision, 'author' | 'authorId' | 'action'>[],
): PersonFields {
  const own = decisions.filter(({ action }) => 'issueId' in action && action.issueId === issueId);
  const actions = own.map(({ action }) => action);
  const rename = actions.findLast((action) => action.type === 'rename');
  const setKind = actions.findLast((action) => action.type === 'setKind');
  const setLead = actions.findLast((action) => action.type === 'setLead');
  return {
    title: rename?.title ?? null,
    state: stateOf(own),
    kindCode: setKind?.kind ?? null,
    leadDepartment: setLead?.department ?? null,
  };
}

/** Checked is what a second person says of what a first one confirmed, and only after it. */
function stateOf(own: readonly Pick<Decision, 'author' | 'authorId' | 'action'>[]): PersonFields['state'] {
  const last = own.findLastIndex(({ action }) => action.type === 'confirm' || action.type === 'reject');
  const decided = own[last];
  if (decided === undefined) return null;
  if (decided.action.type === 'reject') return 'rejected';
  const checked = own
    .slice(last + 1)
    .some((decision) => decision.action.type === 'check' && !isSamePerson(decision, decided));
  return checked ? 'checked' : 'confirmed';
}

/** Accounts when both have one; the name they signed with otherwise. */
export function isSamePerson(
  a: Pick<Decision, 'author' | 'authorId'>,
  b: Pick<Decision, 'author' | 'authorId'>,
): boolean {
  return a.authorId !== null && b.authorId !== null ? a.authorId === b.authorId : a.author === b.author;
}
