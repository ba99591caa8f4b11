/** The one way by which the content of a draft changes, whoever wrote it. */
import { type DraftContent, draftContentSchema } from '../../domain/draft.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Db } from '../../store/database.ts';
import type { StoredDraft } from '../../store/drafts/read-drafts.ts';
import { type Written, writeContent } from '../../store/drafts/write-content.ts';
import { inTransaction } from '../../store/in-transaction.ts';
import { lockEditable } from './require-draft.ts';

/**
 * @returns the draft as it is now; its version is `seenVersion` still when the content is the same.
 * @throws {DomainError} stale: changed since `seenVersion`. conflict: submitted or discarded. invalid_input: too long.
 */
export function saveContent(db: Db, seenVersion: number, written: Written): Promise<StoredDraft> {
  requireRoom(written.content);
  return inTransaction(db, async (transaction) => {
    const before = await lockEditable(transaction, written.draftId, seenVersion);
    return (await writeContent(transaction, written)) ?? before;
  });
}

/** Masks and sentences that were added can make a text longer than what was let in at the door. */
function requireRoom(content: DraftContent): void {
  const parsed = draftContentSchema.safeParse(content);
  if (parsed.success) return;
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new DomainError('invalid_input', `这一部分太长，放不下：${path}`, '请删去一些文字后再保存');
}
