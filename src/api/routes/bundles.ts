import { z } from '@hono/zod-openapi';
import { buildPackage } from '../../pipeline/build-package.ts';
import { describeBundle } from '../../pipeline/describe-bundle.ts';
import { type LoadedBundle, loadBundles } from '../../pipeline/list-bundles.ts';
import { shortDay } from '../../report/format-figures.ts';
import { packageFileName, writePackage } from '../../report/package-docx.ts';
import { readStateTag } from '../../store/runs/read-state-tag.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { requireAccount } from '../guard.ts';
import { keepLatest } from '../keep-latest.ts';
import { fewestPeopleFor } from '../people-shown.ts';
import { namedCode } from './rank-schemas.ts';

const tags = ['bundles'];
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
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
    /** What it asks for, item by item: spans of the stored body that cover all of its measures. */
    asks: z
      .array(z.object({ ordinal: z.number(), start: z.number(), end: z.number(), text: z.string() }))
      .readonly(),
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
        [DOCX]: {
          schema: z.string().openapi({ format: 'binary' }),
        },
      },
    },
  },
});

export function bundleRoutes({ store, config }: Dependencies) {
  const { db } = store;
  const load = keepLatest(() => loadBundles(db));
  const bundlesNow = async () => load(JSON.stringify(await readStateTag(db)), undefined);
  return createRouter()
    .openapi(listBundles, async (context) =>
      context.json({ items: (await bundlesNow()).map(summariseBundle) }, 200),
    )
    .openapi(getBundle, async (context) => {
      const account = requireAccount(context);
      const bundle = await describeBundle(db, await bundlesNow(), context.req.valid('param').kind, {
        fewestPeople: fewestPeopleFor(account, config),
        confidential: account.role === 'staff',
      });
      return context.json(bundle, 200);
    })
    .openapi(getBundlePackage, async (context) => {
      const { kind } = context.req.valid('param');
      const model = await buildPackage(db, await bundlesNow(), kind, config);
      const name = packageFileName(model.kind.name, shortDay(model.asOf));
      return context.body(new Uint8Array(await writePackage(model)), 200, {
        'content-type': DOCX,
        'content-disposition': `attachment; filename="package.docx"; filename*=UTF-8''${encodeURIComponent(name)}`,
      });
    });
}

const summariseBundle = ({ kind, kindName, leadName, years, records, sameAnswers }: LoadedBundle) => ({
  kind: { code: kind, name: kindName },
  lead: leadName,
  years,
  suggestions: records.length,
  sameAnswers: sameAnswers.length,
  keySupervised: records.filter(({ suggestion }) => suggestion?.keySupervision === true).length,
});
