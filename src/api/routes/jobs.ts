import { z } from '@hono/zod-openapi';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { DomainError } from '../../domain/errors.ts';
import { JOB_KINDS, JOB_STATES } from '../../domain/job.ts';
import type { Db } from '../../store/database.ts';
import { findJob, listJobs as readJobs, type StoredJob } from '../../store/jobs/read-jobs.ts';
import { requeueJob, stopJob } from '../../store/jobs/write-jobs.ts';
import { cutPage, pageOf, pageQuery, readIdCursor } from '../cursor.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { followJob } from '../follow-job.ts';
import { accepted, jobSchema } from '../job-schema.ts';
import { presentJob } from '../present-job.ts';
import { requireJobRight } from '../require-job-right.ts';

const params = z.object({ id: z.coerce.number().int().positive() });

const listJobs = defineRoute('listJobs', {
  summary: '任务列表，新的在前',
  tags: ['jobs'],
  request: {
    query: pageQuery.extend({ kind: z.enum(JOB_KINDS).optional(), state: z.enum(JOB_STATES).optional() }),
  },
  responses: { 200: jsonOf(pageOf(jobSchema)) },
});

const getJob = defineRoute('getJob', {
  summary: '一个任务',
  tags: ['jobs'],
  request: { params },
  responses: { 200: jsonOf(jobSchema) },
});

const streamJob = defineRoute('streamJob', {
  summary: '任务进度（SSE）：先发当前状态，变化时再发，结束后关闭',
  tags: ['jobs'],
  request: { params },
  responses: {
    200: {
      description: 'event: job，data 为一个 Job；空闲时发注释行保持连接',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  },
});

const cancelJob = defineRoute('cancelJob', {
  summary: '请任务停下；已入库的数据保留',
  tags: ['jobs'],
  request: { params },
  responses: { 202: accepted },
});

const retryJob = defineRoute('retryJob', {
  summary: '把失败或已取消的任务再做一次',
  tags: ['jobs'],
  request: { params },
  responses: { 202: accepted },
});

const LOOK_MS = 500;
const ALIVE_MS = 15_000;

export function jobRoutes({ store: { db }, wake, closing }: Dependencies) {
  return createRouter()
    .openapi(listJobs, async (context) => {
      const { cursor, limit, kind, state } = context.req.valid('query');
      const found = await readJobs(db, { kind, state, before: readIdCursor(cursor), limit: limit + 1 });
      const { items, next } = cutPage(found, limit, ({ id }) => [id]);
      return context.json({ items: items.map(presentJob), next }, 200);
    })
    .openapi(getJob, async (context) =>
      context.json(presentJob(await requireJob(db, context.req.valid('param').id)), 200),
    )
    .openapi(streamJob, async (context) => {
      const { id } = await requireJob(db, context.req.valid('param').id);
      const stream = streamSSE(context, (sse) => sendJob(sse, () => findJob(db, id), closing));
      // A proxy that collects the answer would show nothing until the end.
      const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' };
      return context.body(stream.body ?? '', 200, { ...headers, 'x-accel-buffering': 'no' });
    })
    .openapi(cancelJob, async (context) => {
      const { id, kind } = await requireJob(db, context.req.valid('param').id);
      requireJobRight(context, kind);
      const stopped = await stopJob(db, id);
      if (stopped) return context.json(presentJob(stopped), 202);
      const { state } = await requireJob(db, id);
      throw new DomainError('conflict', `任务 ${id} 已经结束（${state}），不能停止`, '请刷新页面');
    })
    .openapi(retryJob, async (context) => {
      const { id, kind } = await requireJob(db, context.req.valid('param').id);
      requireJobRight(context, kind);
      const queued = await requeueJob(db, id);
      if (queued) {
        await wake?.(queued.kind);
        return context.json(presentJob(queued), 202);
      }
      const { state } = await requireJob(db, id);
      throw new DomainError(
        'conflict',
        `任务 ${id} 现在是 ${state}，只有失败或已取消的任务可以重试`,
        '请刷新页面',
      );
    });
}

/** @throws {DomainError} not_found */
async function requireJob(db: Db, id: number): Promise<StoredJob> {
  const job = await findJob(db, id);
  if (job) return job;
  throw new DomainError('not_found', `没有任务 ${id}`, '请刷新任务列表');
}

async function sendJob(
  sse: SSEStreamingApi,
  read: () => Promise<StoredJob | undefined>,
  closing?: AbortSignal,
): Promise<void> {
  const stop = new AbortController();
  sse.onAbort(() => stop.abort());
  const signal = AbortSignal.any(closing ? [stop.signal, closing] : [stop.signal]);
  let last = performance.now();
  const changes = followJob({ read, wait: () => sse.sleep(LOOK_MS).then(() => {}), signal });
  for await (const job of changes) {
    if (job) await sse.writeSSE({ event: 'job', data: JSON.stringify(presentJob(job)) });
    else if (performance.now() - last > ALIVE_MS) await sse.write(': alive\n\n');
    else continue;
    last = performance.now();
  }
}
