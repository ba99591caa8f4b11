/** How often one caller may ask: by account, by API key, and by address for who has neither. In memory, per process. */
import type { Context, MiddlewareHandler } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { clientAddress } from './client-address.ts';
import type { Env } from './dependencies.ts';
import { problem } from './problem.ts';

/** Requests a minute. */
export type RateLimits = { readonly api: number; readonly signIn: number; readonly push: number };

/** A page asks for some ten things; sign-in is also locked by account (src/identity/lock-out.ts). */
export const RATE_LIMITS: RateLimits = { api: 600, signIn: 20, push: 120 };

const MINUTE = 60_000;

export type Limiter = { readonly path: string; readonly handler: MiddlewareHandler<Env> };

/** @param behindProxy as in src/api/client-address.ts. */
export function createLimiters(limits: RateLimits, behindProxy: boolean): Limiter[] {
  const byAddress = (context: Context<Env>) => clientAddress(context, behindProxy) ?? 'local';
  const byAccount = (context: Context<Env>) => {
    const account = context.get('account');
    return account ? `account ${account.id}` : byAddress(context);
  };
  const byKey = (context: Context<Env>) => {
    const key = context.get('apiKey');
    return key ? `key ${key.id}` : byAddress(context);
  };
  const isSigningIn = (context: Context<Env>) => context.req.method === 'POST';
  const signIn = limit(limits.signIn, byAddress, isSigningIn);
  return [
    { path: '/api/session', handler: signIn },
    { path: '/api/session/password', handler: signIn },
    { path: '/api/session/oidc/*', handler: limit(limits.signIn, byAddress, () => true) },
    { path: '/api/invitations/*', handler: limit(limits.signIn, byAddress, () => true) },
    { path: '/api/push/*', handler: limit(limits.push, byKey, () => true) },
    { path: '/api/*', handler: limit(limits.api, byAccount, () => true) },
  ];
}

function limit(
  perMinute: number,
  keyGenerator: (context: Context<Env>) => string,
  counts: (context: Context<Env>) => boolean,
): MiddlewareHandler<Env> {
  return rateLimiter<Env>({
    windowMs: MINUTE,
    limit: perMinute,
    standardHeaders: 'draft-7',
    keyGenerator,
    skip: (context) => !counts(context),
    handler: (context) =>
      problem(context, 429, {
        code: 'too_many',
        title: '请求过于频繁',
        remedy: '请等到 Retry-After 所说的秒数之后再试',
      }),
  });
}
