import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { findAccountByName, type StoredAccount } from '../store/identity/accounts.ts';
import { deleteOldFailures } from '../store/identity/sign-in-failures.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { audit } from './audit-entry.ts';
import { countAttempt, forgiveAttempt, refuseLocked } from './count-attempt.ts';
import { FORGET } from './lock-out.ts';
import { type Opened, openSession } from './open-session.ts';
import { isPassword } from './password-hash.ts';
import type { SessionTimes } from './session-rules.ts';

export type SignIn = {
  readonly name: string;
  readonly password: string;
  /** Where it comes from; null = not known, and not counted. */
  readonly address: string | null;
  readonly now: Date;
  readonly times: SessionTimes;
};

/**
 * @throws {DomainError} unauthenticated: the name or the password is wrong (the message does not say which).
 *   too_many: locked for a while.
 */
export async function signIn(db: Db, given: SignIn): Promise<Opened> {
  const account = await findAccountByName(db, given.name);
  const counted = await countAttempt(db, given);
  if (!counted.allowed) {
    await audit(db, { ...eventOf(given, account), action: 'signIn', result: 'refused' });
    throw refuseLocked(counted.lockedUntil, given.now);
  }
  const mayTry = account?.active === true && !account.visitor;
  const isRight = await isPassword(given.password, mayTry ? account.passwordHash : null);
  if (account !== undefined && isRight) return letIn(db, given, account);
  await noteFailure(db, given, { account, lockedUntil: counted.lockedUntil });
  throw new DomainError('unauthenticated', '账号或密码不对', '请核对后重试；多次输错会暂时锁定');
}

function letIn(db: Db, given: SignIn, account: StoredAccount): Promise<Opened> {
  return inTransaction(db, async (transaction) => {
    await forgiveAttempt(transaction, given);
    await deleteOldFailures(transaction, new Date(given.now.getTime() - FORGET));
    await audit(transaction, { ...eventOf(given, account), action: 'signIn', result: 'done' });
    return openSession(transaction, account, given);
  });
}

async function noteFailure(
  db: Db,
  given: SignIn,
  { account, lockedUntil }: { account: StoredAccount | undefined; lockedUntil: Date | null },
): Promise<void> {
  const event = eventOf(given, account);
  await audit(db, { ...event, action: 'signIn', result: 'refused' });
  if (lockedUntil === null) return;
  const detail = { ...event.detail, until: lockedUntil.toISOString() };
  await audit(db, { ...event, action: 'lockOut', result: 'done', detail });
}

/** A name that nobody has is not written down: it may be a password typed into the wrong field. */
function eventOf({ now, address }: SignIn, account: StoredAccount | undefined) {
  return {
    now,
    account: account ?? null,
    ...(account === undefined && { actor: '（不存在的账号）' }),
    target: '/api/session',
    detail: { address },
  };
}
