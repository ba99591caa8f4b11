/** What the browser keeps while it is at the provider: it binds the answer to the browser that asked. */
import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import { type CookieOptions, readCookie, writeCookie } from './session-cookie.ts';
import type { Errand } from './single-sign-on.ts';

const MINUTES = 10;
const NAME = 'minsheng-errand';
const nameOf = ({ secure }: CookieOptions) => (secure ? `__Host-${NAME}` : NAME);

const errandSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

export function errandCookie(errand: Errand, options: CookieOptions): string {
  const value = Buffer.from(JSON.stringify(errand)).toString('base64url');
  return writeCookie(nameOf(options), value, { ...options, maxAge: MINUTES * 60 });
}

export function noErrandCookie(options: CookieOptions): string {
  return writeCookie(nameOf(options), '', { ...options, maxAge: 0 });
}

/** @throws {DomainError} unauthenticated: none, or not ours. */
export function readErrand(header: string | null, options: CookieOptions): Errand {
  const value = readCookie(header, nameOf(options));
  const parsed = errandSchema.safeParse(value === null ? null : parseJson(value));
  if (parsed.success) return parsed.data;
  throw new DomainError('unauthenticated', '单点登录没有完成或已过期', '请重新登录');
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(Buffer.from(value, 'base64url').toString());
  } catch {
    return null;
  }
}
