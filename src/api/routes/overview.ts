import { z } from '@hono/zod-openapi';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { stampSchema } from './blind-check-schemas.ts';
import { sourceSchema } from './rank-schemas.ts';

const tags = ['overview'];

const overviewSchema = z
  .object({
    city: z.string(),
    records: z
      .array(z.object({ source: sourceSchema, records: z.number(), newestAt: z.string() }))
      .readonly(),
    /** null before the first run. */
    run: z
      .object({
        id: z.number(),
        finishedAt: z.string().nullable(),
        balance: z.object({
          records: z.number(),
          asks: z.number(),
          assigned: z.number(),
          unclustered: z.number(),
          excluded: z.number(),
          failed: z.number(),
        }),
        issues: z.number(),
        lineage: z.record(z.string(), z.number()),
      })
      .nullable(),
    /** Records that came in or changed since that run. */
    recordsSinceRun: z.number(),
    /** Waiting at the review desk; null for who does not work there. */
    inbox: z.number().nullable(),
    topKinds: z
      .array(
        z.object({
          code: z.string(),
          name: z.string(),
          rank: z.number(),
          score: z.number(),
          records: z.number(),
          people: z.number(),
        }),
      )
      .readonly(),
    bursts: z
      .array(
        z.object({
          issueId: z.number(),
          title: z.string(),
          month: z.string(),
          /** One per person. */
          records: z.number(),
          expected: z.number(),
        }),
      )
      .readonly(),
    stamp: stampSchema,
  })
  .openapi('Overview');

const heatSchema = z
  .object({
    /** Ascending, gaps filled. */
    months: z.array(z.string()).readonly(),
    /** null: the source names no district. */
    districts: z.array(z.string().nullable()).readonly(),
    /** Only cells with records. */
    cells: z
      .array(
        z.object({
          district: z.string().nullable(),
          month: z.string(),
          /** null: too few people to be shown to this account. */
          records: z.number().nullable(),
          people: z.number().nullable(),
          /** The query of listRecords that lists exactly these records. */
          query: z.record(z.string(), z.string()),
        }),
      )
      .readonly(),
  })
  .openapi('Heat');

const getOverview = defineRoute('getOverview', {
  summary: '首页：数量、最近运行、待审、突增',
  tags,
  responses: { 200: jsonOf(overviewSchema) },
});

const getHeat = defineRoute('getHeat', {
  summary: '区县 × 月份的来件数和人数',
  tags,
  request: {
    query: z.object({
      kind: z.string().max(40).optional(),
      issue: z.coerce.number().int().positive().optional(),
      months: z.coerce.number().int().min(1).max(240).default(24).openapi({ description: '最近若干个月' }),
    }),
  },
  responses: { 200: jsonOf(heatSchema) },
});

export function overviewRoutes(_dependencies: Dependencies) {
  return createRouter()
    .openapi(getOverview, async () => unfinished())
    .openapi(getHeat, async () => unfinished());
}

function unfinished(): never {
  throw new RangeError('not built yet');
}
