/** A call of a chat endpoint that fails with a reason instead of an exception, made again when the failure may pass. */
import { z } from 'zod';
import { mayPassLater, type Sleep, sleepOnClock, waitBeforeRetry } from '../domain/endpoint-retry.ts';

export type ChatFailure =
  | 'unauthorized'
  | 'rate_limited'
  | 'timeout'
  | 'endpoint_error'
  | 'unreadable_answer';

export type RetryOptions = {
  /** Further attempts after the first, for failures that pass. */
  readonly maxRetries: number;
  readonly sleep?: Sleep;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
};

export type Called<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: ChatFailure };

/** Never rejects for a failing endpoint; rejects with the signal's reason when aborted. */
export async function callEndpoint<Value>(
  call: () => Promise<Value>,
  { maxRetries, sleep = sleepOnClock, now = Date.now }: RetryOptions,
  signal: AbortSignal | undefined,
): Promise<Called<Value>> {
  for (let attempt = 1; ; attempt++) {
    try {
      signal?.throwIfAborted();
      return { ok: true, value: await call() };
    } catch (error) {
      signal?.throwIfAborted();
      const failure = describeFailure(error);
      if (attempt > maxRetries || !failure.passes) return { ok: false, reason: failure.reason };
      await sleep(waitBeforeRetry(attempt, failure.retryAfter, now()), signal);
    }
  }
}

const errorSchema = z.object({
  name: z.string().catch(''),
  status: z.number().optional().catch(undefined),
  headers: z.instanceof(Headers).optional().catch(undefined),
});

type Failure = {
  readonly reason: ChatFailure;
  readonly passes: boolean;
  readonly retryAfter: string | null;
};

const STATUS_FAILURES: Readonly<Record<number, ChatFailure>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  408: 'timeout',
  429: 'rate_limited',
};

export function describeFailure(error: unknown): Failure {
  const { name, status, headers } = errorSchema.catch({ name: '' }).parse(error);
  if (/timeout/i.test(name)) return { reason: 'timeout', passes: true, retryAfter: null };
  // The client's errors always have a status; without a number in it no answer came at all.
  const unconnected = error instanceof Error && 'status' in error && status === undefined;
  return {
    reason: STATUS_FAILURES[status ?? 0] ?? 'endpoint_error',
    passes: unconnected || (status !== undefined && mayPassLater(status)),
    retryAfter: headers?.get('retry-after') ?? null,
  };
}
