/** A machine's sentences into the draft, as a version of their own. */
import type { DraftContent } from '../../domain/draft.ts';
import type { Db } from '../database.ts';
import { markAccepted } from '../drafts/passages.ts';
import { writeContent } from '../drafts/write-content.ts';
import { inTransaction } from '../in-transaction.ts';

export type Placing = {
  readonly draftId: number;
  /** In whose name the turn wrote. */
  readonly accountId: number;
  readonly now: Date;
  /** What goes in, decided over the draft as it is now. No passages and the same title: nothing is saved. */
  readonly place: (
    content: DraftContent,
    transaction: Db,
  ) => Promise<{
    readonly content: DraftContent;
    readonly passages: readonly { readonly id: number }[];
  }>;
};

/**
 * Reads and writes under one lock, so that what a person types meanwhile is never overwritten.
 *
 * @returns the new version; null when nothing was saved: nothing fits, or the draft is not being written any more.
 */
export function saveWritten(db: Db, { draftId, accountId, now, place }: Placing): Promise<number | null> {
  return inTransaction(db, async (transaction) => {
    const draft = await transaction
      .selectFrom('draft')
      .select(['state', 'version', 'content'])
      .where('id', '=', draftId)
      .forUpdate()
      .executeTakeFirst();
    if (draft?.state !== 'writing' && draft?.state !== 'returned') return null;
    const { content, passages } = await place(draft.content, transaction);
    if (passages.length === 0 && content.title === draft.content.title) return null;
    const saved = await writeContent(transaction, {
      ...{ draftId, content, now },
      ...{ cause: 'assistant', savedBy: accountId },
    });
    await markAccepted(
      transaction,
      passages.map(({ id }) => id),
      { acceptedBy: accountId, now },
    );
    return saved?.version ?? null;
  });
}
