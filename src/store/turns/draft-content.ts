import type { DraftContent } from '../../domain/draft.ts';
import type { Db } from '../database.ts';

/** As it is now, whoever asks: for what a machine counts. @returns undefined when there is no such draft. */
export async function readDraftContent(db: Db, draftId: number): Promise<DraftContent | undefined> {
  const row = await db.selectFrom('draft').select('content').where('id', '=', draftId).executeTakeFirst();
  return row?.content;
}
