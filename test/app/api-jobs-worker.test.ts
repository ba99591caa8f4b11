import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { isFinal, type JobKind } from '../../src/domain/job.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import type { Performer } from '../../src/jobs/perform-job.ts';
import { type JobWorker, startWorker } from '../../src/jobs/start-worker.ts';
import { findJob, type StoredJob } from '../../src/store/jobs/read-jobs.ts';
import { countWorkers } from '../../src/store/jobs/workers.ts';
import { claimJob, finishJob, requeueJob, stopJob } from '../../src/store/jobs/write-jobs.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { killAtLine } from '../store/kill-at-line.ts';
import { createServerDatabase, ENGINES, emptyStore, openTestStore } from '../store/open-test-store.ts';

const CHILD = join(import.meta.dirname, 'fixtures/worker-and-hang.ts');
const folder = mkdtempSync(join(tmpdir(), 'minsheng-jobs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const configFor = (database: string) => ({
  ...readConfig({}, { database }),
  workDirectory: join(folder, 'work'),
});

const newRun = (store: Store, full = false) =>
  enqueue(store.db, { kind: 'run', input: { full }, createdBy: '测试', createdById: null });

/** Polls, since the end may be written by another process. */
function ended(store: Store, id: number): Promise<StoredJob> {
  return vi.waitFor(
    async () => {
      const job = await findJob(store.db, id);
      if (!job || !isFinal(job.state)) throw new Error(`job ${id} is ${job?.state}`);
      return job;
    },
    { timeout: 60_000, interval: 50 },
  );
}

/** A performer whose jobs end when the test says so. */
function createGate() {
  const open = new Map<number, (result: unknown) => void>();
  const taken: number[] = [];
  const perform: Performer = ({ id }, { signal }) =>
    new Promise((resolve, reject) => {
      taken.push(id);
      open.set(id, resolve);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const waitTaken = (id: number) =>
    vi.waitFor(() => expect(taken).toContain(id), { timeout: 60_000, interval: 20 });
  return { perform, taken, waitTaken, finish: (id: number) => open.get(id)?.({ ok: id }) };
}

describe.each(ENGINES)('jobs on %s', (engine) => {
  let store: Store;
  const workers: JobWorker[] = [];
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  beforeEach(() => emptyStore(store));
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.stop();
  });
  afterAll(() => store.close());

  async function work(perform: Performer): Promise<JobWorker> {
    const worker = await startWorker({
      store,
      config: configFor('memory://'),
      perform,
      pollingSeconds: 0.5,
      sweepMs: 200,
    });
    workers.push(worker);
    return worker;
  }

  it('are claimed by one worker, and one at a time per kind', async () => {
    for (let i = 0; i < 3; i++) await newRun(store);
    const claims = await Promise.all(['a', 'b', 'c', 'd'].map((name) => claimJob(store.db, 'run', name)));
    const [first, ...others] = claims.filter((job) => job !== undefined);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ id: 1, state: 'running', attempt: 1 });
    const hold = { id: 1, worker: first?.worker ?? '', attempt: 1 };
    await finishJob(store.db, hold, { state: 'done', result: {} });
    expect(await claimJob(store.db, 'run', 'b')).toMatchObject({ id: 2 });
    // A worker that lost its job writes nothing any more.
    await finishJob(store.db, { ...hold, id: 2 }, { state: 'done', result: {} });
    expect(await findJob(store.db, 2)).toMatchObject({ state: 'running', worker: 'b' });
  });

  it('are done in their order, kinds beside each other, with progress and result kept', async () => {
    const gate = createGate();
    const [run1, run2] = [await newRun(store), await newRun(store, true)];
    const report = await enqueue(store.db, {
      kind: 'report',
      input: { formats: ['json'] },
      createdBy: '测试',
      createdById: null,
    });
    await work(gate.perform);
    await gate.waitTaken(run1.id);
    await gate.waitTaken(report.id);
    expect(gate.taken).not.toContain(run2.id);
    expect(await countWorkers(store.db, 30)).toBe(1);
    gate.finish(run1.id);
    await gate.waitTaken(run2.id);
    gate.finish(run2.id);
    gate.finish(report.id);
    expect(await ended(store, run2.id)).toMatchObject({
      state: 'done',
      result: { ok: run2.id },
      worker: null,
      input: { full: true },
    });
    expect((await ended(store, report.id)).finishedAt).toBeInstanceOf(Date);
  });

  it('write how far they are, not more often than a reader can follow', async () => {
    const steps = Array.from({ length: 400 }, (_, index) => index);
    let release = () => {};
    const job = await newRun(store);
    await work(async (_task, { onProgress }) => {
      for (const done of steps) onProgress('embed', done, steps.length);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return {};
    });
    const seen = await vi.waitFor(async () => {
      const { progress } = (await findJob(store.db, job.id)) ?? {};
      expect(progress).toEqual({ step: 'embed', done: 399, total: 400 });
      return progress;
    }, 30_000);
    expect(seen).toBeDefined();
    release();
    await ended(store, job.id);
  });

  it('say what is wrong and what to do, and nothing of an error we did not expect', async () => {
    const failures: Error[] = [
      new DomainError('unreadable_file', '文件是空的', '请重新导出'),
      new TypeError('张三 13900001111'),
    ];
    const jobs = [await newRun(store), await newRun(store)];
    await work(async () => {
      throw failures.shift() ?? new RangeError('once too often');
    });
    const [known, unknown] = [await ended(store, jobs[0]?.id ?? 0), await ended(store, jobs[1]?.id ?? 0)];
    expect(known).toMatchObject({
      state: 'failed',
      error: { code: 'unreadable_file', message: '文件是空的', remedy: '请重新导出' },
    });
    expect(unknown).toMatchObject({ state: 'failed', error: { code: 'unexpected' } });
    expect(JSON.stringify(unknown.error)).not.toContain('1390000');
  });

  it('stop when a person asks, waiting or under way, and can be done again', async () => {
    const gate = createGate();
    const [running, waiting] = [await newRun(store), await newRun(store)];
    await work(gate.perform);
    await gate.waitTaken(running.id);
    expect(await stopJob(store.db, waiting.id)).toMatchObject({ state: 'cancelled' });
    expect(await stopJob(store.db, running.id)).toMatchObject({ state: 'running', stopping: true });
    expect(await ended(store, running.id)).toMatchObject({ state: 'cancelled', stopping: false });
    expect(await stopJob(store.db, running.id)).toBeUndefined();

    gate.taken.length = 0;
    expect(await requeueJob(store.db, running.id)).toMatchObject({ state: 'queued', finishedAt: null });
    await gate.waitTaken(running.id);
    gate.finish(running.id);
    expect(await ended(store, running.id)).toMatchObject({ state: 'done' });
    expect(await requeueJob(store.db, running.id)).toBeUndefined();
  });

  it('go back into the queue when their worker shuts down, and are taken up by the next', async () => {
    const gate = createGate();
    const job = await newRun(store);
    const worker = await work(gate.perform);
    await gate.waitTaken(job.id);
    await worker.stop();
    workers.length = 0;
    expect(await findJob(store.db, job.id)).toMatchObject({ state: 'queued', attempt: 0, worker: null });
    await work(async () => ({ again: true }));
    expect(await ended(store, job.id)).toMatchObject({ state: 'done', result: { again: true } });
  });
});

describe.runIf(ENGINES.includes('pg'))('several workers on PostgreSQL', () => {
  it('never do the same job, and never two of a kind at once', { timeout: 120_000 }, async () => {
    const { url, drop } = await createServerDatabase();
    const stores = [await openStore(url), await openStore(url), await openStore(url)];
    const [own] = stores;
    if (!own) throw new RangeError('no store');
    const done: number[] = [];
    const atWork = new Map<JobKind, number>();
    let most = 0;
    const perform: Performer = async ({ id, kind }) => {
      atWork.set(kind, (atWork.get(kind) ?? 0) + 1);
      most = Math.max(most, atWork.get(kind) ?? 0);
      await findJob(own.db, id);
      done.push(id);
      atWork.set(kind, (atWork.get(kind) ?? 0) - 1);
      return {};
    };
    const workers = await Promise.all(
      stores.map((store) =>
        startWorker({ store, config: configFor(url), perform, pollingSeconds: 0.5, sweepMs: 100 }),
      ),
    );
    try {
      const jobs = await Promise.all(Array.from({ length: 24 }, () => newRun(own)));
      for (const worker of workers) await worker.wake('run');
      for (const { id } of jobs) await ended(own, id);
      expect(done.toSorted((a, b) => a - b)).toEqual(jobs.map(({ id }) => id).toSorted((a, b) => a - b));
      expect(most).toBe(1);
    } finally {
      for (const worker of workers) await worker.stop();
      for (const store of stores) await store.close();
      await drop();
    }
  });
});

describe.each(ENGINES)('a worker killed with SIGKILL on %s', { timeout: 300_000 }, (engine) => {
  it('leaves its job to the next one; after three it has failed', async () => {
    const place = join(folder, `killed-${engine}`);
    const { url, drop } =
      engine === 'pg' ? await createServerDatabase() : { url: place, drop: async () => {} };
    const silentSeconds = 1;
    let store = await openStore(url);
    const job = await newRun(store);
    await store.close();

    await killAtLine(CHILD, [url, join(folder, 'work')], new RegExp(`^took ${job.id}$`));
    store = await openStore(url);
    expect(await findJob(store.db, job.id)).toMatchObject({ state: 'running', attempt: 1 });
    const options = { store, config: configFor(url), pollingSeconds: 0.5, sweepMs: 200, silentSeconds };
    const worker = await startWorker({ ...options, perform: async () => ({ after: 'kill' }) });
    expect(await ended(store, job.id)).toMatchObject({
      state: 'done',
      attempt: 2,
      result: { after: 'kill' },
    });
    await worker.stop();

    const hopeless = await newRun(store);
    await store.db.updateTable('job').set({ attempt: 2 }).where('id', '=', hopeless.id).execute();
    await store.close();
    await killAtLine(CHILD, [url, join(folder, 'work')], new RegExp(`^took ${hopeless.id}$`));
    store = await openStore(url);
    const last = await startWorker({ ...options, store, perform: async () => ({}) });
    expect(await ended(store, hopeless.id)).toMatchObject({
      state: 'failed',
      attempt: 3,
      error: { code: 'unexpected' },
    });
    await last.stop();
    await store.close();
    await drop();
  });
});
