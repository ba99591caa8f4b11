import { z } from '@hono/zod-openapi';
import { actSchema } from '../../review/act.ts';
import { decide } from '../../review/decide.ts';
import { recordDecision } from '../../review/record-decision.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { ifMatchHeader, requireSeenVersion } from '../entity-tag.ts';
import { requireAccount } from '../guard.ts';

const id = z.coerce.number().int().positive();
const reason = z.string().trim().max(500).nullable().default(null);
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

export function decisionRoutes({ store }: Dependencies) {
  return createRouter()
    .openapi(decideIssue, async (context) => {
      const version = requireSeenVersion(context.req.valid('header')['if-match']);
      const { act, reason: why } = context.req.valid('json');
      const { id: issueId } = context.req.valid('param');
      const decided = await decide(store.db, { issueId, version, act, reason: why, ...authorOf(context) });
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

function authorOf(context: Parameters<typeof requireAccount>[0]) {
  const { id: authorId, displayName: author } = requireAccount(context);
  return { author, authorId };
}
