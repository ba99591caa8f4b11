import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/account.ts';
import { nameKey } from '../../src/identity/failure-keys.ts';
import { createFirstAdministrator } from '../../src/identity/first-administrator.ts';
import { readInvitation } from '../../src/identity/invite.ts';
import { hashPassword } from '../../src/identity/password-hash.ts';
import { signIn } from '../../src/identity/sign-in.ts';
import { updatePerson } from '../../src/identity/update-person.ts';
import {
  findAccountById,
  findAccountByName,
  insertAccount,
  lockAdministrators,
  setPasswordHash,
  updateAccount,
} from '../../src/store/identity/accounts.ts';
import { findLiveApiKey, insertApiKey, revokeApiKey } from '../../src/store/identity/api-keys.ts';
import { appendAudit, listAudit } from '../../src/store/identity/audit.ts';
import {
  closeInvitations,
  findOpenInvitation,
  insertInvitation,
  takeInvitation,
} from '../../src/store/identity/invitations.ts';
import { listPeople } from '../../src/store/identity/people.ts';
import {
  deleteExpiredSessions,
  deleteSessionsOf,
  findSession,
  insertSession,
} from '../../src/store/identity/sessions.ts';
import { readSettings, writeSettings } from '../../src/store/identity/settings.ts';
import {
  deleteOldFailures,
  lockFailures,
  takeBackFailure,
  writeFailures,
} from '../../src/store/identity/sign-in-failures.ts';
import type { Store } from '../../src/store/open-store.ts';
import { ENGINES, emptyStore, openTestStore } from './open-test-store.ts';

const START = Date.parse('2026-03-02T01:00:00Z');
const hour = (hours: number) => new Date(START + hours * 3_600_000);

describe.each(ENGINES)('identity on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  beforeEach(() => emptyStore(store));
  afterAll(() => store.close());

  const add = async (name: string, role: Role = 'staff', visitor = false): Promise<number> => {
    const account = { name, displayName: name, role, district: null, oidcSubject: null, visitor };
    const id = await insertAccount(store.db, account);
    if (id === null) throw new RangeError(`${name} is taken`);
    return id;
  };

  describe('accounts', () => {
    it('a name belongs to one, whatever the case', async () => {
      await add('Wang');
      await expect(add('wANG')).rejects.toThrow('taken');
      expect((await findAccountByName(store.db, 'WANG'))?.name).toBe('Wang');
    });

    it('every change raises the version', async () => {
      const id = await add('wang');
      const fields = {
        displayName: '王',
        role: 'deputy',
        district: '云岩区',
        oidcSubject: null,
        active: true,
      } as const;
      await updateAccount(store.db, id, fields);
      await setPasswordHash(store.db, id, 'hash', hour(1));
      expect(await findAccountById(store.db, id)).toMatchObject({
        ...fields,
        version: 3,
        passwordHash: 'hash',
      });
    });

    it('administrators who can sign in: neither invited only, nor closed, nor visitors', async () => {
      const able = await add('a', 'administrator');
      await setPasswordHash(store.db, able, 'hash', hour(0));
      await add('b', 'administrator');
      await setPasswordHash(store.db, await add('c', 'administrator', true), 'hash', hour(0));
      expect(await store.db.transaction().execute(lockAdministrators)).toEqual([able]);
    });
  });

  it('people show what is open, locked and seen, and page by id', async () => {
    const [first, second] = [await add('Li.Si'), await add('wang')];
    await insertInvitation(store.db, { tokenHash: 'i', accountId: first, now: hour(0), expiresAt: hour(72) });
    await insertSession(store.db, { tokenHash: 's', accountId: second, now: hour(1), expiresAt: hour(12) });
    const key = nameKey('Li.Si');
    await lockFailures(store.db, key, hour(1));
    await writeFailures(store.db, key, { failures: 5, lastAt: hour(1), lockedUntil: hour(3) });
    const at = (after: number, now = hour(2)) => listPeople(store.db, { after, limit: 1, now });
    expect(await at(0)).toMatchObject([
      { id: first, invitedUntil: hour(72), lockedUntil: hour(3), lastSeenAt: null },
    ]);
    expect(await at(first)).toMatchObject([
      { id: second, invitedUntil: null, lockedUntil: null, lastSeenAt: hour(1) },
    ]);
    expect(await at(second)).toEqual([]);
    expect(await at(0, hour(100))).toMatchObject([{ invitedUntil: null, lockedUntil: null }]);
    const filtered = await listPeople(store.db, { role: 'deputy', after: 0, limit: 9, now: hour(0) });
    expect(filtered).toEqual([]);
  });

  it('two administrators who close each other at the same moment: one stays', async () => {
    const ids = [await add('a', 'administrator'), await add('b', 'administrator')];
    for (const id of ids) await setPasswordHash(store.db, id, 'hash', hour(0));
    const close = (id: number, by: number) =>
      updatePerson(
        store.db,
        { id, version: 2, fields: { active: false } },
        { by: { id: by, name: 'x', displayName: 'x', role: 'administrator', district: null }, now: hour(0) },
      );
    const [first = 0, second = 0] = ids;
    const ended = await Promise.allSettled([close(first, second), close(second, first)]);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await store.db.transaction().execute(lockAdministrators)).toHaveLength(1);
  });

  it('guesses at the same moment get no further than five', async () => {
    await setPasswordHash(store.db, await add('wang'), await hashPassword('kX9#vLq2pT'), hour(0));
    const times = { idleMinutes: 30, hours: 12 };
    const guess = { name: 'wang', password: 'wrong', address: '10.0.0.1', now: hour(0), times };
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => signIn(store.db, guess)));
    const codes = tries.map((one) => (one.status === 'rejected' ? one.reason.code : 'in'));
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too_many')).toHaveLength(7);
  });

  it('two processes that start for the first time make one administrator, and the later link works', async () => {
    const tokens = await Promise.all([1, 2].map(() => createFirstAdministrator(store.db, hour(0))));
    const people = await listPeople(store.db, { after: 0, limit: 9, now: hour(0) });
    expect(people.map(({ name }) => name)).toEqual(['admin']);
    const open = await Promise.allSettled(
      tokens.map((made) => readInvitation(store.db, made?.token ?? '', hour(0))),
    );
    expect(open.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  describe('sessions', () => {
    it('are found with the account as it is now, and end together', async () => {
      const id = await add('wang');
      const open = (tokenHash: string, expires = 12) =>
        insertSession(store.db, { tokenHash, accountId: id, now: hour(0), expiresAt: hour(expires) });
      await Promise.all([open('a'), open('b'), open('old', 1)]);
      await updateAccount(store.db, id, {
        displayName: 'wang',
        role: 'committee',
        district: null,
        oidcSubject: null,
        active: true,
      });
      expect(await findSession(store.db, 'a')).toMatchObject({ id, role: 'committee', expiresAt: hour(12) });
      await deleteExpiredSessions(store.db, hour(1));
      expect(await findSession(store.db, 'old')).toBeUndefined();
      await deleteSessionsOf(store.db, id, 'b');
      expect(await findSession(store.db, 'a')).toBeUndefined();
      expect(await findSession(store.db, 'b')).toBeDefined();
    });
  });

  describe('invitations', () => {
    const invite = async (tokenHash: string) => {
      const accountId = await add(tokenHash);
      await insertInvitation(store.db, { tokenHash, accountId, now: hour(0), expiresAt: hour(72) });
      return accountId;
    };

    it('of many who take one at the same moment, one gets it', async () => {
      const accountId = await invite('i');
      const takes = Array.from({ length: 8 }, () => takeInvitation(store.db, 'i', hour(1)));
      expect((await Promise.all(takes)).filter((taken) => taken !== undefined)).toEqual([accountId]);
    });

    it('are over in time, and when a newer one replaces them', async () => {
      const accountId = await invite('i');
      expect(await findOpenInvitation(store.db, 'i', hour(71))).toMatchObject({ accountId });
      expect(await findOpenInvitation(store.db, 'i', hour(72))).toBeUndefined();
      expect(await takeInvitation(store.db, 'i', hour(72))).toBeUndefined();
      await closeInvitations(store.db, accountId, hour(1));
      expect(await takeInvitation(store.db, 'i', hour(2))).toBeUndefined();
    });
  });

  describe('failures', () => {
    it('attempts at the same moment count one after another', async () => {
      const count = () =>
        store.db.transaction().execute(async (transaction) => {
          const before = (await lockFailures(transaction, 'k', hour(0)))?.failures ?? 0;
          await writeFailures(transaction, 'k', { failures: before + 1, lastAt: hour(0), lockedUntil: null });
        });
      await Promise.all(Array.from({ length: 8 }, count));
      expect((await lockFailures(store.db, 'k', hour(0)))?.failures).toBe(8);
    });

    it('one that was right after all is taken back, with its lock', async () => {
      await lockFailures(store.db, 'k', hour(0));
      await writeFailures(store.db, 'k', { failures: 30, lastAt: hour(0), lockedUntil: hour(1) });
      await takeBackFailure(store.db, 'k');
      expect(await lockFailures(store.db, 'k', hour(0))).toEqual({
        failures: 29,
        lastAt: hour(0),
        lockedUntil: null,
      });
    });

    it('old ones are forgotten', async () => {
      for (const [key, at] of [
        ['old', 0],
        ['new', 5],
      ] as const) {
        await lockFailures(store.db, key, hour(at));
        await writeFailures(store.db, key, { failures: 1, lastAt: hour(at), lockedUntil: null });
      }
      await deleteOldFailures(store.db, hour(3));
      const left = await store.db.selectFrom('signInFailure').select('key').execute();
      expect(left).toEqual([{ key: 'new' }]);
    });
  });

  it('a revoked key is none; revoking again keeps the first moment', async () => {
    const made = { name: '12345', source: 'hotline', createdAt: hour(0), createdBy: '王' } as const;
    const { id } = await insertApiKey(store.db, { ...made, keyHash: 'h' });
    expect(await findLiveApiKey(store.db, 'h')).toMatchObject({ ...made, id, revokedAt: null });
    await revokeApiKey(store.db, id, hour(1));
    await revokeApiKey(store.db, id, hour(2));
    expect(await findLiveApiKey(store.db, 'h')).toBeUndefined();
    const { revokedAt } = await store.db.selectFrom('apiKey').selectAll().executeTakeFirstOrThrow();
    expect(revokedAt).toEqual(hour(1));
    expect(await revokeApiKey(store.db, id + 1, hour(1))).toBeUndefined();
  });

  describe('the audit log', () => {
    const line = { accountId: 7, actor: '王', target: '/x', result: 'done', detail: { a: '中' } } as const;
    beforeEach(async () => {
      await appendAudit(store.db, { ...line, at: hour(0), action: 'signIn' });
      await appendAudit(store.db, { ...line, at: hour(1), action: 'createRun', result: 'failed' });
      await appendAudit(store.db, { ...line, at: hour(2), action: 'signIn', accountId: null });
    });

    it('is append-only: the database itself refuses anything else', async () => {
      const change = store.db.updateTable('audit').set({ actor: '张' }).execute();
      await expect(change).rejects.toThrow('append-only');
      await expect(store.db.deleteFrom('audit').execute()).rejects.toThrow('append-only');
      expect(await listAudit(store.db, { limit: 9 })).toHaveLength(3);
    });

    it('lists the newest first, filters and pages', async () => {
      const ids = async (filter: object) =>
        (await listAudit(store.db, { limit: 9, ...filter })).map(({ id }) => id);
      expect(await ids({})).toEqual([3, 2, 1]);
      expect(await ids({ limit: 2 })).toEqual([3, 2]);
      expect(await ids({ before: 2 })).toEqual([1]);
      expect(await ids({ action: 'signIn' })).toEqual([3, 1]);
      expect(await ids({ accountId: 7 })).toEqual([2, 1]);
      expect(await ids({ result: 'failed' })).toEqual([2]);
      expect(await ids({ since: hour(1), until: hour(2) })).toEqual([2]);
      expect((await listAudit(store.db, { limit: 1 }))[0]?.detail).toEqual({ a: '中' });
    });
  });

  describe('settings', () => {
    it('have defaults; each change needs the version before it', async () => {
      const change = (agreementLine: number, seen: number) =>
        writeSettings(store.db, { agreementLine }, { seen, now: hour(0), by: '王' });
      expect(await readSettings(store.db, { agreementLine: 0.8 })).toEqual({
        agreementLine: 0.8,
        version: 0,
      });
      expect(await change(0.9, 0)).toBe(true);
      expect(await change(0.7, 0)).toBe(false);
      expect(await change(0.85, 1)).toBe(true);
      expect(await change(0.7, 1)).toBe(false);
      expect(await readSettings(store.db, { agreementLine: 0.8 })).toEqual({
        agreementLine: 0.85,
        version: 2,
      });
    });

    it('of many who write over the same version, one succeeds', async () => {
      const writes = Array.from({ length: 6 }, () =>
        writeSettings(store.db, { agreementLine: 0.9 }, { seen: 0, now: hour(0), by: '王' }),
      );
      expect((await Promise.all(writes)).filter(Boolean)).toHaveLength(1);
    });
  });
});
