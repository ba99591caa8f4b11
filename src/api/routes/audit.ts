import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery } from '../cursor.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';

const RESULTS = ['done', 'refused', 'failed'] as const;

const entrySchema = z
  .object({
    id: z.number().int(),
    at: z.iso.datetime(),
    /** null: nobody had signed in, or an API key. */
    accountId: z.number().int().nullable(),
    actor: z.string(),
    /** An operation of the access table, or lockOut. */
    action: z.string(),
    target: z.string(),
    result: z.enum(RESULTS),
    detail: z.record(z.string(), z.json()),
  })
  .openapi('AuditEntry');

const listAudit = defineRoute('listAudit', {
  summary: '审计日志，新的在前',
  tags: ['audit'],
  request: {
    query: pageQuery.extend({
      accountId: z.coerce.number().int().positive().optional(),
      action: z.string().max(60).optional(),
      result: z.enum(RESULTS).optional(),
      since: z.iso.datetime({ offset: true }).optional(),
      until: z.iso.datetime({ offset: true }).optional(),
    }),
  },
  responses: { 200: jsonOf(pageOf(entrySchema)) },
});

export function auditRoutes(_dependencies: Dependencies) {
  return createRouter().openapi(listAudit, notBuilt);
}

async function notBuilt(): Promise<never> {
  throw new RangeError('not built yet');
}
