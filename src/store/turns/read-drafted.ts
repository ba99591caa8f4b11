import type { Selectable } from 'kysely';
import type { Db, DraftTable } from '../database.ts';

/** What a turn needs to know of its draft. */
export type DraftedText = Pick<
  Selectable<DraftTable>,
  'id' | 'ownerId' | 'state' | 'version' | 'concern' | 'content'
>;

export function readDrafted(db: Db, draftId: number): Promise<DraftedText | undefined> {
  return db
    .selectFrom('draft')
    .select(['id', 'ownerId', 'state', 'version', 'concern', 'content'])
    .where('id', '=', draftId)
    .executeTakeFirst();
}
