import type { Account } from '../domain/account.ts';
import type { Db } from '../store/database.ts';
import type { StoredAccount } from '../store/identity/accounts.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  findSession,
  insertSession,
  touchSession,
} from '../store/identity/sessions.ts';
import { expiryOf, isLive, isSeenLongAgo, type SessionTimes } from './session-rules.ts';
import { hashToken, newToken } from './token.ts';

/** What a handler learns of a sign-in: the token goes into the cookie and nowhere else. */
export type Opened = { readonly account: Account; readonly token: string };

export async function openSession(
  db: Db,
  account: StoredAccount,
  { now, times }: { now: Date; times: SessionTimes },
): Promise<Opened> {
  await deleteExpiredSessions(db, now);
  const token = newToken();
  await insertSession(db, {
    tokenHash: hashToken(token),
    accountId: account.id,
    now,
    expiresAt: expiryOf(now, times),
  });
  return { account: accountOf(account), token };
}

export type SessionWorld = {
  readonly now: Date;
  readonly times: SessionTimes;
  /** Accounts of visitors are let in only here. */
  readonly demo: boolean;
};

/** @returns null: no such session, over, or its account was closed. */
export async function readSession(
  db: Db,
  token: string,
  { now, times, demo }: SessionWorld,
): Promise<Account | null> {
  const tokenHash = hashToken(token);
  const session = await findSession(db, tokenHash);
  if (!session?.active || (session.visitor && !demo) || !isLive(session, now, times)) return null;
  if (isSeenLongAgo(session, now)) await touchSession(db, tokenHash, now);
  return accountOf(session);
}

export async function closeSession(db: Db, token: string): Promise<void> {
  await deleteSession(db, hashToken(token));
}

/** Only what every part of the program may know. */
export function accountOf({ id, name, displayName, role, district }: Account): Account {
  return { id, name, displayName, role, district };
}
