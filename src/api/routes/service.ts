import { z } from '@hono/zod-openapi';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';

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

export function serviceRoutes(_: Dependencies) {
  return createRouter()
    .openapi(getHealth, notYet)
    .openapi(getReadiness, notYet)
    .openapi(getMetrics, notYet)
    .openapi(getOpenApi, notYet)
    .openapi(getDocs, notYet);
}

function notYet(): never {
  throw new TypeError('not built yet');
}
