/** The whole service in process, with a browser that keeps its cookie: what tests of signing in stand on. */
import { createApp } from '../../src/api/create-app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import type { Role } from '../../src/domain/account.ts';
import { createIdentity } from '../../src/identity/create-identity.ts';
import { hashPassword } from '../../src/identity/password-hash.ts';
import { sessionCookie } from '../../src/identity/session-cookie.ts';
import { hashToken, newToken } from '../../src/identity/token.ts';
import { insertAccount, setPasswordHash } from '../../src/store/identity/accounts.ts';
import { insertSession } from '../../src/store/identity/sessions.ts';
import type { Store } from '../../src/store/open-store.ts';

export type Clock = { now: Date };

export function openIdentityApp(
  store: Store,
  { clock, demo = false, env = {} }: { clock: Clock; demo?: boolean; env?: Record<string, string> },
) {
  const config = readConfig(env);
  const dependencies = { store, config, now: () => clock.now, demo };
  return createApp({ ...dependencies, findAccount: createIdentity(dependencies).findAccount });
}
export type TestApp = ReturnType<typeof openIdentityApp>;

type Call = {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Where it comes from, as the Node adapter says it. */
  readonly address?: string;
};

/** A browser: it keeps the cookies it is given. */
export class Browser {
  readonly #app: TestApp;
  readonly #cookies = new Map<string, string>();

  constructor(app: TestApp, cookie?: string) {
    this.#app = app;
    if (cookie !== undefined) this.#keep(cookie);
  }

  async call(path: string, { method = 'GET', body, headers, address }: Call = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.#app.request(
      path,
      {
        method,
        headers: {
          host: 'localhost',
          ...(cookie !== '' && { cookie }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      address === undefined ? {} : { incoming: { socket: { remoteAddress: address } } },
    );
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.call(path, { method: 'POST', body, headers });
  }

  #keep(line: string): void {
    const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
    if (value === '' || line.includes('Max-Age=0')) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

export type NewTestAccount = {
  readonly role: Role;
  readonly name?: string;
  readonly district?: string | null;
  readonly password?: string;
};

/** @returns its id. */
export async function addAccount(
  { db }: Store,
  { role, district = null, name = `${role}-${district ?? 'all'}`, password }: NewTestAccount,
): Promise<number> {
  const account = { name, displayName: `${name} 同志`, role, district, oidcSubject: null, visitor: false };
  const id = await insertAccount(db, account);
  if (id === null) throw new RangeError(`${name} is taken`);
  if (password !== undefined) await setPasswordHash(db, id, await hashPassword(password), new Date(0));
  return id;
}

/** A cookie as sign-in would give it, without argon2's time. */
export async function openCookie({ db }: Store, accountId: number, now: Date): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + 12 * 3_600_000);
  await insertSession(db, { tokenHash: hashToken(token), accountId, now, expiresAt });
  return sessionCookie(token, { secure: false });
}
