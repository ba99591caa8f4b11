import { describe, expect, it } from 'vitest';
import { attempt, type Failures, NAME_RULE } from '../../src/identity/lock-out.ts';

const START = Date.parse('2026-03-02T01:00:00Z');
const minute = (minutes: number) => new Date(START + minutes * 60_000);

/** Tries again and again, always wrongly. @returns the minutes at which each lock ends. */
function guess(times: number, everyMinutes: number): number[] {
  let failures: Failures | null = null;
  const locks: number[] = [];
  for (let tries = 0, at = 0; tries < times; at += everyMinutes) {
    const tried = attempt(failures, minute(at), NAME_RULE);
    if (!tried.allowed) continue;
    tries += 1;
    failures = tried.failures;
    if (failures.lockedUntil) locks.push((failures.lockedUntil.getTime() - minute(at).getTime()) / 60_000);
  }
  return locks;
}

describe('attempt', () => {
  it('locks at the fifth failure, and each further five lock twice as long', () =>
    expect(guess(20, 1)).toEqual([15, 30, 60, 120]));

  it('never locks longer than a day', () => expect(Math.max(...guess(60, 7))).toBe(24 * 60));

  it('lets nobody try while it is locked, and not one moment longer', () => {
    const locked = { failures: 5, lastAt: minute(0), lockedUntil: minute(15) };
    expect(attempt(locked, minute(14.99), NAME_RULE)).toEqual({ allowed: false, lockedUntil: minute(15) });
    expect(attempt(locked, minute(15), NAME_RULE)).toMatchObject({
      allowed: true,
      failures: { failures: 6 },
    });
  });

  it('forgets after a day without a failure', () => {
    const before = { failures: 4, lastAt: minute(0), lockedUntil: null };
    expect(attempt(before, minute(24 * 60), NAME_RULE)).toMatchObject({ failures: { failures: 5 } });
    expect(attempt(before, minute(24 * 60 + 1), NAME_RULE)).toMatchObject({
      failures: { failures: 1, lockedUntil: null },
    });
  });
});
