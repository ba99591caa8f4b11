/** Passwords that were tried, at sign-in and where a password is changed: one count for both. */
import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import {
  forgetFailures,
  lockFailures,
  takeBackFailure,
  writeFailures,
} from '../store/identity/sign-in-failures.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { addressKey, nameKey } from './failure-keys.ts';
import { ADDRESS_RULE, attempt, NAME_RULE } from './lock-out.ts';

export type PasswordAttempt = {
  readonly name: string;
  /** Where it comes from; null = not known, and not counted. */
  readonly address: string | null;
  readonly now: Date;
};

export type CountedAttempt = {
  readonly allowed: boolean;
  /** Until when it is locked, or will be when the password is wrong. */
  readonly lockedUntil: Date | null;
};

/** Before the password is looked at, so that attempts at the same moment count one after another. */
export function countAttempt(db: Db, { name, address, now }: PasswordAttempt): Promise<CountedAttempt> {
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

/** The password was right. */
export async function forgiveAttempt(db: Db, { name, address }: PasswordAttempt): Promise<void> {
  await forgetFailures(db, nameKey(name));
  if (address !== null) await takeBackFailure(db, addressKey(address));
}

export function refuseLocked(lockedUntil: Date | null, now: Date): DomainError {
  const minutes = Math.ceil(((lockedUntil ?? now).getTime() - now.getTime()) / 60_000);
  return new DomainError(
    'too_many',
    `输错次数过多，已暂时锁定，还剩 ${minutes} 分钟`,
    '请稍后再试；如忘记密码，请联系管理员重新发送邀请链接',
  );
}
