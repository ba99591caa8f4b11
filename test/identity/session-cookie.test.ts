import { describe, expect, it } from 'vitest';
import { noSessionCookie, readSessionToken, sessionCookie } from '../../src/identity/session-cookie.ts';

const [plain, secure] = [{ secure: false }, { secure: true }];

describe('the session cookie', () => {
  it('is out of reach of scripts and of other sites', () =>
    expect(sessionCookie('t0ken', plain)).toBe('minsheng-session=t0ken; Path=/; HttpOnly; SameSite=Lax'));

  it('behind https it travels by https alone and belongs to one host', () =>
    expect(sessionCookie('t0ken', secure)).toBe(
      '__Host-minsheng-session=t0ken; Path=/; HttpOnly; SameSite=Lax; Secure',
    ));

  it.each([plain, secure])('is read back among others', (options) => {
    const pair = sessionCookie('t0ken', options).split(';')[0];
    expect(readSessionToken(`a=1; ${pair}; b=2`, options)).toBe('t0ken');
  });

  it('behind https the plain one, which another program of the host may have set, counts for nothing', () =>
    expect(readSessionToken('minsheng-session=t0ken', secure)).toBe(null));

  it('none is none', () => {
    expect(readSessionToken(null, plain)).toBe(null);
    expect(readSessionToken('minsheng-session=', plain)).toBe(null);
    expect(readSessionToken('minsheng-session-2=x', plain)).toBe(null);
  });

  it('is removed at sign-out', () => expect(noSessionCookie(plain)).toContain('Max-Age=0'));
});
