/** What a hostile or careless caller may send: an answer that says what is wrong, never an error of ours. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
});
