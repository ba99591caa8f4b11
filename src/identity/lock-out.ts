/**
 * When guessing stops. Failures are counted for the name that was typed, whether or not it exists, and for the
 * address; an attempt counts before its password is looked at, so that a hundred at once get no further than five.
 */

export type LockRule = {
  /** So many failures in a row lock, and every further so many lock again, for twice as long. */
  readonly failures: number;
  readonly minutes: number;
};

export const NAME_RULE: LockRule = { failures: 5, minutes: 15 };
/** A whole office may come from one address. */
export const ADDRESS_RULE: LockRule = { failures: 30, minutes: 15 };

const LONGEST_MINUTES = 24 * 60;
const MINUTE = 60_000;
/** After a day without a failure the count begins again. */
export const FORGET = 24 * 60 * MINUTE;

export type Failures = {
  readonly failures: number;
  readonly lastAt: Date;
  readonly lockedUntil: Date | null;
};

export type Attempt =
  | { readonly allowed: true; readonly failures: Failures }
  | { readonly allowed: false; readonly lockedUntil: Date };

/**
 * @param before what was counted so far; null = nothing.
 * @returns whether the password may be looked at, and what to keep in case it is wrong.
 */
export function attempt(before: Failures | null, now: Date, rule: LockRule): Attempt {
  if (before?.lockedUntil && before.lockedUntil > now) {
    return { allowed: false, lockedUntil: before.lockedUntil };
  }
  const isForgotten = before === null || now.getTime() - before.lastAt.getTime() > FORGET;
  const failures = (isForgotten ? 0 : before.failures) + 1;
  return { allowed: true, failures: { failures, lastAt: now, lockedUntil: lockAfter(failures, now, rule) } };
}

function lockAfter(failures: number, now: Date, rule: LockRule): Date | null {
  if (failures % rule.failures !== 0) return null;
  const minutes = Math.min(rule.minutes * 2 ** (failures / rule.failures - 1), LONGEST_MINUTES);
  return new Date(now.getTime() + minutes * MINUTE);
}
