import { z } from '@hono/zod-openapi';
import { SOURCES } from '../../domain/record.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';

export const MOST_PUSHED_ROWS = 1000;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const pushRecords = defineRoute('pushRecords', {
  summary: '推送一批来件：逐行答复；同一 Idempotency-Key 重发得到同一答复',
  tags: ['push'],
  request: {
    params: z.object({ source: z.enum(SOURCES) }),
    headers: z.object({
      'idempotency-key': z.string().optional().openapi({ description: '每批一个，1 至 200 个字符，必填' }),
    }),
    body: jsonBody(
      z.object({
        /** By the source's own column names, as in a file: 工单编号, 诉求内容 … */
        rows: z.array(z.record(z.string(), cell)).min(1).max(MOST_PUSHED_ROWS),
      }),
    ),
  },
  responses: {
    200: jsonOf(
      z
        .object({
          importId: z.number().int(),
          /** received = created + updated + unchanged + rejected. */
          received: z.number().int(),
          created: z.number().int(),
          updated: z.number().int(),
          unchanged: z.number().int(),
          rejected: z.number().int(),
          masked: z.record(z.string(), z.number().int()),
          /** One per row, in order. */
          rows: z
            .array(
              z.object({
                /** 1 = first. */
                row: z.number().int(),
                sourceId: z.string().nullable(),
                state: z.enum(['created', 'updated', 'unchanged', 'rejected']),
                reason: z.string().nullable(),
                detail: z.string().nullable(),
              }),
            )
            .readonly(),
        })
        .openapi('Pushed'),
    ),
  },
});

export function pushRoutes(_: Dependencies) {
  return createRouter().openapi(pushRecords, notYet);
}

function notYet(): never {
  throw new TypeError('not built yet');
}
