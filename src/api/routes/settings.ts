import { z } from '@hono/zod-openapi';
import { changeSettings } from '../../identity/change-settings.ts';
import { readSettings } from '../../store/identity/settings.ts';
import { readDistricts } from '../../store/taxonomy/districts.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { entityTag, ifMatchHeader, requireSeenVersion } from '../entity-tag.ts';
import { requireAccount } from '../guard.ts';

const population = z.number().int().positive().max(100_000_000).nullable();

const settingsSchema = z
  .object({
    city: z.string(),
    /** Of the configuration: groups of fewer people are shown to staff only. */
    minimumPeople: z.number().int(),
    /** What the lower end of a blind check's interval must reach: else the committee report is a draft. */
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

export function settingsRoutes({ store, config, now }: Dependencies) {
  const { city, minimumPeople } = config;
  const present = async () => {
    const settings = await readSettings(store.db, config);
    const districts = (await readDistricts(store.db)).map(({ code, name, short, population }) => ({
      code,
      name,
      short,
      population,
    }));
    return { city, minimumPeople, ...settings, districts };
  };

  return createRouter()
    .openapi(getSettings, async (context) => {
      const settings = await present();
      context.header('etag', entityTag(settings.version));
      return context.json(settings, 200);
    })
    .openapi(updateSettings, async (context) => {
      const version = requireSeenVersion(context.req.valid('header')['if-match']);
      const by = { by: requireAccount(context), now: now(), configured: config };
      await changeSettings(store.db, { version, ...context.req.valid('json') }, by);
      context.set('audited', true);
      const settings = await present();
      context.header('etag', entityTag(settings.version));
      return context.json(settings, 200);
    });
}
