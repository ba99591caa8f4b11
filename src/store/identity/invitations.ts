import type { Db } from '../database.ts';

export type NewInvitation = {
  readonly tokenHash: string;
  readonly accountId: number;
  readonly now: Date;
  readonly expiresAt: Date;
};

export async function insertInvitation(
  db: Db,
  { tokenHash, accountId, now, expiresAt }: NewInvitation,
): Promise<void> {
  await db.insertInto('invitation').values({ tokenHash, accountId, createdAt: now, expiresAt }).execute();
}

export type OpenInvitation = { readonly accountId: number; readonly expiresAt: Date };

/** Neither used nor expired, of an account that is active. */
export function findOpenInvitation(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<OpenInvitation | undefined> {
  return db
    .selectFrom('invitation')
    .innerJoin('account', 'account.id', 'invitation.accountId')
    .select(['accountId', 'expiresAt'])
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('active', '=', true)
    .executeTakeFirst();
}

/** @returns whose it was; undefined when it was used before or is over. Of two at once one wins. */
export async function takeInvitation(db: Db, tokenHash: string, now: Date): Promise<number | undefined> {
  const row = await db
    .updateTable('invitation')
    .set({ usedAt: now })
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('accountId')
    .executeTakeFirst();
  return row?.accountId;
}

/** Open ones of the account can no longer be used. */
export async function closeInvitations(db: Db, accountId: number, now: Date): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ usedAt: now })
    .where('accountId', '=', accountId)
    .where('usedAt', 'is', null)
    .execute();
}
