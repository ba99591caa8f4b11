import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { findAccountByName, type StoredAccount } from '../store/identity/accounts.ts';
import {
  deleteOldFailures,
  forgetFailures,
  lockFailures,
  takeBackFailure,
  writeFailures,
} from '../store/identity/sign-in-failures.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { audit } from './audit-entry.ts';
import { addressKey, nameKey } from './failure-keys.ts';
import { ADDRESS_RULE, attempt, FORGET, NAME_RULE } from './lock-out.ts';
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

type CountedAttempt = {
  readonly allowed: boolean;
  /** Until when it is locked, or will be when the password is wrong. */
  readonly lockedUntil: Date | null;
};

/** Before the password is looked at, so that attempts at the same moment count one after another. */
function countAttempt(db: Db, { name, address, now }: SignIn): Promise<CountedAttempt> {
  const byName = { key: nameKey(name), rule: NAME_RULE };
  const counted = address === null ? [byName] : [{ key: addressKey(address), rule: ADDRESS_RULE }, byName];
  return inTransaction(db, async (transaction) => {
    let lockedUntil: Date | null = null;
    for (const { key, rule } of counted) {
      const tried = attempt(await lockFailures(transaction, key, now), now, rule);
      if (!tried.allowed) return tried;
      await writeFailures(transaction, key, tried.failures);
      lockedUntil = tried.failures.lockedUntil ?? lockedUntil;
    }
    return { allowed: true, lockedUntil };
  });
}

function letIn(db: Db, given: SignIn, account: StoredAccount): Promise<Opened> {
  return inTransaction(db, async (transaction) => {
    await forgetFailures(transaction, nameKey(given.name));
    if (given.address !== null) await takeBackFailure(transaction, addressKey(given.address));
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

function refuseLocked(lockedUntil: Date | null, now: Date): DomainError {
  const minutes = Math.ceil(((lockedUntil ?? now).getTime() - now.getTime()) / 60_000);
  return new DomainError(
    'too_many',
    `输错次数过多，已暂时锁定，还剩 ${minutes} 分钟`,
    '请稍后再试；如忘记密码，请联系管理员重新发送邀请链接',
  );
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
