import type { Account } from '../domain/account.ts';
import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { findAccountById, type StoredAccount, setPasswordHash } from '../store/identity/accounts.ts';
import {
  closeInvitations,
  findOpenInvitation,
  insertInvitation,
  takeInvitation,
} from '../store/identity/invitations.ts';
import { deleteSessionsOf } from '../store/identity/sessions.ts';
import { forgetFailures } from '../store/identity/sign-in-failures.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { audit } from './audit-entry.ts';
import { nameKey } from './failure-keys.ts';
import { accountOf, type Opened, openSession } from './open-session.ts';
import { hashPassword } from './password-hash.ts';
import { requirePassword } from './require-password.ts';
import type { SessionTimes } from './session-rules.ts';
import { hashToken, newToken } from './token.ts';

const HOURS = 72;

/** The token is told this once: the database holds its hash. */
export type Invitation = { readonly token: string; readonly expiresAt: Date };

/** Inside the transaction of what it is for. Earlier invitations of the account end. */
export async function invite(
  db: Db,
  accountId: number,
  { now, hours = HOURS }: { now: Date; hours?: number },
): Promise<Invitation> {
  await closeInvitations(db, accountId, now);
  const token = newToken();
  const expiresAt = new Date(now.getTime() + hours * 3_600_000);
  await insertInvitation(db, { tokenHash: hashToken(token), accountId, now, expiresAt });
  return { token, expiresAt };
}

export type Invited = { readonly account: Account; readonly expiresAt: Date };

/** @throws {DomainError} not_found */
export async function readInvitation(db: Db, token: string, now: Date): Promise<Invited> {
  const open = await findOpenInvitation(db, hashToken(token), now);
  const account = open && (await findAccountById(db, open.accountId));
  if (open === undefined || account === undefined) throw refuse();
  return { account: accountOf(account), expiresAt: open.expiresAt };
}

export type Accepting = {
  readonly token: string;
  readonly password: string;
  readonly address: string | null;
  readonly now: Date;
  readonly times: SessionTimes;
};

/**
 * Sets the password and signs in; everybody who was signed in to the account before is signed out.
 *
 * @throws {DomainError} not_found: used before, replaced or over. invalid_input: a weak password.
 */
export async function acceptInvitation(db: Db, given: Accepting): Promise<Opened> {
  const { token, password, address, now, times } = given;
  const { account } = await readInvitation(db, token, now);
  requirePassword(password, account.name);
  const passwordHash = await hashPassword(password);
  return inTransaction(db, async (transaction) => {
    const accountId = await takeInvitation(transaction, hashToken(token), now);
    const invited = await requireAccount(transaction, accountId);
    await setPasswordHash(transaction, invited.id, passwordHash, now);
    await deleteSessionsOf(transaction, invited.id);
    await forgetFailures(transaction, nameKey(invited.name));
    const target = `/api/people/${invited.id}`;
    const event = { now, account: invited, action: 'acceptInvitation', target, result: 'done' } as const;
    await audit(transaction, { ...event, detail: { address } });
    return openSession(transaction, invited, { now, times });
  });
}

async function requireAccount(db: Db, accountId: number | undefined): Promise<StoredAccount> {
  const account = accountId === undefined ? undefined : await findAccountById(db, accountId);
  if (account === undefined) throw refuse();
  return account;
}

function refuse(): DomainError {
  return new DomainError('not_found', '邀请链接无效、已使用或已过期', '请向管理员索取新的邀请链接');
}
