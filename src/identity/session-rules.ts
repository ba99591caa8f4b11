export type SessionTimes = {
  /** Without a request for so long a session ends. */
  readonly idleMinutes: number;
  /** However busy, it ends after so long. */
  readonly hours: number;
};

const MINUTE = 60_000;
/** seen_at is written once a minute at most: a page makes many requests. */
const SEEN_STEP = MINUTE;

export function expiryOf(now: Date, { hours }: SessionTimes): Date {
  return new Date(now.getTime() + hours * 60 * MINUTE);
}

export type SessionMoments = { readonly seenAt: Date; readonly expiresAt: Date };

export function isLive(
  { seenAt, expiresAt }: SessionMoments,
  now: Date,
  { idleMinutes }: SessionTimes,
): boolean {
  return now < expiresAt && now.getTime() - seenAt.getTime() < idleMinutes * MINUTE;
}

export function isSeenLongAgo({ seenAt }: SessionMoments, now: Date): boolean {
  return now.getTime() - seenAt.getTime() >= SEEN_STEP;
}
