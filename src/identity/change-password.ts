import type { Account } from '../domain/account.ts';
import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { findAccountById, setPasswordHash } from '../store/identity/accounts.ts';
import { deleteSessionsOf } from '../store/identity/sessions.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { audit, type Event } from './audit-entry.ts';
import { countAttempt, forgiveAttempt, refuseLocked } from './count-attempt.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { requirePassword } from './require-password.ts';
import { hashToken } from './token.ts';

export type PasswordChange = {
  readonly account: Account;
  readonly current: string;
  readonly next: string;
  /** Of the session that stays; the account's others end. */
  readonly token: string | null;
  /** Where it comes from; null = not known, and not counted. */
  readonly address: string | null;
  readonly now: Date;
};

/**
 * @throws {DomainError} invalid_input: the current one is wrong, or the next one is weak or the same. too_many: wrong
 *   ones count as at sign-in, so that a session left open is no place to guess.
 */
export async function changePassword(db: Db, change: PasswordChange): Promise<void> {
  const { account, current, next, token, now } = change;
  const event = { now, account, action: 'changePassword', target: `/api/people/${account.id}` };
  await requireCurrent(db, change, event);
  if (current === next) throw new DomainError('invalid_input', '新密码与当前密码相同', '请换一个密码');
  requirePassword(next, account.name);
  const passwordHash = await hashPassword(next);
  await inTransaction(db, async (transaction) => {
    await setPasswordHash(transaction, account.id, passwordHash, now);
    await deleteSessionsOf(transaction, account.id, token === null ? null : hashToken(token));
    await audit(transaction, { ...event, result: 'done' });
  });
}

async function requireCurrent(db: Db, change: PasswordChange, event: Omit<Event, 'result'>): Promise<void> {
  const { account, current, address, now } = change;
  const tried = { name: account.name, address, now };
  const { allowed, lockedUntil } = await countAttempt(db, tried);
  const stored = allowed ? await findAccountById(db, account.id) : null;
  if (stored && (await isPassword(current, stored.passwordHash))) {
    await inTransaction(db, (transaction) => forgiveAttempt(transaction, tried));
    return;
  }
  await audit(db, { ...event, result: 'refused' });
  if (!allowed) throw refuseLocked(lockedUntil, now);
  if (lockedUntil !== null) {
    const detail = { address, until: lockedUntil.toISOString() };
    await audit(db, { ...event, action: 'lockOut', result: 'done', detail });
  }
  throw new DomainError('invalid_input', '当前密码不对', '请核对后重试；多次输错会暂时锁定');
}
