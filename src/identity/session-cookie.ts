/** The cookie that holds a session's token: never readable by a script, never sent along by another site's form. */

const NAME = 'minsheng-session';
/** The prefix makes browsers refuse one that came without TLS or for another host; it needs https. */
const SECURE_NAME = `__Host-${NAME}`;

export type CookieOptions = { readonly secure: boolean };

const nameOf = ({ secure }: CookieOptions) => (secure ? SECURE_NAME : NAME);

export function sessionCookie(token: string, options: CookieOptions): string {
  return writeCookie(nameOf(options), token, options);
}

export function noSessionCookie(options: CookieOptions): string {
  return writeCookie(nameOf(options), '', { ...options, maxAge: 0 });
}

export function readSessionToken(header: string | null, options: CookieOptions): string | null {
  return readCookie(header, nameOf(options));
}

/** @param maxAge in seconds; none = until the browser closes. */
export function writeCookie(
  name: string,
  value: string,
  { secure, maxAge }: CookieOptions & { readonly maxAge?: number },
): string {
  const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (secure) parts.push('Secure');
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
  return parts.join('; ');
}

/** @param header of the request; null = none. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.split('=');
    if (key?.trim() === name) return value.join('=').trim() || null;
  }
  return null;
}
