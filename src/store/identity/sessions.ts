import type { Db } from '../database.ts';
import type { StoredAccount } from './accounts.ts';

export type NewSession = {
  readonly tokenHash: string;
  readonly accountId: number;
  readonly now: Date;
  readonly expiresAt: Date;
};

export async function insertSession(
  db: Db,
  { tokenHash, accountId, now, expiresAt }: NewSession,
): Promise<void> {
  await db
    .insertInto('session')
    .values({ tokenHash, accountId, createdAt: now, seenAt: now, expiresAt })
    .execute();
}

export type StoredSession = Pick<
  StoredAccount,
  'id' | 'name' | 'displayName' | 'role' | 'district' | 'active' | 'visitor'
> & { readonly seenAt: Date; readonly expiresAt: Date };

/** With its account as it is now: a changed role counts from the next request on. */
export function findSession(db: Db, tokenHash: string): Promise<StoredSession | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .select(['account.id', 'name', 'displayName', 'role', 'district', 'active', 'visitor'])
    .select(['seenAt', 'expiresAt'])
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
}

export async function touchSession(db: Db, tokenHash: string, now: Date): Promise<void> {
  await db.updateTable('session').set({ seenAt: now }).where('tokenHash', '=', tokenHash).execute();
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('tokenHash', '=', tokenHash).execute();
}

/** @param except one that stays: of the browser the request came from. */
export async function deleteSessionsOf(
  db: Db,
  accountId: number,
  except: string | null = null,
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('accountId', '=', accountId)
    .$if(except !== null, (query) => query.where('tokenHash', '!=', except ?? ''))
    .execute();
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expiresAt', '<=', now).execute();
}
