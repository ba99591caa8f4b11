/**
 * When a call to a model endpoint is made again and how long to wait before it. Ours instead of the clients':
 * one of them ignores Retry-After, and tests hand in a sleep that does not wait.
 */

/** Resolves after so many milliseconds; rejects with the signal's reason when aborted. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

const FIRST_WAIT_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;
const LONGEST_RETRY_AFTER_MS = 60_000;

/** Timeouts, conflicts, rate limits and the server's own failures pass; a refused request stays refused. */
export function mayPassLater(status: number): boolean {
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/**
 * Milliseconds before the next attempt: what Retry-After says (seconds or an HTTP date, held to 0 to 60 s), else
 * 0.5 s doubled with each attempt, at most 30 s.
 *
 * @param attempt attempts made so far, from 1.
 * @param now milliseconds since 1970, for a Retry-After that is a date.
 */
export function waitBeforeRetry(attempt: number, retryAfter: string | null, now: number): number {
  const asked = retryAfter === null ? null : readRetryAfter(retryAfter, now);
  if (asked !== null) return Math.min(Math.max(asked, 0), LONGEST_RETRY_AFTER_MS);
  return Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_BACKOFF_MS);
}

function readRetryAfter(header: string, now: number): number | null {
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : date - now;
}

export const sleepOnClock: Sleep = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });

/**
 * A fetch that has read the whole answer before it returns, unless a stream was asked for and came, so that the
 * client's timeout also covers a body that stalls half-way, and a retry never has to cancel a half-read one.
 */
export function fetchWhole(fetchAnswer: typeof fetch): typeof fetch {
  return async (input, init) => {
    const answer = await fetchAnswer(input, init);
    const streams =
      asksForStream(init?.body) &&
      (answer.headers.get('content-type')?.includes('text/event-stream') ?? false);
    if (answer.body === null || (answer.ok && streams)) return answer;
    const { status, statusText, headers } = answer;
    const body = await unlessAborted(answer.arrayBuffer(), init?.signal);
    return new Response(body, { status, statusText, headers });
  };
}

/** An endpoint may call anything an event stream; what was asked for is in the request. */
const asksForStream = (body: unknown): boolean =>
  typeof body === 'string' && /"stream"\s*:\s*true/.test(body);

/** Not every fetch ends the reading of a body when its signal says so. */
function unlessAborted<Value>(value: Promise<Value>, signal: AbortSignal | null | undefined): Promise<Value> {
  if (!signal) return value;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
