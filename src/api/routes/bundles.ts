import { z } from '@hono/zod-openapi';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { namedCode } from './rank-schemas.ts';

const tags = ['bundles'];
const params = z.object({ kind: z.string().max(40) });

const bundleSummarySchema = z
  .object({
    kind: namedCode,
    /** The unit that led most often, else the kind's department. */
    lead: z.string().nullable(),
    years: z.array(z.number()).readonly(),
    suggestions: z.number(),
    /** Chains of 历年同答. */
    sameAnswers: z.number(),
    keySupervised: z.number(),
  })
  .openapi('BundleSummary');

const bundleMemberSchema = z
  .object({
    recordId: z.number(),
    sourceId: z.string(),
    title: z.string(),
    year: z.number().nullable(),
    leadDeputy: z.string().nullable(),
    cosigners: z.number(),
    delegation: z.string().nullable(),
    leadUnit: z.string().nullable(),
    assistUnits: z.array(z.string()).readonly(),
    replyClass: z.string().nullable(),
    attitudeRating: z.string().nullable(),
    resultRating: z.string().nullable(),
    keySupervision: z.boolean().nullable(),
    issue: z.object({ id: z.number(), title: z.string() }).nullable(),
    /** What it asks for, in its order; text is a span of the stored body. */
    asks: z.array(z.object({ askId: z.number(), ordinal: z.number(), text: z.string() })).readonly(),
  })
  .openapi('BundleMember');

const sameAnswerSchema = z
  .object({
    /** Smallest similarity that still holds the chain together. */
    similarity: z.number(),
    /** Longest passage that the oldest and the newest reply share. */
    excerpt: z.string(),
    /** By year; texts to be read side by side. */
    replies: z
      .array(
        z.object({
          recordId: z.number(),
          sourceId: z.string(),
          title: z.string(),
          year: z.number().nullable(),
          leadUnit: z.string().nullable(),
          text: z.string(),
        }),
      )
      .readonly(),
  })
  .openapi('SameAnswer');

const bundleSchema = z
  .object({
    kind: namedCode,
    lead: z.string().nullable(),
    assist: z.array(z.string()).readonly(),
    usualAsk: z.string(),
    years: z.array(z.number()).readonly(),
    suggestions: z.array(bundleMemberSchema).readonly(),
    sameAnswers: z.array(sameAnswerSchema).readonly(),
  })
  .openapi('Bundle');

const listBundles = defineRoute('listBundles', {
  summary: '可打包督办的同类建议',
  tags,
  responses: { 200: jsonOf(z.object({ items: z.array(bundleSummarySchema).readonly() })) },
});

const getBundle = defineRoute('getBundle', {
  summary: '一组同类建议：历年、答复、历年同答对照',
  tags,
  request: { params },
  responses: { 200: jsonOf(bundleSchema) },
});

const getBundlePackage = defineRoute('getBundlePackage', {
  summary: '打包督办材料（草案，DOCX）',
  tags,
  request: { params },
  responses: {
    200: {
      description: '文件名见 Content-Disposition',
      content: {
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
          schema: z.string().openapi({ format: 'binary' }),
        },
      },
    },
  },
});

export function bundleRoutes(_dependencies: Dependencies) {
  return createRouter()
    .openapi(listBundles, async () => unfinished())
    .openapi(getBundle, async () => unfinished())
    .openapi(getBundlePackage, async () => unfinished());
}

function unfinished(): never {
  throw new RangeError('not built yet');
}
