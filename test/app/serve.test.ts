import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/api/create-app.ts';
import { createLog } from '../../src/api/log.ts';
import { type Serving, serve } from '../../src/api/serve.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { insertJob } from '../../src/store/jobs/write-jobs.ts';
import type { Store } from '../../src/store/open-store.ts';
import { openTestStore } from '../store/open-test-store.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/minsheng.mjs');
const PHONE = '13907771234';
const folder = mkdtempSync(join(tmpdir(), 'minsheng-serve-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the service', () => {
  let store: Store;
  let serving: Serving;
  const lines: string[] = [];
  const config = { ...readConfig({}, { database: 'memory://' }), workDirectory: join(folder, 'work') };
  const log = createLog({ write: (line: string) => void lines.push(line) });
  const site = join(folder, 'site');

  beforeAll(async () => {
    mkdirSync(join(site, 'assets'), { recursive: true });
    writeFileSync(join(site, 'index.html'), '<!doctype html><title>民声</title>');
    writeFileSync(join(site, 'assets/app-1a2b.js'), 'export const a = 1;');
    store = await openTestStore('pglite');
    const personKey = 'key-of-this-test-only';
    serving = await serve({
      store,
      config,
      personKey,
      host: '127.0.0.1',
      port: 0,
      withWorker: true,
      log,
      site,
    });
  });
  afterAll(async () => {
    await serving.stop();
    await store.close();
  });
  const get = (path: string, init?: RequestInit) => fetch(`${serving.address}${path}`, init);

  it('is alive and ready, with a worker', async () => {
    expect(await (await get('/healthz')).json()).toMatchObject({ status: 'ok' });
    const ready = await get('/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      status: 'ready',
      checks: { database: 'ok', migrations: 'ok', worker: 'ok' },
    });
  });

  it('serves the web app: hashed files for a year, the page for its addresses, problems for the API’s', async () => {
    const asset = await get('/assets/app-1a2b.js');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
    expect(await asset.text()).toBe('export const a = 1;');
    const page = await get('/issues/3');
    expect(await page.text()).toContain('民声');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    expect((await get('/assets/gone-9.js')).status).toBe(404);
    for (const path of ['/api/nothing', '/api/%2e%2e/package.json', '/..%2f..%2fpackage.json']) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers.get('content-type')).toContain('problem+json');
    }
  });

  it('counts requests, jobs and records for Prometheus', async () => {
    await insertJob(store.db, { kind: 'run', input: { full: false }, createdBy: 'x', createdById: null });
    await get('/healthz');
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/^minsheng_requests_total\{operation="getHealth",status="200"\} [1-9]/m);
    expect(text).toMatch(/^minsheng_request_seconds_bucket\{operation="getHealth",le="\+Inf"\} [1-9]/m);
    expect(text).toMatch(/^minsheng_jobs\{kind="run",state="\w+"\} 1$/m);
    expect(text).toMatch(/^minsheng_records 0$/m);
  });

  it('writes one line a request, without addresses, queries or bodies', async () => {
    lines.length = 0;
    await get(`/api/records?text=${PHONE}`, { headers: { cookie: `minsheng=${PHONE}` } });
    await get('/api/session', { method: 'POST', body: JSON.stringify({ name: PHONE, password: PHONE }) });
    await get(`/api/${PHONE}`);
    const requests = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'request');
    expect(requests).toHaveLength(3);
    expect(requests[0]).toMatchObject({
      operation: 'listRecords',
      method: 'GET',
      status: 401,
      accountId: null,
    });
    expect(requests[0].requestId).toMatch(/^[\w-]+$/);
    expect(lines.join()).not.toContain(PHONE);
  });

  it('describes itself: OpenAPI 3.1, and a page that needs no script and nothing from elsewhere', async () => {
    const document = (await (await get('/api/openapi.json')).json()) as { openapi: string; paths: object };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/api/issues/{id}');
    const page = await (await get('/api/docs')).text();
    expect(page).toContain('lang="zh-CN"');
    expect(page).not.toMatch(/<script|(?:src|href)="https?:/);
    for (const path of Object.keys(document.paths)) expect(page).toContain(`<code>${path}</code>`);
  });

  it('refuses bodies that no route could need, and too many requests', async () => {
    const big = 'x'.repeat(2 * 1024 * 1024);
    const refused = await get('/api/session', { method: 'POST', body: big });
    expect(refused.status).toBe(413);
    const limited = createApp({
      store,
      config,
      now: () => new Date(),
      findAccount: async () => null,
      rateLimits: { api: 3, signIn: 1, push: 1 },
    });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await limited.request('/api/issues')).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    const last = await limited.request('/api/issues');
    expect(last.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await last.json()).toMatchObject({ code: 'too_many' });
  });
});

describe('the service without a built web app', () => {
  it('says how to build it', async () => {
    const store = await openTestStore('pglite');
    const config = { ...readConfig({}, { database: 'memory://' }), workDirectory: join(folder, 'none') };
    const log = createLog({ write: () => {} });
    const options = { store, config, personKey: 'key-of-this-test-only', host: '127.0.0.1', port: 0, log };
    const serving = await serve({ ...options, withWorker: false, site: join(folder, 'nowhere') });
    const page = await fetch(`${serving.address}/`);
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('npm run build');
    const ready = await fetch(`${serving.address}/readyz`);
    expect(await ready.json()).toMatchObject({ checks: { worker: 'none' } });
    await serving.stop();
    await store.close();
  });
});

describe('minsheng serve', () => {
  it('prints the address and a one-time link, and ends well on SIGTERM', { timeout: 120_000 }, async () => {
    const data = join(folder, 'data');
    const child = spawn(process.execPath, [PROGRAM, 'serve', '--db', data, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: folder,
    });
    const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    let address = '';
    for await (const line of createInterface({ input: child.stderr })) {
      address ||= /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
      if (/\/invitations\/[\w-]{20,}/.test(line)) break;
    }
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    child.stdout.resume();
    child.stderr.resume();
    expect(await gone).toBe(0);
  });
});
