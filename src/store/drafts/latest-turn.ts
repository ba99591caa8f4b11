import type { Db } from '../database.ts';
import type { StoredTurn } from '../turns/turns.ts';

/** The newest of a draft. */
export function findLatestTurn(db: Db, draftId: number): Promise<StoredTurn | undefined> {
  return db
    .selectFrom('turn')
    .selectAll()
    .where('draftId', '=', draftId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
