import { z } from '@hono/zod-openapi';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { ifMatchHeader } from '../entity-tag.ts';
import { partsSchema, weightsSchema } from './rank-schemas.ts';

const tags = ['ranking'];
const subject = z.enum(['issue', 'kind']);

const whatIfSchema = z
  .object({
    subject,
    runId: z.number(),
    weights: weightsSchema,
    /** By the new rank; subjects with too few people for this account are left out. */
    items: z
      .array(
        z.object({
          /** An issue's number as text, or a kind's code. */
          id: z.string(),
          title: z.string(),
          oldRank: z.number(),
          newRank: z.number(),
          /** Σ weights[part] · parts[part] in the order 集中 突出 关注 反复, exactly. */
          score: z.number(),
          oldScore: z.number(),
          parts: partsSchema,
          /** weights[part] · parts[part] */
          contributions: partsSchema,
        }),
      )
      .readonly(),
  })
  .openapi('WhatIf');

const signedSchema = z
  .object({
    version: z.number(),
    weights: weightsSchema,
    signedBy: z.string(),
    signedAt: z.string(),
    reason: z.string(),
  })
  .openapi('SignedWeights');

const weightsInForceSchema = z
  .object({
    /** 0: nobody signed any, those of the configuration are in force. */
    version: z.number(),
    weights: weightsSchema,
    signedBy: z.string().nullable(),
    signedAt: z.string().nullable(),
    /** Of the last run; other than `weights` until the next run. */
    lastRun: weightsSchema.nullable(),
    /** Newest first. */
    history: z.array(signedSchema).readonly(),
  })
  .openapi('WeightsInForce');

const yearsSchema = z
  .object({
    years: z.array(z.number()).readonly(),
    items: z
      .array(
        z.object({
          id: z.string(),
          title: z.string(),
          rank: z.number(),
          years: z
            .array(
              z.object({
                year: z.number(),
                /** null: too few people to be shown to this account. */
                records: z.number().nullable(),
                people: z.number().nullable(),
                suggestions: z.number(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('YearComparison');

const rankWith = defineRoute('rankWith', {
  summary: '如果换一组权重：新旧名次对照（不保存）',
  tags,
  request: {
    body: jsonBody(
      z.strictObject({
        subject: subject.default('issue'),
        weights: weightsSchema,
        limit: z.number().int().min(1).max(500).default(50),
      }),
    ),
  },
  responses: { 200: jsonOf(whatIfSchema) },
});

const getWeights = defineRoute('getWeights', {
  summary: '现行权重及历次签定',
  tags,
  responses: { 200: jsonOf(weightsInForceSchema, '带 ETag') },
});

const signWeights = defineRoute('signWeights', {
  summary: '签定权重，自下一次运行起采用',
  tags,
  request: {
    headers: ifMatchHeader,
    body: jsonBody(z.strictObject({ weights: weightsSchema, reason: z.string().trim().min(2).max(500) })),
  },
  responses: { 200: jsonOf(signedSchema, '带 ETag') },
});

const compareYears = defineRoute('compareYears', {
  summary: '事项或类型的历年对比',
  tags,
  request: {
    query: z.object({
      subject: subject.default('kind'),
      /** Comma-separated; the first by rank when absent. */
      ids: z
        .string()
        .max(2000)
        .regex(/^[\w,]*$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
  },
  responses: { 200: jsonOf(yearsSchema) },
});

export function rankingRoutes(_dependencies: Dependencies) {
  return createRouter()
    .openapi(rankWith, async () => unfinished())
    .openapi(getWeights, async () => unfinished())
    .openapi(signWeights, async () => unfinished())
    .openapi(compareYears, async () => unfinished());
}

function unfinished(): never {
  throw new RangeError('not built yet');
}
