import { z } from '@hono/zod-openapi';
import { readContradictions, readDecisions } from '../../desk/read-decisions.ts';
import { actSchema } from '../../review/act.ts';
import { decide } from '../../review/decide.ts';
import { recordDecision } from '../../review/record-decision.ts';
import { authorOf } from '../author.ts';
import { cutPage, pageOf, pageQuery, readIdCursor } from '../cursor.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { decisionSchema } from '../desk-schemas.ts';
import { ifMatchHeader, requireSeenVersion } from '../entity-tag.ts';
import { requireAccount } from '../guard.ts';
import { maskTyped } from '../mask-typed.ts';

const id = z.coerce.number().int().positive();
const reason = z.string().trim().max(500).nullable().default(null).transform(maskTyped);
const contradiction = z
  .object({ decisionId: z.number(), against: z.array(z.number()).readonly() })
  .nullable();

const decideIssue = defineRoute('decideIssue', {
  summary: '对事项作出决定',
  tags: ['decisions'],
  request: {
    params: z.object({ id }),
    headers: ifMatchHeader,
    body: jsonBody(z.object({ act: actSchema, reason })),
  },
  responses: {
    200: jsonOf(
      z
        .object({ decisionId: z.number(), newIssueId: z.number().nullable(), contradiction })
        .openapi('Decided'),
    ),
  },
});

const undoDecision = defineRoute('undoDecision', {
  summary: '撤销一项决定',
  tags: ['decisions'],
  request: { params: z.object({ id }), body: jsonBody(z.object({ reason })) },
  responses: { 200: jsonOf(z.object({ decisionId: z.number() }).openapi('Undone')) },
});

const listDecisions = defineRoute('listDecisions', {
  summary: '决定记录，新的在前',
  tags: ['decisions'],
  request: {
    query: pageQuery.extend({
      author: z.string().max(100).optional(),
      issue: id.optional(),
      state: z.enum(['standing', 'undone', 'all']).default('all'),
    }),
  },
  responses: { 200: jsonOf(pageOf(decisionSchema).openapi('DecisionPage')) },
});

const listContradictions = defineRoute('listContradictions', {
  summary: '互相矛盾、等人裁定的决定',
  tags: ['decisions'],
  responses: {
    200: jsonOf(
      z
        .object({
          items: z
            .array(z.object({ decision: decisionSchema, against: z.array(decisionSchema).readonly() }))
            .readonly(),
        })
        .openapi('Contradictions'),
    ),
  },
});

export function decisionRoutes({ store }: Dependencies) {
  return createRouter()
    .openapi(listDecisions, async (context) => {
      const { cursor, limit, ...filter } = context.req.valid('query');
      const decisions = await readDecisions(store.db, {
        filter,
        readerId: requireAccount(context).id,
        before: readIdCursor(cursor) ?? null,
        limit: limit + 1,
      });
      return context.json(
        cutPage(decisions, limit, ({ id: last }) => [last]),
        200,
      );
    })
    .openapi(listContradictions, async (context) => {
      return context.json({ items: await readContradictions(store.db, requireAccount(context).id) }, 200);
    })
    .openapi(decideIssue, async (context) => {
      const version = requireSeenVersion(context.req.valid('header')['if-match']);
      const { act, reason: why } = context.req.valid('json');
      const { id: issueId } = context.req.valid('param');
      const decided = await decide(store.db, {
        issueId,
        version,
        act: act.act === 'rename' ? { ...act, title: maskTyped(act.title) } : act,
        reason: why,
        ...authorOf(context),
      });
      return context.json(decided, 200);
    })
    .openapi(undoDecision, async (context) => {
      const { id: decisionId } = context.req.valid('param');
      const { decisionId: undoing } = await recordDecision(store.db, {
        ...authorOf(context),
        reason: context.req.valid('json').reason,
        action: { type: 'undo', decisionId },
      });
      return context.json({ decisionId: undoing }, 200);
    });
}
