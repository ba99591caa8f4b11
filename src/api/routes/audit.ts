import { z } from '@hono/zod-openapi';
import { listAudit as readAudit } from '../../store/identity/audit.ts';
import { momentSchema } from '../china-time.ts';
import { cutPage, pageOf, pageQuery, readIdCursor } from '../cursor.ts';
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
    detail: z.record(z.string(), z.unknown()),
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
      since: momentSchema.optional(),
      until: momentSchema.optional(),
    }),
  },
  responses: { 200: jsonOf(pageOf(entrySchema)) },
});

export function auditRoutes({ store }: Dependencies) {
  return createRouter().openapi(listAudit, async (context) => {
    const { cursor, limit, since, until, ...filter } = context.req.valid('query');
    const found = await readAudit(store.db, {
      ...filter,
      since: since === undefined ? undefined : new Date(since),
      until: until === undefined ? undefined : new Date(until),
      before: readIdCursor(cursor),
      limit: limit + 1,
    });
    const { items, next } = cutPage(found, limit, ({ id }) => [id]);
    return context.json(
      { items: items.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })), next },
      200,
    );
  });
}
