import { z } from '@hono/zod-openapi';
import { findAnswerSchema } from '../../assistant/find/find-answer.ts';
import { findForText } from '../../assistant/find/find-for-text.ts';
import { chinaDayOf } from '../../domain/china-day.ts';
import { createQueryEmbedder } from '../../pipeline/embed-query.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { maskTyped } from '../mask-typed.ts';
import { sightOf } from '../sight-of.ts';

/** A whole draft may be looked for. */
const LONGEST_TEXT = 20_000;

const find = defineRoute('find', {
  summary: '查：以前提过吗、有关事项、法条。输入的文字不保存',
  tags: ['assistant'],
  request: { body: jsonBody(z.object({ text: z.string().trim().min(1).max(LONGEST_TEXT) })) },
  responses: { 200: jsonOf(findAnswerSchema.extend({}).openapi('FindAnswer')) },
});

export function findRoutes({ store: { db }, config, now }: Dependencies) {
  const embedQuery = createQueryEmbedder(db, config);
  return createRouter().openapi(find, async (context) => {
    // It changes nothing, although its text comes in a body.
    context.set('audited', true);
    const { text } = context.req.valid('json');
    const search = { db, sight: sightOf(context, config), embedQuery, day: chinaDayOf(now()) };
    return context.json(await findForText(search, maskTyped(text)), 200);
  });
}
