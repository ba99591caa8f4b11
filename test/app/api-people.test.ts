import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../src/store/identity/audit.ts';
import { readSettings } from '../../src/store/identity/settings.ts';
import type { Store } from '../../src/store/open-store.ts';
import { readDistricts } from '../../src/store/taxonomy/districts.ts';
import { seedReference } from '../../src/store/taxonomy/seed-reference.ts';
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
const hour = (hours: number) => new Date(START + hours * 3_600_000);
const GOOD = 'kX9#vLq2pT';

describe.each(ENGINES)('people and keys, on %s', (engine) => {
  let store: Store;
  let clock: Clock;
  let app: TestApp;
  let administrator: Browser;
  let administratorId: number;

  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  beforeEach(async () => {
    await emptyStore(store);
    const districts = JSON.parse(readFileSync('reference/districts.json', 'utf8'));
    await seedReference(store.db, { fields: [], departments: [], districts });
    clock = { now: hour(0) };
    app = openIdentityApp(store, { clock });
    administratorId = await addAccount(store, { name: 'root', role: 'administrator', password: GOOD });
    administrator = await as(administratorId);
  });
  afterAll(() => store?.close());

  const as = async (id: number) => new Browser(app, await openCookie(store, id, clock.now));
  const bodyOf = async (response: Response) => (await response.json()) as Record<string, unknown>;
  const accountIn = async (browser: Browser) => (await bodyOf(await browser.call('/api/session')))['account'];
  const patch = (id: number, version: number, body: unknown, by = administrator) =>
    by.call(`/api/people/${id}`, { method: 'PATCH', body, headers: { 'if-match': `"${version}"` } });
  const auditOf = async (action: string) => listAudit(store.db, { action, limit: 50 });

  describe('people', () => {
    const wang = { name: 'wang', displayName: '王', role: 'deputy', district: '云岩区' };

    it('a new person gets in by the invitation alone, and sees nothing before', async () => {
      const made = await administrator.post('/api/people', wang);
      expect(made.status).toBe(201);
      const { person, invitation } = (await made.json()) as {
        person: Record<string, unknown>;
        invitation: { token: string; path: string };
      };
      expect(person).toMatchObject({
        ...wang,
        hasPassword: false,
        active: true,
        version: 1,
        lockedUntil: null,
      });
      expect(invitation.path).toBe(`/invitations/${invitation.token}`);
      const guess = { name: 'wang', password: '' };
      expect((await new Browser(app).post('/api/session', guess)).status).toBe(422);
      const browser = new Browser(app);
      const accepted = await browser.post(`/api/invitations/${invitation.token}`, { password: GOOD });
      expect(accepted.status).toBe(200);
      expect(await accountIn(browser)).toMatchObject({ name: 'wang', district: '云岩区' });
      const stored = JSON.stringify([
        await store.db.selectFrom('invitation').selectAll().execute(),
        await listAudit(store.db, { limit: 50 }),
      ]);
      expect(stored).not.toContain(invitation.token);
      expect(stored).not.toContain(GOOD);
    });

    it.each([
      [{ name: 'ROOT' }, 409],
      [{ name: 'a b' }, 422],
      [{ name: 'x' }, 422],
      [{ role: 'king' }, 422],
      [{ district: '云岩' }, 422],
      [{ role: 'auditor' }, 422],
    ])('refuses %o', async (change, status) => {
      expect((await administrator.post('/api/people', { ...wang, ...change })).status).toBe(status);
      expect(await store.db.selectFrom('account').select('name').execute()).toEqual([{ name: 'root' }]);
    });

    it('lists by page and filter, without any hash', async () => {
      for (const name of ['a1', 'a2', 'a3']) await addAccount(store, { name, role: 'staff', password: GOOD });
      const names: unknown[] = [];
      let cursor: unknown = '';
      do {
        const page = await bodyOf(await administrator.call(`/api/people?limit=2${cursor}`));
        expect(JSON.stringify(page)).not.toMatch(/argon2|hash/i);
        names.push(...(page['items'] as { name: string }[]).map(({ name }) => name));
        cursor = page['next'] === null ? null : `&cursor=${page['next']}`;
      } while (cursor !== null);
      expect(names).toEqual(['root', 'a1', 'a2', 'a3']);
      const staff = await bodyOf(await administrator.call('/api/people?role=staff&active=true&limit=200'));
      expect(staff['items']).toHaveLength(3);
      expect((await administrator.call('/api/people?cursor=nonsense')).status).toBe(422);
    });

    it('is changed only by who saw it as it is', async () => {
      const id = await addAccount(store, { name: 'wang', role: 'staff' });
      const seen = await administrator.call(`/api/people/${id}`);
      expect(seen.headers.get('etag')).toBe('"1"');
      const changed = await patch(id, 1, { displayName: '王二', district: '南明区' });
      expect(await changed.json()).toMatchObject({
        displayName: '王二',
        district: '南明区',
        role: 'staff',
        version: 2,
      });
      expect(changed.headers.get('etag')).toBe('"2"');
      expect((await patch(id, 1, { displayName: '王三' })).status).toBe(412);
      const blind = { method: 'PATCH', body: { displayName: '王三' } };
      expect((await administrator.call(`/api/people/${id}`, blind)).status).toBe(428);
      expect((await patch(999, 1, {})).status).toBe(404);
    });

    it.each([
      ['closed', { active: false }, 401],
      ['given another role', { role: 'committee' }, 401],
      ['given a district', { district: '云岩区' }, 401],
      ['renamed', { displayName: '王' }, 200],
    ])('who is %s is signed out at once, or not', async (_what, change, status) => {
      const id = await addAccount(store, { name: 'wang', role: 'staff' });
      const browser = await as(id);
      await patch(id, 1, change);
      expect((await browser.call('/api/settings')).status).toBe(status);
    });

    it('三员分立: no account is ever its own auditor, and nobody changes their own role', async () => {
      const staff = await addAccount(store, { name: 'wang', role: 'staff' });
      const auditor = await addAccount(store, { name: 'li', role: 'auditor' });
      expect((await patch(staff, 1, { role: 'auditor' })).status).toBe(403);
      expect((await patch(auditor, 1, { role: 'staff' })).status).toBe(403);
      expect((await patch(administratorId, 2, { role: 'staff' })).status).toBe(403);
      expect((await patch(administratorId, 2, { active: false })).status).toBe(403);
      expect((await patch(administratorId, 2, { displayName: '管理员甲' })).status).toBe(200);
    });

    it('two administrators who remove each other at the same moment: one stays', async () => {
      const otherId = await addAccount(store, { name: 'root2', role: 'administrator', password: GOOD });
      const other = await as(otherId);
      const answers = await Promise.all([
        patch(otherId, 2, { active: false }),
        patch(administratorId, 2, { active: false }, other),
      ]);
      const left = await store.db
        .selectFrom('account')
        .select('id')
        .where('role', '=', 'administrator')
        .where('active', '=', true)
        .execute();
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(left).toHaveLength(1);
    });

    it('a second invitation sets a new password, frees a locked name, and ends the first and every session', async () => {
      const id = await addAccount(store, { name: 'wang', role: 'staff', password: GOOD });
      const browser = await as(id);
      for (let tries = 0; tries < 5; tries += 1) {
        await new Browser(app).post('/api/session', { name: 'wang', password: 'wrong' });
      }
      expect(await bodyOf(await administrator.call(`/api/people/${id}`))).toMatchObject({
        lockedUntil: hour(0.25).toISOString(),
      });
      const invite = async () =>
        String((await bodyOf(await administrator.post(`/api/people/${id}/invitation`, {})))['token']);
      const [first, second] = [await invite(), await invite()];
      const accept = (token: string) =>
        new Browser(app).post(`/api/invitations/${token}`, { password: '雨后青山Gy-2031' });
      expect((await accept(first)).status).toBe(404);
      expect((await accept(second)).status).toBe(200);
      expect(await accountIn(browser)).toBe(null);
      const again = { name: 'wang', password: '雨后青山Gy-2031' };
      expect((await new Browser(app).post('/api/session', again)).status).toBe(200);
    });

    it('三员分立: an auditor who has a password is invited no more, so that nobody takes the account over', async () => {
      const made = await administrator.post('/api/people', {
        name: 'li',
        displayName: '李',
        role: 'auditor',
      });
      const { person } = (await made.json()) as { person: { id: number } };
      const invite = () => administrator.post(`/api/people/${person.id}/invitation`, {});
      const again = await bodyOf(await invite());
      const accepted = await new Browser(app).post(`/api/invitations/${again['token']}`, { password: GOOD });
      expect(accepted.status).toBe(200);
      const refused = await invite();
      expect(refused.status).toBe(403);
      expect((await bodyOf(refused))['remedy']).toContain('停用该账号');
      expect(await auditOf('invitePerson')).toMatchObject([{ result: 'refused' }, { result: 'done' }]);
      expect((await patch(person.id, 2, { oidcSubject: 'of the administrator' })).status).toBe(403);
      expect((await patch(person.id, 2, { active: false })).status).toBe(200);
      expect((await patch(person.id, 3, { active: true })).status).toBe(200);
      expect((await invite()).status).toBe(403);
    });

    it('a closed account cannot be invited, and its open invitation ends', async () => {
      const id = await addAccount(store, { name: 'wang', role: 'staff' });
      const { token } = (await (await administrator.post(`/api/people/${id}/invitation`, {})).json()) as {
        token: string;
      };
      await patch(id, 1, { active: false });
      expect((await administrator.post(`/api/people/${id}/invitation`, {})).status).toBe(409);
      await patch(id, 2, { active: true });
      expect((await new Browser(app).post(`/api/invitations/${token}`, { password: GOOD })).status).toBe(404);
    });
  });

  describe('API keys', () => {
    const key = { name: '12345 平台', source: 'hotline' };
    const make = async () =>
      (await bodyOf(await administrator.post('/api/api-keys', key)))['secret'] as string;
    const push = (secret: string, source = 'hotline') =>
      new Browser(app).post(`/api/push/${source}`, {}, { authorization: `Bearer ${secret}` });

    it('are shown once; the database holds no more than a hash', async () => {
      const secret = await make();
      expect(secret).toMatch(/^msk_[\w-]{43}$/);
      const listed = await bodyOf(await administrator.call('/api/api-keys'));
      expect(listed).toMatchObject({
        items: [{ ...key, createdBy: 'root 同志', lastUsedAt: null, revokedAt: null }],
      });
      const everything = JSON.stringify([listed, await store.db.selectFrom('apiKey').selectAll().execute()]);
      expect(everything).not.toContain(secret);
      expect(JSON.stringify(await auditOf('createApiKey'))).not.toContain(secret);
    });

    it('open the door for their own source, until they are revoked', async () => {
      const secret = await make();
      expect([401, 403]).not.toContain((await push(secret)).status);
      expect((await push(secret, 'forum')).status).toBe(403);
      expect((await push(`${secret}x`)).status).toBe(401);
      const { items } = (await (await administrator.call('/api/api-keys')).json()) as {
        items: { id: number; lastUsedAt: string }[];
      };
      expect(items[0]?.lastUsedAt).toBe(hour(0).toISOString());
      const revoke = () => administrator.call(`/api/api-keys/${items[0]?.id}`, { method: 'DELETE' });
      expect([(await revoke()).status, (await revoke()).status]).toEqual([204, 204]);
      expect((await push(secret)).status).toBe(401);
      expect((await administrator.call('/api/api-keys/999', { method: 'DELETE' })).status).toBe(404);
    });

    it('are no session: they open nothing else', async () => {
      const headers = { authorization: `Bearer ${await make()}` };
      expect((await new Browser(app).call('/api/people', { headers })).status).toBe(401);
    });

    it('what was pushed is in the log under the name of the key', async () => {
      await push(await make());
      expect(await auditOf('pushRecords')).toMatchObject([{ accountId: null, actor: 'API 密钥 12345 平台' }]);
    });
  });

  describe('the audit log', () => {
    let auditor: Browser;
    beforeEach(async () => {
      auditor = await as(await addAccount(store, { name: 'audit', role: 'auditor' }));
    });

    it('has a line for every change and every attempt, with who, where and how it ended, and no body', async () => {
      const staff = await as(await addAccount(store, { name: 'wang', role: 'staff' }));
      const secret = '绝密的理由';
      await staff.post(
        '/api/issues/1/decisions',
        { act: { act: 'confirm' }, reason: secret },
        { 'if-match': '"1"' },
      );
      await staff.post('/api/people', { name: secret });
      await staff.call('/api/people');
      await new Browser(app).post('/api/people', { name: secret });
      const { items } = (await (await auditor.call('/api/audit')).json()) as {
        items: Record<string, unknown>[];
      };
      expect(items).toMatchObject([
        { action: 'createPerson', result: 'refused', actor: 'wang 同志（wang）', target: '/api/people' },
        {
          action: 'decideIssue',
          result: 'refused',
          target: '/api/issues/1/decisions',
          detail: { status: 404 },
        },
      ]);
      expect(JSON.stringify(items)).not.toContain(secret);
    });

    it('keeps a token in an address out of the log', async () => {
      const staff = await as(await addAccount(store, { name: 'wang', role: 'staff' }));
      await staff.post(`/api/invitations/${'t'.repeat(43)}`, {});
      expect(JSON.stringify(await listAudit(store.db, { limit: 9 }))).not.toContain('ttt');
      expect(await auditOf('acceptInvitation')).toMatchObject([{ target: '/api/invitations/{token}' }]);
    });

    it('pages by cursor and filters by time and action', async () => {
      for (let index = 0; index < 5; index += 1) {
        clock.now = hour(index / 10);
        await administrator.post('/api/people', { name: `p${index}`, displayName: 'p', role: 'staff' });
      }
      const page = async (query: string) => bodyOf(await auditor.call(`/api/audit?${query}`));
      const first = await page('limit=3');
      const second = await page(`limit=3&cursor=${first['next']}`);
      const ids = [first, second].flatMap(({ items }) => (items as { id: number }[]).map(({ id }) => id));
      expect(ids).toEqual([5, 4, 3, 2, 1]);
      expect(second['next']).toBe(null);
      const since = encodeURIComponent(hour(0.3).toISOString());
      expect((await page(`since=${since}&action=createPerson`))['items']).toHaveLength(2);
      expect((await page('action=signIn'))['items']).toEqual([]);
    });

    it('is read by the auditor, and by nobody who keeps accounts', async () =>
      expect((await administrator.call('/api/audit')).status).toBe(403));
  });

  describe('settings', () => {
    const put = (version: number, body: unknown) =>
      administrator.call('/api/settings', { method: 'PUT', body, headers: { 'if-match': `"${version}"` } });

    it('are changed by an administrator who saw them, and used', async () => {
      const seen = await administrator.call('/api/settings');
      expect(seen.headers.get('etag')).toBe('"0"');
      expect(await seen.json()).toMatchObject({ city: '贵阳市', minimumPeople: 5, agreementLine: 0.8 });
      const [district] = await readDistricts(store.db);
      const code = district?.code ?? '';
      const changed = await put(0, { agreementLine: 0.9, populations: { [code]: 1_000_000 } });
      expect(changed.headers.get('etag')).toBe('"1"');
      expect(await readSettings(store.db, { agreementLine: 0.8 })).toEqual({
        agreementLine: 0.9,
        version: 1,
      });
      expect((await readDistricts(store.db))[0]?.population).toBe(1_000_000);
      expect((await put(0, { agreementLine: 0.7 })).status).toBe(412);
      const removed = await put(1, { populations: { [code]: null } });
      expect(await removed.json()).toMatchObject({ agreementLine: 0.9, version: 2 });
      expect((await readDistricts(store.db))[0]?.population).toBe(null);
      expect(await auditOf('updateSettings')).toMatchObject([
        { result: 'done' },
        { result: 'refused' },
        { result: 'done', detail: { agreementLine: 0.9 } },
      ]);
    });

    it('an unknown district changes nothing at all', async () => {
      expect((await put(0, { agreementLine: 0.9, populations: { none: 5 } })).status).toBe(404);
      expect(await readSettings(store.db, { agreementLine: 0.8 })).toEqual({
        agreementLine: 0.8,
        version: 0,
      });
    });

    it.each([{ agreementLine: 1.1 }, { populations: { '520103': -1 } }, { populations: { '520103': 1.5 } }])(
      'refuses %o',
      async (body) => expect((await put(0, body)).status).toBe(422),
    );
  });
});
