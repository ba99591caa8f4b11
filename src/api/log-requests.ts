import type { MiddlewareHandler } from 'hono';
import type { Env } from './dependencies.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** One line and one count for every request; never its address, query or body. */
export function logRequests(log: Log, metrics: Metrics): MiddlewareHandler<Env> {
  return async function logRequest(context, next) {
    const started = performance.now();
    await next();
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const operation = context.get('operation') ?? null;
    const { status } = context.res;
    metrics.observe(operation ?? 'none', status, ms / 1000);
    log.request({
      requestId: context.get('requestId'),
      operation,
      method: context.req.method,
      status,
      ms,
      accountId: context.get('account')?.id ?? null,
    });
  };
}
