import type { Selectable } from 'kysely';
import { DomainError } from '../../domain/errors.ts';
import type { Db, KindProposalTable } from '../database.ts';

export type StoredKindProposal = Selectable<KindProposalTable>;

/** The new kinds that one run proposed, the largest first. */
export function readKindProposals(db: Db, runId: number): Promise<StoredKindProposal[]> {
  return db
    .selectFrom('kindProposal')
    .selectAll()
    .where('runId', '=', runId)
    .orderBy('size', 'desc')
    .orderBy('id')
    .execute();
}

export function findKindProposal(db: Db, id: number): Promise<StoredKindProposal | undefined> {
  return db.selectFrom('kindProposal').selectAll().where('id', '=', id).executeTakeFirst();
}

/** @throws {DomainError} not_found */
export async function decideKindProposal(db: Db, id: number, state: 'accepted' | 'rejected'): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('kindProposal')
    .set({ state })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new DomainError('not_found', `没有类型提议 ${id}`, '请刷新提议列表后重试');
}
