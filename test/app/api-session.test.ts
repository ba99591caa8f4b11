import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFirstAdministrator } from '../../src/identity/first-administrator.ts';
import { listAudit } from '../../src/store/identity/audit.ts';
import type { Store } from '../../src/store/open-store.ts';
import { type FakeProvider, startFakeProvider } from '../identity/fake-provider.ts';
import {
  addAccount,
  Browser,
  type Clock,
  openCookie,
  openIdentityApp,
  type TestApp,
} from '../identity/open-identity-app.ts';
import { ENGINES, emptyStore, openTestStore } from '../store/open-test-store.ts';

const START = Date.parse('2026-03-02T01:00:00Z');
const minute = (minutes: number) => new Date(START + minutes * 60_000);
const GOOD = 'kX9#vLq2pT';
const OTHER = '雨后青山Gy-2031';

describe.each(ENGINES)('sessions, on %s', (engine) => {
  let store: Store;
  let clock: Clock;
  let app: TestApp;

  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  beforeEach(async () => {
    await emptyStore(store);
    clock = { now: minute(0) };
    app = openIdentityApp(store, { clock });
  });
  afterAll(() => store?.close());

  const signIn = (browser: Browser, password = GOOD, name = 'wang', address = '10.0.0.1') =>
    browser.call('/api/session', { method: 'POST', body: { name, password }, address });
  const accountIn = async (browser: Browser) => {
    const session = (await (await browser.call('/api/session')).json()) as {
      account: { name: string } | null;
    };
    return session.account?.name ?? null;
  };
  const signedIn = async (name = 'wang', password = GOOD) => {
    const browser = new Browser(app);
    expect((await signIn(browser, password, name)).status).toBe(200);
    return browser;
  };
  const auditText = async () => JSON.stringify(await listAudit(store.db, { limit: 200 }));
  const actions = async () =>
    (await listAudit(store.db, { limit: 200 }))
      .map(({ action, result }) => `${action} ${result}`)
      .toReversed();

  describe('the first administrator', () => {
    const accept = (token: string, password: string) =>
      new Browser(app).post(`/api/invitations/${token}`, { password });

    it('gets in by a link that works once, and no default password exists', async () => {
      const first = await createFirstAdministrator(store.db, clock.now);
      const token = first?.token ?? '';
      const shown = await (await new Browser(app).call(`/api/invitations/${token}`)).json();
      expect(shown).toMatchObject({ account: { name: 'admin', role: 'administrator' } });
      expect((await accept(token, 'Admin@2026!!')).status).toBe(422);
      const accepted = await accept(token, GOOD);
      expect(await accepted.json()).toMatchObject({ account: { name: 'admin' } });
      expect((await accept(token, OTHER)).status).toBe(404);
      expect((await new Browser(app).call(`/api/invitations/${token}`)).status).toBe(404);
      await signedIn('admin');
      expect(await createFirstAdministrator(store.db, clock.now)).toBe(null);
    });

    it('a link that nobody used is replaced at the next start, and ends after a day', async () => {
      const lost = (await createFirstAdministrator(store.db, clock.now))?.token ?? '';
      const found = (await createFirstAdministrator(store.db, clock.now))?.token ?? '';
      expect((await accept(lost, GOOD)).status).toBe(404);
      clock.now = minute(24 * 60);
      expect((await accept(found, GOOD)).status).toBe(404);
    });

    it('visitors of a demo do not count as administrators', async () => {
      const demo = openIdentityApp(store, { clock, demo: true });
      const body = { role: 'administrator' };
      await new Browser(demo).call('/api/session/visitor', { method: 'POST', body, address: '127.0.0.1' });
      expect(await createFirstAdministrator(store.db, clock.now)).not.toBe(null);
    });
  });

  describe('signing in', () => {
    beforeEach(async () => {
      await addAccount(store, { name: 'wang', role: 'staff', password: GOOD });
    });

    it('opens a session whose token the database does not hold', async () => {
      const browser = new Browser(app);
      const response = await signIn(browser);
      expect(await response.json()).toMatchObject({ account: { name: 'wang', role: 'staff' }, demo: false });
      const [cookie] = response.headers.getSetCookie();
      expect(cookie).toMatch(/^minsheng-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
      const stored = JSON.stringify(await store.db.selectFrom('session').selectAll().execute());
      expect(stored).not.toContain(cookie?.split(/[=;]/)[1]);
      expect(await accountIn(browser)).toBe('wang');
      expect(await accountIn(new Browser(app))).toBe(null);
    });

    it('says the same of a wrong password, an unknown name and a closed account', async () => {
      await addAccount(store, { name: 'li', role: 'staff', password: GOOD });
      await store.db.updateTable('account').set({ active: false }).where('name', '=', 'li').execute();
      const told = async (name: string, password: string) => {
        const response = await signIn(new Browser(app), password, name);
        const { title, remedy, code } = (await response.json()) as Record<string, unknown>;
        return { status: response.status, title, remedy, code };
      };
      const wrong = await told('wang', OTHER);
      expect(wrong).toMatchObject({ status: 401, code: 'unauthenticated' });
      expect(await told('nobody', OTHER)).toEqual(wrong);
      expect(await told('li', GOOD)).toEqual(wrong);
    });

    it.each(['wang', 'nobody'])(
      'five wrong passwords lock %s for a quarter of an hour, known or not',
      async (name) => {
        const statuses: number[] = [];
        for (let tries = 0; tries < 6; tries += 1) {
          statuses.push((await signIn(new Browser(app), OTHER, name)).status);
        }
        expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
        // The right one does not help while it is locked.
        expect((await signIn(new Browser(app), GOOD, name)).status).toBe(429);
        clock.now = minute(15);
        expect((await signIn(new Browser(app), GOOD, name)).status).toBe(name === 'wang' ? 200 : 401);
      },
    );

    it('guesses at the same moment get no further than five', async () => {
      const tries = Array.from({ length: 20 }, () => signIn(new Browser(app), OTHER));
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(5);
      expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    });

    it('a success begins the count again', async () => {
      for (let round = 0; round < 3; round += 1) {
        for (let tries = 0; tries < 4; tries += 1) await signIn(new Browser(app), OTHER);
        expect((await signIn(new Browser(app))).status).toBe(200);
      }
    });

    it('one address that tries many names is locked too; others are not', async () => {
      const statuses: number[] = [];
      for (let tries = 0; tries < 31; tries += 1) {
        statuses.push((await signIn(new Browser(app), OTHER, `name${tries}`)).status);
      }
      expect(statuses).toEqual([...Array.from({ length: 30 }, () => 401), 429]);
      expect((await signIn(new Browser(app), GOOD, 'wang')).status).toBe(429);
      expect((await signIn(new Browser(app), GOOD, 'wang', '10.0.0.2')).status).toBe(200);
    });

    it('ends after half an hour without a request, and after twelve hours in any case', async () => {
      const idle = await signedIn();
      clock.now = minute(29);
      expect(await accountIn(idle)).toBe('wang');
      clock.now = minute(58);
      expect(await accountIn(idle)).toBe('wang');
      clock.now = minute(88);
      expect(await accountIn(idle)).toBe(null);
      const busy = await signedIn();
      for (let at = 88; at < 88 + 720; at += 20) {
        clock.now = minute(at);
        expect(await accountIn(busy)).toBe('wang');
      }
      clock.now = minute(88 + 720);
      expect(await accountIn(busy)).toBe(null);
    });

    it('signing out ends the session on our side, not only in the browser', async () => {
      const browser = new Browser(app);
      const [cookie] = (await signIn(browser)).headers.getSetCookie();
      expect((await browser.call('/api/session', { method: 'DELETE' })).status).toBe(204);
      expect(await accountIn(new Browser(app, cookie))).toBe(null);
    });

    it('a new password needs the old one and ends the sessions elsewhere', async () => {
      const [here, there] = [await signedIn(), await signedIn()];
      const change = (current: string, next: string) => here.post('/api/session/password', { current, next });
      expect((await change(OTHER, OTHER)).status).toBe(422);
      expect((await change(GOOD, 'wang-kX9#vLq2pT')).status).toBe(422);
      expect((await change(GOOD, GOOD)).status).toBe(422);
      expect((await change(GOOD, OTHER)).status).toBe(204);
      expect([await accountIn(here), await accountIn(there)]).toEqual(['wang', null]);
      expect((await signIn(new Browser(app), GOOD)).status).toBe(401);
      await signedIn('wang', OTHER);
    });

    it('a wrong current password counts as a failed sign-in, and a right one wipes the count', async () => {
      const here = await signedIn();
      const change = (current: string, next: string) => here.post('/api/session/password', { current, next });
      const statuses = async (times: number, current: string) => {
        const found: number[] = [];
        while (found.length < times) found.push((await change(current, GOOD)).status);
        return found;
      };
      expect(await statuses(4, OTHER)).toEqual([422, 422, 422, 422]);
      expect(await statuses(1, GOOD)).toEqual([422]);
      expect(await statuses(5, OTHER)).toEqual([422, 422, 422, 422, 422]);
      expect((await change(GOOD, OTHER)).status).toBe(429);
      expect((await signIn(new Browser(app))).status).toBe(429);
      expect((await actions()).slice(-4)).toEqual([
        'changePassword refused',
        'lockOut done',
        'changePassword refused',
        'signIn refused',
      ]);
      clock.now = minute(20);
      expect((await change(GOOD, OTHER)).status).toBe(204);
    });

    it('writes down every sign-in, failure and lock, and no password and no unknown name', async () => {
      await signIn(new Browser(app), OTHER);
      await signIn(new Browser(app), OTHER, 'my-secret-typed-as-name');
      for (let tries = 0; tries < 4; tries += 1) await signIn(new Browser(app), OTHER);
      await signIn(new Browser(app));
      clock.now = minute(20);
      await (await signedIn()).call('/api/session', { method: 'DELETE' });
      expect(await actions()).toEqual([
        ...Array.from({ length: 6 }, () => 'signIn refused'),
        'lockOut done',
        'signIn refused',
        'signIn done',
        'signOut done',
      ]);
      const text = await auditText();
      for (const secret of [GOOD, OTHER, 'my-secret']) expect(text).not.toContain(secret);
      expect(text).toContain('10.0.0.1');
    });

    it('behind https the cookie is Secure and of this host alone', async () => {
      app = openIdentityApp(store, {
        clock,
        env: { MINSHENG_PUBLIC_ADDRESS: 'https://minsheng.example.gov.cn' },
      });
      const browser = new Browser(app);
      const [cookie] = (await signIn(browser)).headers.getSetCookie();
      expect(cookie).toMatch(/^__Host-minsheng-session=.*; Secure$/);
      expect(await accountIn(browser)).toBe('wang');
    });

    it('a proxy of ours says where people come from: the last entry, not what a client invented', async () => {
      app = openIdentityApp(store, { clock, env: { MINSHENG_BEHIND_PROXY: 'yes' } });
      const headers = { 'x-forwarded-for': '1.2.3.4, 10.9.9.9' };
      const body = { name: 'wang', password: GOOD };
      await new Browser(app).call('/api/session', { method: 'POST', body, headers, address: '127.0.0.1' });
      const [{ detail } = { detail: {} }] = await listAudit(store.db, { limit: 1 });
      expect(detail).toEqual({ address: '10.9.9.9' });
    });
  });

  describe('requests of other sites', () => {
    it.each([
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      [{ origin: 'https://evil.example' }, 403],
      [{ origin: 'http://localhost' }, 204],
      [{ 'sec-fetch-site': 'same-origin' }, 204],
    ])('%o: %i', async (headers, status) => {
      const id = await addAccount(store, { role: 'staff' });
      const browser = new Browser(app, await openCookie(store, id, clock.now));
      expect((await browser.call('/api/session', { method: 'DELETE', headers })).status).toBe(status);
      expect(await accountIn(browser)).toBe(status === 204 ? null : 'staff-all');
    });
  });

  describe('visitors', () => {
    const visit = (browser: Browser, body: unknown, headers = {}, address = '127.0.0.1') =>
      browser.call('/api/session/visitor', { method: 'POST', body, headers, address });

    it('are nobody where it is no demo', async () =>
      expect((await visit(new Browser(app), { role: 'staff' })).status).toBe(403));

    describe('of the demo', () => {
      beforeEach(() => {
        app = openIdentityApp(store, { clock, demo: true });
      });

      it.each([
        ['deputy', '演示·代表', '云岩区'],
        ['staff', '演示·工作人员', null],
        ['committee', '演示·主任会议', null],
        ['administrator', '演示·管理员', null],
        ['auditor', '演示·审计员', null],
      ])('sign in as %s, clearly named', async (role, displayName, district) => {
        const session = await (await visit(new Browser(app), { role })).json();
        expect(session).toMatchObject({ demo: true, account: { role, displayName, district } });
      });

      it('there are two of staff, for what needs a second person, and the same ones each time', async () => {
        const idOf = async (body: unknown) => {
          const session = (await (await visit(new Browser(app), body)).json()) as { account: { id: number } };
          return session.account.id;
        };
        const first = await idOf({ role: 'staff' });
        expect(await idOf({ role: 'staff', second: true })).not.toBe(first);
        expect(await idOf({ role: 'staff' })).toBe(first);
        expect((await visit(new Browser(app), { role: 'deputy', second: true })).status).toBe(404);
      });

      it.each([
        ['another machine', {}, '10.0.0.1'],
        ['an address not known', {}, ''],
        ['a proxy on this machine', { 'x-forwarded-for': '10.0.0.1' }, '127.0.0.1'],
        ['a name of somebody else’s that points here', { host: 'evil.example' }, '127.0.0.1'],
      ])('not from %s', async (_where, headers, address) =>
        expect((await visit(new Browser(app), { role: 'staff' }, headers, address)).status).toBe(403),
      );

      it.each(['::1', '::ffff:127.0.0.1'])('this machine is %s too', async (address) =>
        expect((await visit(new Browser(app), { role: 'staff' }, {}, address)).status).toBe(200),
      );

      it('over a real connection of this machine', async () => {
        const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
        await once(server, 'listening');
        const address = server.address();
        const port = typeof address === 'object' ? address?.port : 0;
        const body = JSON.stringify({ role: 'staff' });
        const ask = (headers: Record<string, string>) =>
          fetch(`http://127.0.0.1:${port}/api/session/visitor`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body,
          });
        const statuses = [(await ask({})).status, (await ask({ 'x-forwarded-for': '10.0.0.1' })).status];
        await new Promise((resolve) => server.close(resolve));
        expect(statuses).toEqual([200, 403]);
      });

      it('their sessions and accounts are worth nothing where the same data is served for real', async () => {
        const response = await visit(new Browser(app), { role: 'administrator' });
        const [cookie] = response.headers.getSetCookie();
        expect(await accountIn(new Browser(app, cookie))).toBe('演示-管理员');
        app = openIdentityApp(store, { clock });
        expect(await accountIn(new Browser(app, cookie))).toBe(null);
      });
    });
  });

  describe('single sign-on', () => {
    const HOME = 'https://minsheng.example.gov.cn';
    let provider: FakeProvider;
    beforeAll(async () => {
      provider = await startFakeProvider();
    });
    afterAll(() => provider.close());

    it('is not there unless it is configured', async () => {
      expect((await new Browser(app).call('/api/session/oidc')).status).toBe(404);
      expect((await new Browser(app).call('/api/session/oidc/callback?code=1')).status).toBe(404);
      expect(await (await new Browser(app).call('/api/session')).json()).toMatchObject({
        singleSignOn: false,
      });
    });

    describe('configured', () => {
      beforeEach(() => {
        const env = {
          MINSHENG_PUBLIC_ADDRESS: HOME,
          MINSHENG_OIDC_ISSUER: provider.issuer,
          MINSHENG_OIDC_CLIENT_ID: 'minsheng',
          MINSHENG_OIDC_CLIENT_SECRET: 's3cret',
        };
        app = openIdentityApp(store, { clock, env });
      });

      const goThrough = async (browser: Browser, claims: Record<string, unknown>) => {
        const away = await browser.call('/api/session/oidc');
        expect(away.status).toBe(302);
        provider.claims = claims;
        const back = provider.approve(away.headers.get('location') ?? '');
        const home = await browser.call(`${back.pathname}${back.search}`);
        expect(home.status).toBe(302);
        return home.headers.get('location');
      };

      it('signs in to the account of that name, ties it to the subject, and from then on goes by the subject', async () => {
        await addAccount(store, { name: 'zhangsan', role: 'staff' });
        const browser = new Browser(app);
        expect(await goThrough(browser, { sub: 'u-1', preferred_username: 'zhangsan' })).toBe('/');
        expect(await accountIn(browser)).toBe('zhangsan');
        const renamed = new Browser(app);
        expect(await goThrough(renamed, { sub: 'u-1', preferred_username: 'zhang3' })).toBe('/');
        expect(await accountIn(renamed)).toBe('zhangsan');
        const namesake = new Browser(app);
        expect(await goThrough(namesake, { sub: 'u-2', preferred_username: 'zhangsan' })).toBe(
          '/?signIn=forbidden',
        );
        expect(await accountIn(namesake)).toBe(null);
        expect(await actions()).toEqual([
          'finishSingleSignOn done',
          'finishSingleSignOn done',
          'finishSingleSignOn refused',
        ]);
      });

      it('lets in nobody for whom no account was made, and no closed account', async () => {
        const id = await addAccount(store, { name: 'li', role: 'staff' });
        await store.db.updateTable('account').set({ active: false }).where('id', '=', id).execute();
        for (const name of ['li', 'nobody']) {
          const browser = new Browser(app);
          expect(await goThrough(browser, { sub: name, preferred_username: name })).toBe(
            '/?signIn=forbidden',
          );
          expect(await accountIn(browser)).toBe(null);
        }
      });

      it('an answer that this browser did not ask for opens nothing', async () => {
        await addAccount(store, { name: 'zhangsan', role: 'staff' });
        const away = await new Browser(app).call('/api/session/oidc');
        provider.claims = { sub: 'u-1', preferred_username: 'zhangsan' };
        const back = provider.approve(away.headers.get('location') ?? '');
        const victim = new Browser(app);
        const home = await victim.call(`${back.pathname}${back.search}`);
        expect(home.headers.get('location')).toBe('/?signIn=unauthenticated');
        expect(await accountIn(victim)).toBe(null);
      });
    });
  });
});
