import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery } from '../cursor.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { asOfSchema, issueRowSchema } from '../desk-schemas.ts';

/** Why an issue waits for a person: what the last run did with it, or a kind nobody is sure of. */
const changeSchema = z.enum(['new', 'grew', 'split', 'merged', 'unsure']);

const listInbox = defineRoute('listInbox', {
  summary: '审阅台：上次运行后的变化和待定类型，尚未处理的',
  tags: ['issues'],
  request: { query: pageQuery.extend({ change: changeSchema.optional() }) },
  responses: {
    200: jsonOf(
      pageOf(issueRowSchema.extend({ changes: z.array(changeSchema).readonly() }).openapi('InboxItem'))
        .extend({
          asOf: asOfSchema.nullable(),
          /** Of the whole inbox, whatever the filter; one issue may count under several changes. */
          counts: z.object({
            total: z.number(),
            change: z.record(changeSchema, z.number()),
            state: z.object({ proposed: z.number(), confirmed: z.number(), checked: z.number() }),
          }),
        })
        .openapi('InboxPage'),
    ),
  },
});

export function inboxRoutes(_dependencies: Dependencies) {
  return createRouter().openapi(listInbox, notBuilt);
}

async function notBuilt(): Promise<never> {
  throw new RangeError('not built yet');
}
