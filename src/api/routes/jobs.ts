import { z } from '@hono/zod-openapi';
import { JOB_KINDS, JOB_STATES } from '../../domain/job.ts';
import { pageOf, pageQuery } from '../cursor.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { accepted, jobSchema } from '../job-schema.ts';

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

export function jobRoutes(_: Dependencies) {
  return createRouter()
    .openapi(listJobs, notYet)
    .openapi(getJob, notYet)
    .openapi(streamJob, notYet)
    .openapi(cancelJob, notYet)
    .openapi(retryJob, notYet);
}

function notYet(): never {
  throw new TypeError('not built yet');
}
