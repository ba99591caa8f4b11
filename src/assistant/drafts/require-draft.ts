/** A draft for somebody, or the refusal that says what to do. */
import type { DraftState } from '../../domain/draft.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Db } from '../../store/database.ts';
import type { Reader } from '../../store/drafts/draft-readers.ts';
import { findDraftFor, lockDraft, type ReadDraft, type StoredDraft } from '../../store/drafts/read-drafts.ts';
import { STATE_NAMES } from './draft-words.ts';

/** @throws {DomainError} not_found: there is none that the reader may read. */
export async function requireDraftFor(db: Db, draftId: number, reader: Reader): Promise<ReadDraft> {
  const draft = await findDraftFor(db, draftId, reader);
  if (draft) return draft;
  throw new DomainError('not_found', `没有草稿 ${draftId}`, '请从草稿列表打开');
}

/** @throws {DomainError} not_found. forbidden: the reader may read it and is not its owner. */
export async function requireOwnDraft(db: Db, draftId: number, reader: Reader): Promise<ReadDraft> {
  const draft = await requireDraftFor(db, draftId, reader);
  if (draft.ownerId === reader.id) return draft;
  throw new DomainError(
    'forbidden',
    `草稿 ${draftId} 是${draft.ownerName}的，只有本人可以改动`,
    '请把意见告诉领衔代表',
  );
}

export const canBeEdited = (state: DraftState): boolean => state === 'writing' || state === 'returned';

/**
 * Locks it until the end of the transaction.
 *
 * @param db a transaction.
 * @throws {DomainError} stale: the text was changed since the version that the caller saw.
 */
export async function lockSeen(db: Db, draftId: number, seenVersion: number): Promise<StoredDraft> {
  const draft = await lockDraft(db, draftId);
  if (draft?.version === seenVersion) return draft;
  throw new DomainError(
    'stale',
    `草稿 ${draftId} 在您看过之后有改动（现在是第 ${draft?.version ?? '?'} 版，您看到的是第 ${seenVersion} 版）`,
    '请重新读取，看过新的内容后再操作',
  );
}

/** @throws {DomainError} stale. conflict: its state lets nobody change it. */
export async function lockEditable(db: Db, draftId: number, seenVersion: number): Promise<StoredDraft> {
  return requireEditable(await lockSeen(db, draftId, seenVersion));
}

/** @throws {DomainError} conflict: its state lets nobody change it. */
export function requireEditable<Draft extends Pick<StoredDraft, 'id' | 'state'>>(draft: Draft): Draft {
  if (canBeEdited(draft.state)) return draft;
  throw new DomainError(
    'conflict',
    `草稿 ${draft.id} 现在是“${STATE_NAMES[draft.state]}”，不能改动`,
    draft.state === 'submitted' ? '请先撤回，改后再提交' : '请先恢复',
  );
}
