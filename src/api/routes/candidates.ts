import { z } from '@hono/zod-openapi';
import { GATE_ANSWERS, GATE_QUESTIONS } from '../../domain/candidate.ts';
import { listCandidates as readCandidates } from '../../pipeline/list-candidates.ts';
import { readGate, answerGate as recordAnswer } from '../../review/answer-gate.ts';
import { readGateAnswers } from '../../store/candidates/gate-answers.ts';
import { readStateTag } from '../../store/runs/read-state-tag.ts';
import { authorOf } from '../author.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { entityTag, ifMatchHeader, requireSeenVersion } from '../entity-tag.ts';
import { maskTyped } from '../mask-typed.ts';
import { namedCode } from './rank-schemas.ts';

const tags = ['candidates'];
/** 当年可办、财力可承受、属于职权、可量化、受益面广. */
const question = z.enum(GATE_QUESTIONS);
const answer = z.enum(GATE_ANSWERS);

const gateSchema = z
  .object({
    version: z.number(),
    /** All five, in this order; nobody answered: answer null. */
    answers: z
      .array(
        z.object({
          question,
          answer: answer.nullable(),
          note: z.string().nullable(),
          answeredBy: z.string().nullable(),
          answeredAt: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .openapi('ProjectFitGate');

const candidateSchema = z
  .object({
    /** The kind's code. */
    id: z.string(),
    kind: namedCode,
    title: z.string(),
    /** Of the kind; the gate never changes it. */
    rank: z.number(),
    score: z.number(),
    lead: z.string().nullable(),
    records: z.number(),
    people: z.number(),
    districts: z.array(z.string()).readonly(),
    suggestionIds: z.array(z.string()).readonly(),
    years: z.array(z.number()).readonly(),
    /** Its most pressing issue. */
    issueId: z.number().nullable(),
    gate: gateSchema,
  })
  .openapi('Candidate');

const listCandidates = defineRoute('listCandidates', {
  summary: '十件实事候选项目及适宜性核查',
  tags,
  responses: { 200: jsonOf(z.object({ items: z.array(candidateSchema).readonly() })) },
});

const answerGate = defineRoute('answerGate', {
  summary: '填写一项适宜性核查（不影响热度）',
  tags,
  request: {
    params: z.object({ id: z.string().max(40) }),
    headers: ifMatchHeader,
    body: jsonBody(
      z.strictObject({
        question,
        answer,
        note: z.string().trim().max(500).nullable().default(null).transform(maskTyped),
      }),
    ),
  },
  responses: { 200: jsonOf(gateSchema, '带 ETag：gate.version') },
});

export function candidateRoutes({ store, config }: Dependencies) {
  const { db } = store;
  return createRouter()
    .openapi(listCandidates, async (context) => {
      const { runId } = await readStateTag(db);
      // The same for every role: a candidate is for the committee, so the small groups are never in it.
      const { minimumPeople } = config;
      const candidates = runId === null ? [] : await readCandidates(db, { runId, minimumPeople });
      const given = await readGateAnswers(
        db,
        candidates.map(({ kind }) => kind.code),
      );
      const items = candidates.map((candidate) => ({
        id: candidate.kind.code,
        ...candidate,
        gate: readGate(given.filter(({ kindCode }) => kindCode === candidate.kind.code)),
      }));
      return context.json({ items }, 200);
    })
    .openapi(answerGate, async (context) => {
      const version = requireSeenVersion(context.req.valid('header')['if-match']);
      const { id: kindCode } = context.req.valid('param');
      const { author: answeredBy, authorId: accountId } = authorOf(context);
      const gate = await recordAnswer(db, version, {
        kindCode,
        ...context.req.valid('json'),
        answeredBy,
        accountId,
      });
      context.header('ETag', entityTag(gate.version));
      return context.json(gate, 200);
    });
}
