/** What a hostile or careless caller may send: an answer that says what is wrong, never an error of ours. */
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCursor } from '../../src/api/cursor.ts';
import { requireSeenVersion } from '../../src/api/entity-tag.ts';
import { securityHeaders } from '../../src/api/security-headers.ts';
import type { Store } from '../../src/store/open-store.ts';
import { Browser, openIdentityApp } from '../identity/open-identity-app.ts';
import { openTestStore } from '../store/open-test-store.ts';
import { type Caller, CITY, importCity, openDesk, runCity } from './desk-city.ts';

const NOW = new Date('2026-03-02T01:00:00Z');
const CJK = /\p{Script=Han}/u;

describe('input of any kind', () => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;

  beforeAll(async () => {
    store = await openTestStore('pglite');
    desk = openDesk(store);
    await importCity(store, CITY);
    await runCity(store);
  });
  afterAll(() => store?.close());

  async function answer(response: Response) {
    return { status: response.status, body: JSON.parse(await response.text()) };
  }
  const read = async (caller: Caller, path: string) => answer(await desk.call(caller, path));

  describe('text that no database can store', () => {
    it.each<[Caller, string]>([
      ['staff', '/api/records?text=a%00b'],
      ['staff', '/api/records?district=%00'],
      ['staff', '/api/kinds/%00'],
      ['staff', '/api/bundles/a%00'],
      ['auditor', '/api/audit?action=%00'],
      ['staff', '/api/issues?text=a%00b&kind=C0303'],
    ])('is refused to %s at %s', async (caller, path) => {
      const { status, body } = await read(caller, path);
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'invalid_input', title: expect.stringMatching(CJK) });
    });

    it.each([
      ['a zero character', 'a\0b'],
      ['the first half of a pair', 'a\ud83d'],
      ['the second half of a pair', '\ude00a'],
    ])('is refused as %s in a body, however deep', async (_, text) => {
      const browser = new Browser(openIdentityApp(store, { clock: { now: NOW } }));
      const signIn = await browser.post('/api/session', { name: text, password: 'x' });
      expect(signIn.status).toBe(422);
      const deep = await desk.send('staff', '/api/records/similar', { text: '路灯', districts: [text] });
      expect(deep.status).toBe(422);
    });

    it('leaves whole characters of two units alone', async () => {
      expect((await desk.send('staff', '/api/records/similar', { text: '路灯😀' })).status).toBe(200);
      expect((await read('staff', `/api/records?text=${encodeURIComponent('路灯😀')}`)).status).toBe(200);
    });

    it('survives a body nested by the thousand', async () => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
      const body = `${'['.repeat(5000)}${']'.repeat(5000)}`;
      const response = await desk.call('staff', '/api/records/similar', { ...init, body });
      expect(response.status).toBe(422);
    });
  });

  describe('an invented cursor', () => {
    const HUGE = 1e300;
    it.each<[Caller, string, unknown]>([
      ['staff', '/api/issues', ['rank', HUGE, 1]],
      ['staff', '/api/issues', ['rank', 2_147_483_648, 1]],
      ['staff', '/api/issues', ['rank', 1.5, 1]],
      ['staff', '/api/issues', ['rank', 1, HUGE]],
      ['staff', '/api/issues', ['rank', '2025-01-01T00:00:00.000Z', 1]],
      ['staff', '/api/issues?order=newest', ['newest', 7, 1]],
      ['staff', '/api/issues?order=newest', ['newest', 'now() ', 1]],
      ['staff', '/api/issues?order=newest', ['newest', '0000-01-01T00:00:00.000Z', 1]],
      ['staff', '/api/issues?order=people', ['growth', 1, 1]],
      ['staff', '/api/issues/1/members', [HUGE, 1]],
      ['staff', '/api/issues/1/members', [1e-300, 1]],
      ['staff', '/api/issues/1/members', [0.5, 0.5]],
      ['staff', '/api/issues/1/history', [HUGE, null]],
      ['staff', '/api/inbox', [1.5, 1]],
      ['staff', '/api/records', ['9999-12-31T23:59:59.999Z', 1]],
      ['staff', '/api/records', ['2025-01-01T00:00:00.000Z', 2 ** 53]],
      ['staff', '/api/decisions', [0.5]],
      ['staff', '/api/decisions', [HUGE]],
      ['staff', '/api/runs', [HUGE]],
      ['staff', '/api/jobs', [-1]],
      ['staff', '/api/imports', [1.5]],
      ['staff', '/api/reports', ['1']],
      ['administrator', '/api/people', [1.5]],
      ['auditor', '/api/audit', [HUGE]],
    ])('is refused to %s at %s: %j', async (caller, path, place) => {
      const cursor = writeCursor(place as (string | number)[]);
      const { status, body } = await read(caller, `${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`);
      expect(status).toBe(422);
      expect(body.title).toMatch(/^cursor /);
    });

    it.each(['rank', 'people', 'newest', 'growth'])('is none of ours by %s', async (order) => {
      const first = await read('staff', `/api/issues?limit=1&order=${order}`);
      const next = await read('staff', `/api/issues?limit=1&order=${order}&cursor=${first.body.next}`);
      expect(next.status).toBe(200);
      expect(next.body.items[0].id).not.toBe(first.body.items[0].id);
    });
  });

  describe('numbers and days beyond all sense', () => {
    it.each<[Caller, string]>([
      ['staff', '/api/issues?people=1000001'],
      ['staff', '/api/issues?since=0001-01-01'],
      ['staff', '/api/records?month=9999-12'],
      ['staff', '/api/records?month=0000-01'],
      ['staff', '/api/records?issue=9007199254740992'],
      ['auditor', '/api/audit?since=0000-01-01T00:00:00Z'],
      ...['records', 'issues', 'runs', 'jobs', 'imports', 'blind-checks'].map((list): [Caller, string] => [
        'staff',
        `/api/${list}/9007199254740992`,
      ]),
      ['administrator', '/api/people/99999999999999999999'],
    ])('are refused to %s at %s', async (caller, path) => {
      expect((await read(caller, path)).status).toBe(422);
    });

    it.each(['/api/records?month=1900-01', '/api/records?month=2200-12', '/api/issues?people=1000000'])(
      'are not %s',
      async (path) => {
        expect((await read('staff', path)).status).toBe(200);
      },
    );
  });

  describe('what is wrong is said in Chinese', () => {
    const post = async (path: string, body: string, type = 'application/json') =>
      answer(await desk.call('staff', path, { method: 'POST', headers: { 'content-type': type }, body }));

    it.each([
      [{}, '不能缺少'],
      [{ text: 7 }, '应为文字'],
      [{ text: '路' }, '不能少于 2 个字符'],
      [{ text: '路灯', k: 51 }, '不能超过 50'],
      [{ text: '路灯', sources: ['rumour'] }, '只能是 hotline、'],
    ])('of %j', async (given, message) => {
      const { status, body } = await post('/api/records/similar', JSON.stringify(given));
      expect(status).toBe(422);
      expect(body.errors[0].message).toContain(message);
    });

    it('of a body that is no JSON', async () => {
      const { status, body } = await post('/api/records/similar', '{');
      expect(status).toBe(400);
      expect(body.title).toMatch(CJK);
    });
  });

  describe('If-Match', () => {
    const decide = async (tag: string) => {
      const sent = { act: { act: 'rename', title: '翠屏苑夜间施工' }, reason: null };
      return (await desk.send('staff', '/api/issues/1/decisions', sent, { 'if-match': tag })).status;
    };

    it.each([
      ['*', 428],
      ['"another"', 412],
      ['W/"another"', 412],
      ['3', 422],
    ])('%s is answered with %i', async (tag, status) => {
      expect(await decide(tag)).toBe(status);
    });

    it('counts when a proxy made it weak', () => {
      expect(requireSeenVersion('W/"3"')).toBe(3);
      expect(requireSeenVersion('"3"')).toBe(3);
    });
  });

  describe('a job', () => {
    const act = async (caller: Caller, kind: 'run' | 'import' | 'report', what: 'cancel' | 'retry') => {
      const input = {
        run: { full: false },
        import: { fileName: 'a.csv', source: 'hotline', bytes: 1, spoolName: 'x', mapping: null },
        report: { formats: ['json'] },
      }[kind];
      const { id } = await store.db
        .insertInto('job')
        .values({ kind, input: JSON.stringify(input), createdBy: '甲', createdById: null })
        .returning('id')
        .executeTakeFirstOrThrow();
      const path = what === 'cancel' ? `/api/jobs/${id}` : `/api/jobs/${id}/retry`;
      const response = await desk.call(caller, path, { method: what === 'cancel' ? 'DELETE' : 'POST' });
      await store.db.deleteFrom('job').where('id', '=', id).execute();
      return response.status;
    };

    it.each<[Caller, 'run' | 'import' | 'report', number, number]>([
      ['committee', 'run', 403, 403],
      ['committee', 'import', 403, 403],
      // What waits can be stopped and need not be done again.
      ['committee', 'report', 202, 409],
      ['staff', 'run', 202, 409],
    ])('of %s and kind %s is stopped with %i, done again with %i', async (caller, kind, cancel, retry) => {
      expect(await act(caller, kind, 'cancel')).toBe(cancel);
      expect(await act(caller, kind, 'retry')).toBe(retry);
    });
  });

  it('keeps the token of an invitation out of the answer', async () => {
    const token = 'x'.repeat(43);
    const { status, body } = await read('staff', `/api/invitations/${token}`);
    expect(status).toBe(404);
    expect(body.instance).toBe('/api/invitations/{token}');
    const refused = await read('staff', `/api/invitations/${token}%00`);
    expect(refused.body.instance).toBe('/api/invitations/{token}');
  });

  it("lets a handler's own policy arrive, and gives the general one to all others", async () => {
    const app = new Hono().use(securityHeaders(false));
    app.get('/own', (context) => context.body('x', 200, { 'content-security-policy': 'sandbox' }));
    app.get('/other', (context) => context.body('x'));
    const policyOf = async (path: string) => (await app.request(path)).headers.get('content-security-policy');
    expect(await policyOf('/own')).toBe('sandbox');
    expect(await policyOf('/other')).toContain("default-src 'self'");
  });
});

describe('before any run', () => {
  it('a report is refused at once', async () => {
    const empty = await openTestStore('pglite');
    const response = await openDesk(empty).send('committee', '/api/reports', {});
    await empty.close();
    expect(response.status).toBe(404);
  });
});
