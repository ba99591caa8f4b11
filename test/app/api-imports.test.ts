import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/api/create-app.ts';
import type { Config } from '../../src/config/config.ts';
import { readConfig } from '../../src/config/read-config.ts';
import type { Account } from '../../src/domain/account.ts';
import { createThreadPerformer } from '../../src/jobs/perform-in-thread.ts';
import { createPerformer } from '../../src/jobs/perform-job.ts';
import { type JobWorker, startWorker } from '../../src/jobs/start-worker.ts';
import { seedFromReference } from '../../src/pipeline/seed-reference.ts';
import { findMapLayout } from '../../src/store/map/map-layouts.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { countRecords } from '../../src/store/records/read-records.ts';
import { createServerDatabase, ENGINES, emptyStore } from '../store/open-test-store.ts';
import { hotlineCsv, manyRows } from './ingest-fixtures.ts';

const STAFF: Account = { id: 1, name: 's', displayName: '李工作', role: 'staff', district: null };
const KEY = 'key-of-this-test-only';
const PHONE = '13907771234';

type Json = Record<string, unknown> & { id: number };

const form = (text: string, fields: Record<string, string> = {}, name = '工单.csv') => {
  const data = new FormData();
  data.set('file', new File([text], name));
  data.set('source', 'hotline');
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  return { method: 'POST', body: data };
};

describe.each(ENGINES)('imports, runs and reports through the API on %s', (engine) => {
  let store: Store;
  let worker: JobWorker;
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-api-'));
  let config: Config;
  let drop = async () => {};
  const spooled = () => {
    const place = join(folder, 'work/spool');
    return existsSync(place) ? readdirSync(place) : [];
  };
  let app: ReturnType<typeof createApp>;

  beforeAll(async () => {
    const database = engine === 'pg' ? await createServerDatabase() : { url: 'memory://', drop };
    drop = database.drop;
    config = { ...readConfig({}, { database: database.url }), workDirectory: join(folder, 'work') };
    store = await openStore(database.url);
    app = createApp({
      store,
      config,
      now: () => new Date(),
      findAccount: async () => STAFF,
      wake: (kind) => worker.wake(kind),
    });
  });
  beforeEach(async () => {
    await emptyStore(store);
    await seedFromReference(store.db);
    worker = await startWorker({
      store,
      config,
      perform: createPerformer({ store, config, personKey: KEY }),
      pollingSeconds: 0.5,
    });
  });
  afterEach(() => worker.stop());
  afterAll(async () => {
    await store.close();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const call = async (path: string, init?: RequestInit): Promise<{ status: number; body: Json }> => {
    const response = await app.request(path, init);
    return { status: response.status, body: (await response.json()) as Json };
  };
  const ended = (id: number) =>
    vi.waitFor(
      async () => {
        const { body } = await call(`/api/jobs/${id}`);
        if (body['finishedAt'] === null) throw new Error('still at work');
        return body;
      },
      { timeout: 60_000, interval: 50 },
    );
  const post = (path: string, body: object) => ({
    path,
    init: { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  });

  it('takes a file, balances, deletes the raw file, and keeps rejected rows for correction', async () => {
    const csv = hotlineCsv([
      { id: 'GD1', phone: PHONE, body: `明珠大道路灯不亮，联系电话${PHONE}。` },
      { id: '', phone: PHONE },
      { id: 'GD3', time: '不知道' },
    ]);
    const { status, body } = await call('/api/imports', form(csv, {}, '../../etc/工单.csv'));
    expect(status).toBe(202);
    expect(body).toMatchObject({ kind: 'import', input: { fileName: '工单.csv', source: 'hotline' } });
    expect(JSON.stringify(body)).not.toContain('upload-');
    const job = await ended(body.id);
    expect(job).toMatchObject({
      state: 'done',
      createdBy: '李工作',
      result: { received: 3, created: 1, updated: 0, unchanged: 0, rejected: 2 },
    });
    expect(spooled()).toEqual(['rejects-1.csv']);

    const list = await call('/api/imports');
    expect(list.body).toMatchObject({
      items: [{ id: 1, state: 'done', jobId: job.id, createdBy: '李工作', received: 3, rejected: 2 }],
      next: null,
    });
    const detail = await call('/api/imports/1');
    expect(detail.body).toMatchObject({
      reasons: { missing_id: 1, bad_date: 1 },
      rejects: [
        { row: 2, reason: 'missing_id' },
        { row: 3, sourceId: 'GD3' },
      ],
    });
    expect(detail.body['masked']).toMatchObject({ phone: 1 });
    expect(JSON.stringify(detail.body)).not.toContain(PHONE);

    const raw = await app.request('/api/imports/1/rejects');
    expect(raw.headers.get('content-disposition')).toMatch(/^attachment; .*UTF-8''%E6%8B%92/);
    // What is to be corrected holds the row as it came.
    expect(await raw.text()).toContain(PHONE);
    rmSync(join(folder, 'work/spool/rejects-1.csv'));
    const reasons = await (await app.request('/api/imports/1/rejects')).text();
    expect(reasons).toContain('missing_id');
    expect(reasons).not.toContain(PHONE);
  });

  it('previews what was understood, masked, and keeps nothing', async () => {
    const csv = hotlineCsv([{ id: 'GD1', phone: PHONE, body: `路灯不亮，电话${PHONE}` }, { id: '' }]);
    const { status, body } = await call('/api/imports/preview', form(csv));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      format: 'csv',
      received: 2,
      accepted: 1,
      rejected: 1,
      complete: true,
      reasons: { missing_id: 1 },
      examples: [{ sourceId: 'GD1', district: '花溪区' }],
    });
    expect(body['columns']).toContainEqual({ column: '工单编号', field: 'sourceId' });
    expect(body['fields']).toContainEqual({ field: 'body', name: '诉求内容' });
    expect(JSON.stringify(body)).not.toContain(PHONE);
    expect(spooled()).toEqual([]);
    expect(await countRecords(store.db)).toBe(0);
  });

  it('reads columns by the mapping that comes with the file', async () => {
    const csv = '单号,说了什么,何时\nA1,路灯不亮请处理,2025-03-01\n';
    // The preview shows the columns all the same: that is where a person says what they are.
    const preview = await call('/api/imports/preview', form(csv));
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({ missing: ['sourceId', 'text', 'receivedAt'], received: 0 });
    expect(preview.body['columns']).toContainEqual({ column: '单号', field: null });
    const mapping = JSON.stringify({ columns: { 单号: 'sourceId', 说了什么: 'body', 何时: 'receivedAt' } });
    const { body } = await call('/api/imports', form(csv, { mapping }));
    expect(await ended(body.id)).toMatchObject({ state: 'done', result: { created: 1 } });
    const bad = await call('/api/imports', form(csv, { mapping: '{' }));
    expect(bad.status).toBe(422);
    expect(bad.body).toMatchObject({ code: 'invalid_input', title: expect.stringContaining('列映射') });
  });

  it('says what is wrong with a refused file, and does not keep it', async () => {
    const { body } = await call('/api/imports', form('\u0000\u0001\u0002 no table'));
    expect(await ended(body.id)).toMatchObject({
      state: 'failed',
      error: { code: expect.stringMatching(/unreadable_file|invalid_input/), remedy: expect.any(String) },
    });
    expect(spooled()).toEqual([]);
  });

  it('runs, tells the lineage and writes reports that can be fetched by their listed names alone', async () => {
    const rows = manyRows(30).map((row, index) => ({
      ...row,
      title: index < 15 ? '明珠大道路灯不亮' : '丽景小区油烟扰民',
      body: index < 15 ? `明珠大道路灯不亮已有${index}天` : `丽景小区楼下餐馆油烟扰民第${index}次反映`,
    }));
    await ended((await call('/api/imports', form(hotlineCsv(rows)))).body.id);
    const run = post('/api/runs', { full: false });
    const job = await ended((await call(run.path, run.init)).body.id);
    expect(job).toMatchObject({ state: 'done', result: { records: 30, asks: 30 } });
    // The first look at the map need not wait for it.
    expect((await findMapLayout(store.db, 1))?.runId).toBe(1);
    const detail = await call('/api/runs/1');
    expect(detail.body).toMatchObject({
      state: 'done',
      full: false,
      balance: { asks: 30 },
      contradictions: [],
    });
    expect(detail.body['stages']).toContainEqual({ stage: 'embed', seconds: expect.any(Number) });
    const lineage = await call('/api/runs/1/lineage?event=new');
    expect(lineage.body['items']).toContainEqual(expect.objectContaining({ event: 'new', from: [] }));

    const report = post('/api/reports', { formats: ['json', 'html'] });
    expect(await ended((await call(report.path, report.init)).body.id)).toMatchObject({ state: 'done' });
    const { body: listed } = await call('/api/reports');
    const [first] = listed['items'] as { id: number; stamp: string; files: { name: string }[] }[];
    expect(first).toMatchObject({ stamp: 'draft', files: [{ format: 'json' }, { format: 'html' }] });
    const name = first?.files[0]?.name ?? '';
    const file = await app.request(`/api/reports/1/files/${encodeURIComponent(name)}`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect((await file.json()) as object).toMatchObject({ runId: 1 });
    for (const other of ['..%2F..%2Fspool', 'x.json', '%2e%2e']) {
      expect((await app.request(`/api/reports/1/files/${other}`)).status).toBe(404);
    }
  });

  it('streams a job from where it is to its end', async () => {
    const { body } = await call('/api/imports', form(hotlineCsv(manyRows(5))));
    const stream = await app.request(`/api/jobs/${body.id}/events`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const text = await stream.text();
    const states = [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data).state);
    expect(text).toMatch(/^event: job$/m);
    expect(states.at(-1)).toBe('done');
    expect((await app.request('/api/jobs/999/events')).status).toBe(404);
  });

  it('refuses to cancel or retry what is over', async () => {
    const { body } = await call('/api/imports', form(hotlineCsv([{ id: 'GD1' }])));
    await ended(body.id);
    expect((await call(`/api/jobs/${body.id}`, { method: 'DELETE' })).status).toBe(409);
    expect((await call(`/api/jobs/${body.id}/retry`, { method: 'POST' })).status).toBe(409);
    expect((await call('/api/jobs?kind=import&state=done')).body).toMatchObject({ items: [{ id: body.id }] });
  });

  it('works in a thread of its own, and a thread that is ended leaves nothing half done', {
    timeout: 300_000,
  }, async () => {
    await worker.stop();
    const perform = createThreadPerformer({ store, config, personKey: KEY });
    const { body } = await call('/api/imports', form(hotlineCsv(manyRows(1200))));
    const { input } = (await store.db.selectFrom('job').selectAll().executeTakeFirst()) ?? {};
    const task = { id: body.id, kind: 'import' as const, input, createdBy: '测试' };
    const stop = new AbortController();
    const stopped = perform(task, { onProgress: () => stop.abort(new Error('stop')), signal: stop.signal });
    await expect(stopped).rejects.toThrow();
    // The database is free again, whatever the thread had begun; batches are whole.
    expect((await countRecords(store.db)) % 100).toBe(0);
    const result = await perform(task, { onProgress: () => {}, signal: new AbortController().signal });
    expect(result).toMatchObject({ received: 1200, rejected: 0 });
    expect(await countRecords(store.db)).toBe(1200);
    expect(spooled()).toEqual([]);
    worker = await startWorker({
      store,
      config,
      perform: createPerformer({ store, config, personKey: KEY }),
    });
  });
});
