import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { readHistory } from '../../desk/read-history.ts';
import { readIssue, requireIssueRow } from '../../desk/read-issue.ts';
import { readNear } from '../../desk/read-near-issues.ts';
import { requireRun, showAsOf } from '../../desk/require-run.ts';
import { showListedIssue } from '../../desk/show-issue.ts';
import { showMember } from '../../desk/show-member.ts';
import { DomainError } from '../../domain/errors.ts';
import { UNSURE_KIND } from '../../domain/kind.ts';
import { countMembers, listMemberRows } from '../../store/desk/issue-members.ts';
import {
  countIssueRows,
  type IssueOrder,
  type IssuePlace,
  type IssueRowFilter,
  listIssueRows,
  placeOf,
} from '../../store/desk/issue-rows.ts';
import { readAsOf } from '../../store/desk/read-as-of.ts';
import { chinaDay, daySchema } from '../china-time.ts';
import {
  countPlace,
  cutPage,
  idPlace,
  momentPlace,
  pageOf,
  pageQuery,
  readCursor,
  similarityPlace,
  writeCursor,
} from '../cursor.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies, Env } from '../dependencies.ts';
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
import { entityTag } from '../entity-tag.ts';
import { requireAccount } from '../guard.ts';
import { sightOf } from '../sight-of.ts';

const params = z.object({ id: z.coerce.number().int().positive() });

const MOST_PEOPLE = 1_000_000;

const issueQuery = pageQuery.extend({
  order: z.enum(['rank', 'people', 'newest', 'growth']).default('rank'),
  /** A code, or 'pending' for 待定. */
  kind: z.string().max(40).optional(),
  district: z.string().max(40).optional(),
  /** Without it the rejected are left out. */
  state: issueStateSchema.optional(),
  event: lineageEventSchema.optional(),
  source: sourceSchema.optional(),
  /** YYYY-MM-DD: with a record of that day or later. */
  since: daySchema.optional(),
  /** What the title holds. */
  text: z.string().trim().min(1).max(100).optional(),
  /** With at least so many people now. */
  people: z.coerce.number().int().min(1).max(MOST_PEOPLE).optional(),
});

const listIssues = defineRoute('listIssues', {
  summary: '事项列表',
  tags: ['issues'],
  request: {
    query: issueQuery,
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

const issuePlace = z.union([
  z.tuple([z.enum(['rank', 'people', 'growth']), countPlace, idPlace]),
  z.tuple([z.literal('newest'), momentPlace.nullable(), idPlace]),
]);
const memberPlace = z.tuple([similarityPlace, idPlace]);
const historyPlace = z.tuple([idPlace.nullable(), idPlace.nullable()]);

export function issueRoutes({ store, config }: Dependencies) {
  const { db } = store;
  const askedOf = async (context: Context<Env>, issueId: number) => ({
    asOf: await requireRun(db),
    issueId,
    sight: sightOf(context, config),
  });
  return createRouter()
    .openapi(listIssues, async (context) => {
      const { cursor, limit, order, ...query } = context.req.valid('query');
      const asOf = await readAsOf(db);
      if (asOf === undefined) return context.json({ items: [], next: null, asOf: null, total: 0 }, 200);
      const sight = sightOf(context, config);
      const filter = filterOf(query);
      const after = cursor === undefined ? null : readIssuePlace(cursor, order);
      const total = after === null ? await countIssueRows(db, { filter, sight }) : null;
      const page = { order, after, limit: limit + 1 };
      const rows = await listIssueRows(db, { runId: asOf.runId, filter, sight, page });
      const { items, next } = cutPage(rows, limit, (row) => [order, ...placeOf(order, row)]);
      return context.json({ items: items.map(showListedIssue), next, asOf: showAsOf(asOf), total }, 200);
    })
    .openapi(getIssue, async (context) => {
      const asked = await askedOf(context, context.req.valid('param').id);
      const issue = await readIssue(db, asked);
      context.header('ETag', entityTag(issue.version));
      return context.json({ ...issue, asOf: showAsOf(asked.asOf) }, 200);
    })
    .openapi(listMembers, async (context) => {
      const asked = await askedOf(context, context.req.valid('param').id);
      await requireIssueRow(db, asked);
      const { cursor, limit } = context.req.valid('query');
      const after = cursor === undefined ? null : readCursor(cursor, memberPlace);
      const total = after === null ? await countMembers(db, asked) : null;
      const rows = await listMemberRows(db, { ...asked, after, limit: limit + 1 });
      const { items, next } = cutPage(rows, limit, ({ similarity, askId }) => [similarity, askId]);
      return context.json({ items: items.map((row) => showMember(row, asked.sight)), next, total }, 200);
    })
    .openapi(listNearIssues, async (context) => {
      const asked = await askedOf(context, context.req.valid('param').id);
      return context.json({ items: await readNear(db, { ...asked, ...context.req.valid('query') }) }, 200);
    })
    .openapi(getIssueHistory, async (context) => {
      const asked = await askedOf(context, context.req.valid('param').id);
      await requireIssueRow(db, asked);
      const { cursor, limit } = context.req.valid('query');
      const [runId, decisionId] = cursor === undefined ? [null, null] : readCursor(cursor, historyPlace);
      const { items, next } = await readHistory(db, {
        issueId: asked.issueId,
        sight: asked.sight,
        readerId: requireAccount(context).id,
        place: { runId, decisionId },
        limit,
      });
      return context.json({ items, next: next && writeCursor([next.runId, next.decisionId]) }, 200);
    });
}

/** @throws {DomainError} invalid_input: a cursor of another order. */
function readIssuePlace(cursor: string, wanted: IssueOrder): IssuePlace {
  const [order, key, issueId] = readCursor(cursor, issuePlace);
  if (order === wanted) return [key, issueId];
  throw new DomainError('invalid_input', 'cursor 属于另一种排序', '请从第一页重新开始');
}

function filterOf({
  kind,
  since,
  ...filter
}: Omit<z.infer<typeof issueQuery>, 'cursor' | 'limit' | 'order'>): IssueRowFilter {
  return {
    ...filter,
    kind: kind === UNSURE_KIND ? null : kind,
    since: since === undefined ? undefined : chinaDay(since),
  };
}
