import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery } from '../cursor.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import {
  asOfSchema,
  historyItemSchema,
  issueRowSchema,
  issueSchema,
  issueStateSchema,
  lineageEventSchema,
  memberSchema,
  nearIssueSchema,
  sourceSchema,
} from '../desk-schemas.ts';

const params = z.object({ id: z.coerce.number().int().positive() });

const listIssues = defineRoute('listIssues', {
  summary: '事项列表',
  tags: ['issues'],
  request: {
    query: pageQuery.extend({
      order: z.enum(['rank', 'people', 'newest', 'growth']).default('rank'),
      /** A code, or 'pending' for 待定. */
      kind: z.string().max(40).optional(),
      district: z.string().max(40).optional(),
      /** Without it the rejected are left out. */
      state: issueStateSchema.optional(),
      event: lineageEventSchema.optional(),
      source: sourceSchema.optional(),
      /** YYYY-MM-DD: with a record of that day or later. */
      since: z.iso.date().optional(),
      /** What the title holds. */
      text: z.string().trim().min(1).max(100).optional(),
      /** With at least so many people now. */
      people: z.coerce.number().int().min(1).optional(),
    }),
  },
  responses: {
    200: jsonOf(
      pageOf(issueRowSchema)
        .extend({
          /** null before the first run. */
          asOf: asOfSchema.nullable(),
          /** All that fit the filters; counted for the first page, null on the others. */
          total: z.number().nullable(),
        })
        .openapi('IssuePage'),
    ),
  },
});

const getIssue = defineRoute('getIssue', {
  summary: '一个事项（ETag 是它的版本）',
  tags: ['issues'],
  request: { params },
  responses: { 200: jsonOf(issueSchema.extend({ asOf: asOfSchema }).openapi('IssueDetail')) },
});

const listMembers = defineRoute('listMembers', {
  summary: '事项的来件，最有代表性的在前',
  tags: ['issues'],
  request: { params, query: pageQuery },
  responses: {
    200: jsonOf(pageOf(memberSchema).extend({ total: z.number().nullable() }).openapi('MemberPage')),
  },
});

const listNearIssues = defineRoute('listNearIssues', {
  summary: '最接近的其他事项及理由',
  tags: ['issues'],
  request: { params, query: z.object({ limit: z.coerce.number().int().min(1).max(30).default(8) }) },
  responses: { 200: jsonOf(z.object({ items: z.array(nearIssueSchema).readonly() }).openapi('NearIssues')) },
});

const getIssueHistory = defineRoute('getIssueHistory', {
  summary: '事项的沿革：各次运行和决定，新的在前',
  tags: ['issues'],
  request: { params, query: pageQuery },
  responses: { 200: jsonOf(pageOf(historyItemSchema).openapi('HistoryPage')) },
});

export function issueRoutes(_dependencies: Dependencies) {
  return createRouter()
    .openapi(listIssues, notBuilt)
    .openapi(getIssue, notBuilt)
    .openapi(listMembers, notBuilt)
    .openapi(listNearIssues, notBuilt)
    .openapi(getIssueHistory, notBuilt);
}

async function notBuilt(): Promise<never> {
  throw new RangeError('not built yet');
}
