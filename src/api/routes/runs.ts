import { z } from '@hono/zod-openapi';
import { LINEAGE_EVENTS } from '../../domain/lineage.ts';
import { pageOf, pageQuery } from '../cursor.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { accepted } from '../job-schema.ts';

const params = z.object({ id: z.coerce.number().int().positive() });
const count = z.number().int();

const runSchema = z
  .object({
    id: count,
    state: z.enum(['running', 'done', 'failed']),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    full: z.boolean(),
    /** asks = assigned + unclustered + excluded + failed; null until it is saved. */
    balance: z
      .object({
        records: count,
        asks: count,
        assigned: count,
        unclustered: count,
        excluded: count,
        failed: count,
      })
      .nullable(),
    lineage: z
      .object({ kept: count, grew: count, merged: count, split: count, new: count, dormant: count })
      .nullable(),
    digest: z.string().nullable(),
    seconds: z.number().nullable(),
    /** A code: cancelled, overtaken, killed … */
    error: z.string().nullable(),
  })
  .openapi('Run');

const createRun = defineRoute('createRun', {
  summary: '开始一次运行',
  tags: ['runs'],
  request: {
    body: jsonBody(
      z.object({
        full: z.boolean().default(false).openapi({ description: '全部重新归并；编号和人的决定照样保留' }),
      }),
    ),
  },
  responses: { 202: accepted },
});

const listRuns = defineRoute('listRuns', {
  summary: '运行记录，新的在前',
  tags: ['runs'],
  request: { query: pageQuery },
  responses: { 200: jsonOf(pageOf(runSchema)) },
});

const getRun = defineRoute('getRun', {
  summary: '一次运行的平衡表、设置和用时',
  tags: ['runs'],
  request: { params },
  responses: {
    200: jsonOf(
      runSchema
        .extend({
          settings: z.array(z.object({ name: z.string(), value: z.string() })).readonly(),
          /** Seconds of each stage, in their order. */
          stages: z.array(z.object({ stage: z.string(), seconds: z.number() })).readonly(),
          /** Decisions that stood before it and contradict earlier ones: they were not applied. */
          contradictions: z
            .array(z.object({ decisionId: count, against: z.array(count).readonly() }))
            .readonly(),
        })
        .openapi('RunDetail'),
    ),
  },
});

const getRunLineage = defineRoute('getRunLineage', {
  summary: '这次运行使事项有了哪些变化',
  tags: ['runs'],
  request: { params, query: pageQuery.extend({ event: z.enum(LINEAGE_EVENTS).optional() }) },
  responses: {
    200: jsonOf(
      pageOf(
        z
          .object({
            issueId: count,
            title: z.string(),
            state: z.enum(['proposed', 'confirmed', 'checked', 'rejected']),
            event: z.enum(LINEAGE_EVENTS),
            /** Issues whose members it took. */
            from: z.array(z.object({ id: count, title: z.string() })).readonly(),
            members: count,
            joined: count,
            left: count,
          })
          .openapi('LineageRow'),
      ),
    ),
  },
});

export function runRoutes(_: Dependencies) {
  return createRouter()
    .openapi(createRun, notYet)
    .openapi(listRuns, notYet)
    .openapi(getRun, notYet)
    .openapi(getRunLineage, notYet);
}

function notYet(): never {
  throw new TypeError('not built yet');
}
