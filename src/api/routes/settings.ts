import { z } from '@hono/zod-openapi';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { ifMatchHeader } from '../entity-tag.ts';

const population = z.number().int().positive().max(100_000_000).nullable();

const settingsSchema = z
  .object({
    city: z.string(),
    /** Of the configuration: groups of fewer people are shown to staff only. */
    minimumPeople: z.number().int(),
    /** Agreement of the blind check, 0 to 1; below it the committee report is a draft. */
    agreementLine: z.number(),
    districts: z
      .array(z.object({ code: z.string(), name: z.string(), short: z.string(), population }))
      .readonly(),
    version: z.number().int(),
  })
  .openapi('Settings');

const getSettings = defineRoute('getSettings', {
  summary: '设置',
  tags: ['settings'],
  responses: { 200: jsonOf(settingsSchema) },
});

const updateSettings = defineRoute('updateSettings', {
  summary: '修改设置：未给出的不变',
  tags: ['settings'],
  request: {
    headers: ifMatchHeader,
    body: jsonBody(
      z
        .object({
          agreementLine: z.number().min(0).max(1),
          /** By district code. */
          populations: z.record(z.string(), population),
        })
        .partial(),
    ),
  },
  responses: { 200: jsonOf(settingsSchema) },
});

export function settingsRoutes(_dependencies: Dependencies) {
  return createRouter().openapi(getSettings, notBuilt).openapi(updateSettings, notBuilt);
}

async function notBuilt(): Promise<never> {
  throw new RangeError('not built yet');
}
