import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '@hono/zod-openapi';
import type { Db } from '../../store/database.ts';
import { countJobs } from '../../store/jobs/read-jobs.ts';
import { countWorkers } from '../../store/jobs/workers.ts';
import { isUpToDate } from '../../store/migrate.ts';
import { countRecords } from '../../store/records/read-records.ts';
import { findLatestRun } from '../../store/runs/read-runs.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { docsPage } from '../docs-page.ts';
import type { Gauge, Metrics } from '../metrics.ts';

const getHealth = defineRoute('getHealth', {
  summary: '进程在运行',
  tags: ['service'],
  responses: { 200: jsonOf(z.object({ status: z.literal('ok'), version: z.string() })) },
});

const readiness = z.object({
  status: z.enum(['ready', 'not_ready']),
  checks: z.object({
    database: z.enum(['ok', 'failed']),
    migrations: z.enum(['ok', 'failed']),
    /** none: no worker has been seen lately, so jobs wait. */
    worker: z.enum(['ok', 'none']),
  }),
});

const getReadiness = defineRoute('getReadiness', {
  summary: '可以接受请求：数据库有应答、结构已更新、有工作进程',
  tags: ['service'],
  responses: { 200: jsonOf(readiness), 503: jsonOf(readiness, 'not ready') },
});

const getMetrics = defineRoute('getMetrics', {
  summary: 'Prometheus 指标（不含个人信息）',
  tags: ['service'],
  responses: { 200: { description: 'text', content: { 'text/plain': { schema: z.string() } } } },
});

const getOpenApi = defineRoute('getOpenApi', {
  summary: 'OpenAPI 文档',
  tags: ['service'],
  responses: { 200: jsonOf(z.record(z.string(), z.unknown())) },
});

const getDocs = defineRoute('getDocs', {
  summary: '接口说明（网页）',
  tags: ['service'],
  responses: { 200: { description: 'HTML', content: { 'text/html': { schema: z.string() } } } },
});

export type ServiceParts = {
  readonly metrics: Metrics;
  /** The OpenAPI document of all routes. */
  readonly document: () => object;
};

/** A worker writes every 5 seconds that it lives. */
const WORKER_SECONDS = 30;

export function serviceRoutes({ store, now }: Dependencies, { metrics, document }: ServiceParts) {
  return createRouter()
    .openapi(getHealth, (context) => context.json({ status: 'ok' as const, version: VERSION }, 200))
    .openapi(getReadiness, async (context) => {
      const checks = await checkReadiness(store.db);
      // Without a worker requests are answered all the same; only jobs wait.
      const isReady = checks.database === 'ok' && checks.migrations === 'ok';
      return isReady
        ? context.json({ status: 'ready' as const, checks }, 200)
        : context.json({ status: 'not_ready' as const, checks }, 503);
    })
    .openapi(getMetrics, async (context) =>
      context.text(metrics.render(await readGauges(store.db, now())), 200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      }),
    )
    .openapi(getOpenApi, (context) => context.json({ ...document() }, 200))
    .openapi(getDocs, (context) => context.html(docsPage(document()), 200));
}

async function checkReadiness(db: Db): Promise<z.infer<typeof readiness>['checks']> {
  try {
    const migrations = (await isUpToDate(db)) ? 'ok' : 'failed';
    const worker = (await countWorkers(db, WORKER_SECONDS)) > 0 ? 'ok' : 'none';
    return { database: 'ok', migrations, worker };
  } catch {
    return { database: 'failed', migrations: 'failed', worker: 'none' };
  }
}

async function readGauges(db: Db, now: Date): Promise<Gauge[]> {
  const [jobs, workers, records, run] = [
    await countJobs(db),
    await countWorkers(db, WORKER_SECONDS),
    await countRecords(db),
    await findLatestRun(db),
  ];
  const single = (value: number) => [{ labels: {}, value }];
  const age = run?.finishedAt ? (now.getTime() - run.finishedAt.getTime()) / 1000 : null;
  return [
    {
      name: 'minsheng_jobs',
      help: 'Jobs by kind and state.',
      values: jobs.map(({ kind, state, jobs: value }) => ({ labels: { kind, state }, value })),
    },
    { name: 'minsheng_workers', help: 'Workers seen in the last 30 seconds.', values: single(workers) },
    { name: 'minsheng_records', help: 'Records stored.', values: single(records) },
    {
      name: 'minsheng_last_run_age_seconds',
      help: 'Seconds since the last saved run; absent before the first.',
      values: age === null ? [] : single(Math.round(age)),
    },
  ];
}

function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
const VERSION = readVersion();
