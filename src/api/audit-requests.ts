import type { MiddlewareHandler } from 'hono';
import { type AuditResult, audit } from '../identity/audit-entry.ts';
import type { Dependencies, Env } from './dependencies.ts';
import { shownPath } from './shown-path.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * One line for every request that changes something or tried to: who, which operation, where, with what end;
 * never a body. Handlers that wrote their own line, in the transaction of the change, say so (context.audited).
 */
export function auditRequests({ store, now }: Pick<Dependencies, 'store' | 'now'>): MiddlewareHandler<Env> {
  return async function auditRequest(context, next) {
    await next();
    const operation = context.get('operation');
    const account = context.get('account');
    const key = context.get('apiKey');
    if (READING.has(context.req.method) || operation === undefined || context.get('audited')) return;
    // Nobody signed in and no key: it was refused, and a flood of such requests must not fill the log.
    if (!account && !key) return;
    await audit(store.db, {
      now: now(),
      account,
      ...(key && { actor: `API 密钥 ${key.name}` }),
      action: operation,
      target: shownPath(context),
      result: resultOf(context.res.status),
      detail: { status: context.res.status, requestId: context.get('requestId') },
    });
  };
}

function resultOf(status: number): AuditResult {
  if (status < 400) return 'done';
  return status < 500 ? 'refused' : 'failed';
}
