import { z } from '@hono/zod-openapi';
import { readBudgetLeft } from '../../assistant/write/budget.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { requireAccount } from '../guard.ts';
import { draftsByModel } from '../turn-runner.ts';

const assistantSchema = z
  .object({
    /** The name of the model; null = drafts come from the template. */
    model: z.string().nullable(),
    /** Of the caller and of everybody, until midnight in China. */
    personTokensLeft: z.number().int(),
    dayTokensLeft: z.number().int(),
  })
  .openapi('Assistant');

const getAssistant = defineRoute('getAssistant', {
  summary: '助手用什么写，今天还剩多少额度',
  tags: ['assistant'],
  responses: { 200: jsonOf(assistantSchema) },
});

export function assistantRoutes({ store: { db }, config, now }: Dependencies) {
  return createRouter().openapi(getAssistant, async (context) => {
    const accountId = requireAccount(context).id;
    const left = await readBudgetLeft(db, config.assistant, { accountId, now: now() });
    return context.json({ model: draftsByModel(config) ? config.chat.model : null, ...left }, 200);
  });
}
