import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery } from '../cursor.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import {
  recordRowSchema,
  recordSchema,
  recordStateSchema,
  similarSchema,
  sourceSchema,
} from '../desk-schemas.ts';

const id = z.coerce.number().int().positive();
const districts = z.array(z.string().min(1).max(40)).max(50).readonly();

const listRecords = defineRoute('listRecords', {
  summary: '来件列表，新的在前',
  tags: ['records'],
  request: {
    query: pageQuery.extend({
      source: sourceSchema.optional(),
      district: z.string().max(40).optional(),
      /** A code, or 'pending' for 待定. */
      kind: z.string().max(40).optional(),
      /** YYYY-MM, in China's time. */
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional(),
      state: recordStateSchema.optional(),
      importId: id.optional(),
      issue: id.optional(),
      /** What the title or the text holds. */
      text: z.string().trim().min(2).max(100).optional(),
    }),
  },
  responses: { 200: jsonOf(pageOf(recordRowSchema).openapi('RecordPage')) },
});

const getRecord = defineRoute('getRecord', {
  summary: '一个来件：各版本、诉求、所在事项',
  tags: ['records'],
  request: { params: z.object({ id }) },
  responses: { 200: jsonOf(recordSchema) },
});

const searchSimilar = defineRoute('searchSimilar', {
  summary: '与一段文字最接近的诉求（文字先脱敏，不保存）',
  tags: ['records'],
  request: {
    body: jsonBody(
      z.object({
        text: z.string().trim().min(2).max(5000),
        districts: districts.optional(),
        sources: z.array(sourceSchema).min(1).readonly().optional(),
        k: z.number().int().min(1).max(50).default(10),
      }),
    ),
  },
  responses: { 200: jsonOf(z.object({ items: z.array(similarSchema).readonly() }).openapi('SimilarAsks')) },
});

export function recordRoutes(_dependencies: Dependencies) {
  return createRouter()
    .openapi(listRecords, notBuilt)
    .openapi(getRecord, notBuilt)
    .openapi(searchSimilar, notBuilt);
}

async function notBuilt(): Promise<never> {
  throw new RangeError('not built yet');
}
