import type { Selectable } from 'kysely';
import type { DraftState } from '../../domain/draft.ts';
import type { Db, DraftMoveTable } from '../database.ts';

export type NewMove = Pick<
  Selectable<DraftMoveTable>,
  'draftId' | 'move' | 'version' | 'byId' | 'reason' | 'at'
>;

/**
 * With its line in the list of moves. A reason is kept beside the draft while it is returned.
 *
 * @param db a transaction that holds the draft's row.
 */
export async function writeMove(db: Db, state: DraftState, move: NewMove): Promise<void> {
  await db
    .updateTable('draft')
    .set({
      state,
      updatedAt: move.at,
      ...(state === 'submitted' && { submittedAt: move.at, returnedReason: null }),
      ...(state === 'returned' && { returnedReason: move.reason }),
    })
    .where('id', '=', move.draftId)
    .execute();
  await db.insertInto('draftMove').values(move).execute();
}

export type MoveRow = Pick<NewMove, 'move' | 'version' | 'reason' | 'at'> & { readonly byName: string };

/** Oldest first. */
export function listMoves(db: Db, draftId: number): Promise<MoveRow[]> {
  return db
    .selectFrom('draftMove')
    .innerJoin('account', 'account.id', 'draftMove.byId')
    .select([
      'draftMove.move',
      'draftMove.version',
      'draftMove.reason',
      'draftMove.at',
      'account.displayName as byName',
    ])
    .where('draftMove.draftId', '=', draftId)
    .orderBy('draftMove.id')
    .execute();
}
