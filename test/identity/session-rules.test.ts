import { describe, expect, it } from 'vitest';
import { expiryOf, isLive, isSeenLongAgo } from '../../src/identity/session-rules.ts';

const START = Date.parse('2026-03-02T01:00:00Z');
const minute = (minutes: number) => new Date(START + minutes * 60_000);
const times = { idleMinutes: 30, hours: 12 };

describe('a session', () => {
  it('ends twelve hours after sign-in, however busy', () => {
    const expiresAt = expiryOf(minute(0), times);
    expect(expiresAt).toEqual(minute(720));
    expect(isLive({ seenAt: minute(719), expiresAt }, minute(719.9), times)).toBe(true);
    expect(isLive({ seenAt: minute(719.9), expiresAt }, minute(720), times)).toBe(false);
  });

  it('ends half an hour after the last request', () => {
    const session = { seenAt: minute(10), expiresAt: minute(720) };
    expect(isLive(session, minute(39.9), times)).toBe(true);
    expect(isLive(session, minute(40), times)).toBe(false);
  });

  it('is marked as seen once a minute', () => {
    const session = { seenAt: minute(10), expiresAt: minute(720) };
    expect(isSeenLongAgo(session, minute(10.9))).toBe(false);
    expect(isSeenLongAgo(session, minute(11))).toBe(true);
  });
});
