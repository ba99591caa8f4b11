import type { Account } from '../domain/account.ts';
import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { findAccountById, setPasswordHash } from '../store/identity/accounts.ts';
import { deleteSessionsOf } from '../store/identity/sessions.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { audit } from './audit-entry.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { requirePassword } from './require-password.ts';
import { hashToken } from './token.ts';

export type PasswordChange = {
  readonly account: Account;
  readonly current: string;
  readonly next: string;
  /** Of the session that stays; the account's others end. */
  readonly token: string | null;
  readonly now: Date;
};

/** @throws {DomainError} invalid_input: the current one is wrong, or the next one is weak or the same. */
export async function changePassword(db: Db, change: PasswordChange): Promise<void> {
  const { account, current, next, token, now } = change;
  const stored = await findAccountById(db, account.id);
  const event = { now, account, action: 'changePassword', target: `/api/people/${account.id}` };
  if (!(await isPassword(current, stored?.passwordHash ?? null))) {
    await audit(db, { ...event, result: 'refused' });
    throw new DomainError('invalid_input', '当前密码不对', '请核对后重试；如忘记，请联系管理员');
  }
  if (current === next) throw new DomainError('invalid_input', '新密码与当前密码相同', '请换一个密码');
  requirePassword(next, account.name);
  const passwordHash = await hashPassword(next);
  await inTransaction(db, async (transaction) => {
    await setPasswordHash(transaction, account.id, passwordHash, now);
    await deleteSessionsOf(transaction, account.id, token === null ? null : hashToken(token));
    await audit(transaction, { ...event, result: 'done' });
  });
}
