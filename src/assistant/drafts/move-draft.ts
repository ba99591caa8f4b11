/** A draft on its way: submitted, withdrawn, returned, thrown away, taken up again. */
import { DRAFT_STEPS, type DraftMove } from '../../domain/draft.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Db } from '../../store/database.ts';
import type { Reader } from '../../store/drafts/draft-readers.ts';
import { writeMove } from '../../store/drafts/moves.ts';
import type { StoredDraft } from '../../store/drafts/read-drafts.ts';
import { keepVersion } from '../../store/drafts/write-content.ts';
import { inTransaction } from '../../store/in-transaction.ts';
import { MOVE_NAMES, STATE_NAMES } from './draft-words.ts';
import { lockSeen, requireDraftFor } from './require-draft.ts';
import { type Place, requireSubmittable } from './require-submittable.ts';

export type MoveOrder = {
  readonly draftId: number;
  readonly move: DraftMove;
  /** Masked; null = none given. */
  readonly reason: string | null;
  readonly seenVersion: number;
  readonly now: Date;
  readonly place: Place;
};

/** @throws {DomainError} not_found, stale. forbidden: not theirs to make. conflict: not from this state, or not yet. */
export function moveDraft(db: Db, mover: Reader, order: MoveOrder): Promise<void> {
  const { draftId, move, reason, seenVersion, now, place } = order;
  return inTransaction(db, async (transaction) => {
    await requireDraftFor(transaction, draftId, mover);
    const draft = await lockSeen(transaction, draftId, seenVersion);
    requireRightToMove(draft, move, mover);
    requireStep(draft, move);
    if (move === 'return' && reason === null) {
      throw new DomainError('invalid_input', '退回修改没有写原因', '请写明要改什么，代表会看到');
    }
    if (move === 'submit') await requireSubmittable(transaction, draft, place);
    const { version } = draft;
    await writeMove(transaction, DRAFT_STEPS[move].to, {
      ...{ draftId, move, version, reason },
      ...{ byId: mover.id, at: now },
    });
    await keepVersion(transaction, draftId, version);
  });
}

function requireRightToMove({ id, ownerId }: StoredDraft, move: DraftMove, mover: Reader): void {
  const { by } = DRAFT_STEPS[move];
  if (by === 'owner' ? ownerId === mover.id : mover.role === 'staff' && ownerId !== mover.id) return;
  throw new DomainError(
    'forbidden',
    `草稿 ${id} 的“${MOVE_NAMES[move]}”不由您办理`,
    by === 'owner' ? '请由领衔代表本人办理' : '请由人大工作人员办理',
  );
}

function requireStep({ id, state }: StoredDraft, move: DraftMove): void {
  const { from } = DRAFT_STEPS[move];
  if (from.includes(state)) return;
  throw new DomainError(
    'conflict',
    `草稿 ${id} 现在是“${STATE_NAMES[state]}”，不能“${MOVE_NAMES[move]}”`,
    `“${MOVE_NAMES[move]}”只适用于：${from.map((one) => STATE_NAMES[one]).join('、')}；请刷新后再看`,
  );
}
