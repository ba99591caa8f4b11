import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/api/create-app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import type { Account } from '../../src/domain/account.ts';
import { makeKey, revokeKey } from '../../src/identity/api-key.ts';
import { seedFromReference } from '../../src/pipeline/seed-reference.ts';
import { findAccountByName, insertAccount } from '../../src/store/identity/accounts.ts';
import type { Store } from '../../src/store/open-store.ts';
import { countRecords } from '../../src/store/records/read-records.ts';
import { ENGINES, emptyStore, openTestStore } from '../store/open-test-store.ts';

const PHONE = '13907771234';
const row = (id: string, text = '明珠大道路灯不亮，请处理。') => ({
  工单编号: id,
  诉求内容: text,
  受理时间: '2025-03-01 08:00:00',
  联系电话: PHONE,
});

describe.each(ENGINES)('pushes on %s', (engine) => {
  let store: Store;
  let app: ReturnType<typeof createApp>;
  let secret = '';
  let keyId = 0;
  let by: Account;
  beforeAll(async () => {
    store = await openTestStore(engine);
    const config = readConfig({ MINSHENG_PERSON_KEY: 'key-of-this-test-only' }, { database: 'memory://' });
    app = createApp({ store, config, now: () => new Date(), findAccount: async () => null });
  });
  beforeEach(async () => {
    await emptyStore(store);
    await seedFromReference(store.db);
    const account = { name: 'admin', displayName: '管理员', role: 'administrator', district: null } as const;
    await insertAccount(store.db, { ...account, oidcSubject: null, visitor: false });
    by = { ...account, id: (await findAccountByName(store.db, 'admin'))?.id ?? 0 };
    const made = await makeKey(store.db, { name: '市热线', source: 'hotline', by, now: new Date() });
    [secret, keyId] = [made.secret, made.key.id];
  });
  afterAll(() => store.close());

  async function push(rows: readonly object[], headers: Record<string, string> = {}, source = 'hotline') {
    const response = await app.request(`/api/push/${source}`, {
      method: 'POST',
      body: JSON.stringify({ rows }),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${secret}`,
        'idempotency-key': 'batch-1',
        ...headers,
      },
    });
    const body = (await response.json()) as Record<string, unknown>;
    return { status: response.status, body, replayed: response.headers.get('idempotency-replayed') };
  }

  it('are answered row by row, balance, and are masked at the door', async () => {
    const { status, body } = await push([
      row('A1', `请回电${PHONE}，路灯不亮`),
      row(''),
      row('A2'),
      row('A1'),
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ received: 4, created: 2, updated: 1, unchanged: 0, rejected: 1 });
    expect(body['rows']).toMatchObject([
      { row: 1, sourceId: 'A1', state: 'created', reason: null },
      { row: 2, sourceId: null, state: 'rejected', reason: 'missing_id', detail: expect.any(String) },
      { row: 3, sourceId: 'A2', state: 'created' },
      { row: 4, sourceId: 'A1', state: 'updated' },
    ]);
    expect(JSON.stringify(body)).not.toContain(PHONE);
    const versions = await store.db.selectFrom('recordVersion').select('body').execute();
    expect(versions.map(({ body: text }) => text).join()).not.toContain(PHONE);
    const books = await store.db.selectFrom('import').selectAll().executeTakeFirstOrThrow();
    expect(books).toMatchObject({ fileName: '推送：市热线', received: 4, rejected: 1 });
    expect(books.finishedAt).toBeInstanceOf(Date);
  });

  it('get the same answer to the same key, also when both come at once, and store nothing twice', async () => {
    const rows = [row('A1'), row('A2')];
    const [one, two] = await Promise.all([push(rows), push(rows)]);
    expect(one.body).toEqual(two.body);
    expect([one.replayed, two.replayed].toSorted()).toEqual([null, 'true']);
    const again = await push(rows);
    expect(again).toMatchObject({ status: 200, replayed: 'true', body: { created: 2, unchanged: 0 } });
    expect(await countRecords(store.db)).toBe(2);
    expect(await store.db.selectFrom('import').select('id').execute()).toHaveLength(1);
    const next = await push(rows, { 'idempotency-key': 'batch-2' });
    expect(next).toMatchObject({ replayed: null, body: { created: 0, unchanged: 2 } });
  });

  it('refuse a key that was used for other rows, and a batch without one', async () => {
    await push([row('A1')]);
    expect(await push([row('A2')])).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    expect(await push([row('A2')], { 'idempotency-key': '' })).toMatchObject({ status: 422 });
    expect(await countRecords(store.db)).toBe(1);
  });

  it('refuse who has no key, a revoked one, or one for another source', async () => {
    expect(await push([row('A1')], { authorization: '' })).toMatchObject({ status: 401 });
    expect(await push([row('A1')], {}, 'station')).toMatchObject({ status: 403 });
    await revokeKey(store.db, keyId, { by, now: new Date() });
    expect(await push([row('A1')])).toMatchObject({ status: 401 });
    expect(await countRecords(store.db)).toBe(0);
  });

  it('refuse more than 1,000 rows, and columns that do not suffice, and write nothing', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => row(`A${index}`));
    expect(await push(many)).toMatchObject({ status: 422 });
    const unknown = await push([{ 什么: 'x' }]);
    expect(unknown.status).toBe(422);
    expect(unknown.body['remedy']).toBeTruthy();
    expect(await store.db.selectFrom('import').select('id').execute()).toEqual([]);
    expect(await push([row('A1')])).toMatchObject({ status: 200, body: { created: 1 } });
  });
});
