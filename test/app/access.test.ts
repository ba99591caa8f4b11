/** Every route × every role × {whole city, one district} and nobody, against the one table of rights. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS, type Access, type Operation } from '../../src/api/access.ts';
import { ROLES, type Role } from '../../src/domain/account.ts';
import type { Store } from '../../src/store/open-store.ts';
import {
  addAccount,
  Browser,
  openCookie,
  openIdentityApp,
  type TestApp,
} from '../identity/open-identity-app.ts';
import { ENGINES, openTestStore } from '../store/open-test-store.ts';

/** Rows whose route is still to be made. Must be empty in the end. */
const NOT_BUILT: readonly Operation[] = [];

const OPERATIONS = Object.keys(ACCESS) as Operation[];
const rowOf = (operation: Operation): Access => ACCESS[operation];
const NOW = new Date('2026-03-02T01:00:00Z');

type Caller = { readonly role: Role | null; readonly district: string | null };
const NOBODY: Caller = { role: null, district: null };
const CALLERS: readonly Caller[] = [
  NOBODY,
  ...ROLES.flatMap((role) => [
    { role, district: null },
    { role, district: '云岩区' },
  ]),
];
const nameOf = ({ role, district }: Caller) => `${role ?? 'nobody'}${district ? ' of a district' : ''}`;

/** What the table promises. */
function expected(operation: Operation, { role, district }: Caller): 401 | 403 | 'in' {
  const { who, scope } = rowOf(operation);
  if (who === 'public') return 'in';
  if (who === 'key' || role === null) return 401;
  if (!who.includes(role)) return 403;
  return scope === 'city' && district !== null ? 403 : 'in';
}

const PLACES: Readonly<Record<string, string>> = {
  token: 'x'.repeat(43),
  source: 'hotline',
  name: 'report.json',
};
const addressOf = (operation: Operation) =>
  rowOf(operation).path.replace(/\{(\w+)\}/g, (_, place: string) => PLACES[place] ?? '999999');

describe.each(ENGINES)('access, on %s', (engine) => {
  let store: Store;
  let app: TestApp;
  const accounts = new Map<Caller, number>();

  beforeAll(async () => {
    store = await openTestStore(engine);
    app = openIdentityApp(store, { clock: { now: NOW } });
    for (const caller of CALLERS) {
      const { role, district } = caller;
      if (role !== null) accounts.set(caller, await addAccount(store, { role, district }));
    }
  });
  afterAll(() => store?.close());

  /** A session of its own each time: signing out ends one. */
  async function call(operation: Operation, caller: Caller): Promise<number> {
    const accountId = accounts.get(caller);
    const cookie = accountId === undefined ? undefined : await openCookie(store, accountId, NOW);
    const { method } = rowOf(operation);
    const response = await new Browser(app, cookie).call(addressOf(operation), {
      method: method.toUpperCase(),
      headers: { 'if-match': '"1"' },
      ...(method !== 'get' && { body: {} }),
    });
    await response.body?.cancel();
    return response.status;
  }

  describe('the table of rights', () => {
    it('sees the operations and everybody', () => {
      expect(OPERATIONS.length).toBeGreaterThan(70);
      expect(accounts.size).toBe(10);
    });

    it('every route has a row: none is open by mistake', () => {
      const rows = new Set(
        OPERATIONS.map((operation) => `${rowOf(operation).method.toUpperCase()} ${rowOf(operation).path}`),
      );
      const routes = app.routes
        // ALL: middleware.
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
      expect(routes.length).toBeGreaterThan(10);
      expect(routes.filter((route) => !rows.has(route))).toEqual([]);
    });

    it('every row has a route, except those listed as still to be made', () => {
      const routes = new Set(
        app.routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`),
      );
      const missing = OPERATIONS.filter(
        (operation) => !routes.has(`${rowOf(operation).method.toUpperCase()} ${rowOf(operation).path}`),
      );
      expect(missing).toEqual(NOT_BUILT);
    });

    it.each(OPERATIONS.filter((operation) => !NOT_BUILT.includes(operation)))('%s', async (operation) => {
      const [seen, promised]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
      for (const caller of CALLERS) {
        const status = await call(operation, caller);
        seen[nameOf(caller)] = status === 401 || status === 403 ? status : 'in';
        promised[nameOf(caller)] = expected(operation, caller);
      }
      expect(seen).toEqual(promised);
    });

    it('what a session is told it may call is what it may call', async () => {
      for (const caller of CALLERS) {
        const accountId = accounts.get(caller);
        const cookie = accountId === undefined ? undefined : await openCookie(store, accountId, NOW);
        const session = await (await new Browser(app, cookie).call('/api/session')).json();
        expect(session).toMatchObject({
          operations: OPERATIONS.filter((operation) => expected(operation, caller) === 'in'),
        });
      }
    });
  });
});
