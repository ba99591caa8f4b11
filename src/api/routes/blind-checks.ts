import { randomBytes } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import {
  type CheckedSample,
  getBlindCheck as readCheck,
  listBlindChecks as readChecks,
  labelBlindItem as saveLabel,
  createBlindCheck as startCheck,
} from '../../review/blind-check.ts';
import { type BlindText, readAskTexts } from '../../store/blind-check/blind-checks.ts';
import type { Db } from '../../store/database.ts';
import { readSettings } from '../../store/identity/settings.ts';
import { authorOf } from '../author.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { requireAccount } from '../guard.ts';
import { blindCheckSchema, blindCheckSummarySchema, questionSchema } from './blind-check-schemas.ts';

const tags = ['blind check'];
const id = z.coerce.number().int().positive();

const listBlindChecks = defineRoute('listBlindChecks', {
  summary: '历次盲检抽样',
  tags,
  responses: { 200: jsonOf(z.object({ items: z.array(blindCheckSummarySchema).readonly() })) },
});

const createBlindCheck = defineRoute('createBlindCheck', {
  summary: '随机抽样，开始一次盲检',
  tags,
  request: {
    body: jsonBody(
      z.strictObject({
        size: z.number().int().min(1).max(500).default(100),
        question: questionSchema,
        people: z.number().int().min(1).max(2).default(1),
      }),
    ),
  },
  responses: { 201: jsonOf(blindCheckSummarySchema) },
});

const getBlindCheck = defineRoute('getBlindCheck', {
  summary: '一次盲检：逐条标注，不显示机器的判断',
  tags,
  request: { params: z.object({ id }) },
  responses: { 200: jsonOf(blindCheckSchema) },
});

const labelBlindItem = defineRoute('labelBlindItem', {
  summary: '标注一条',
  tags,
  request: {
    params: z.object({ id, item: id }),
    body: jsonBody(
      z.strictObject({
        /** A kind's code or `unsure`; for pairs `yes`, `no` or `unsure`. */
        answer: z.string().min(1).max(40),
      }),
    ),
  },
  responses: {
    200: jsonOf(
      z
        .object({
          /** false: this account decided on the issue before, so it knows the machine's answer. */
          counted: z.boolean(),
          answered: z.number(),
          state: z.enum(['open', 'finished']),
        })
        .openapi('BlindLabel'),
    ),
  },
});

export function blindCheckRoutes({ store, config }: Dependencies) {
  const { db } = store;
  const readLine = async () => (await readSettings(db, config)).agreementLine;
  return createRouter()
    .openapi(listBlindChecks, async (context) => {
      const items = (await readChecks(db, await readLine())).map(summarise);
      return context.json({ items }, 200);
    })
    .openapi(createBlindCheck, async (context) => {
      const { author: createdBy, authorId: accountId } = authorOf(context);
      const seed = randomBytes(16).toString('hex');
      const checkId = await startCheck(db, { ...context.req.valid('json'), seed, createdBy, accountId });
      return context.json(summarise(await readCheck(db, checkId, await readLine())), 201);
    })
    .openapi(getBlindCheck, async (context) => {
      const sample = await readCheck(db, context.req.valid('param').id, await readLine());
      const entries = await presentEntries(db, sample, requireAccount(context).id);
      return context.json({ ...summarise(sample), entries }, 200);
    })
    .openapi(labelBlindItem, async (context) => {
      const { id: checkId, item } = context.req.valid('param');
      const { answer } = context.req.valid('json');
      const { counted, progress } = await saveLabel(db, { checkId, item, answer, ...authorOf(context) });
      return context.json({ counted, answered: progress.answered, state: progress.state }, 200);
    });
}

function summarise({ check, progress, result }: CheckedSample) {
  const { id: checkId, question, runId, people, createdBy, createdAt } = check;
  return {
    id: checkId,
    question,
    runId,
    people,
    createdBy,
    createdAt: createdAt.toISOString(),
    ...progress,
    result,
  };
}

/** The machine's answers leave only with a finished check. */
async function presentEntries(db: Db, { items, labels, progress }: CheckedSample, accountId: number) {
  const askIds = items.flatMap(({ askId, otherAskId }) => [
    askId,
    ...(otherAskId === null ? [] : [otherAskId]),
  ]);
  const texts = await readAskTexts(db, askIds);
  const own = new Map(
    labels.filter((label) => label.accountId === accountId).map((label) => [label.item, label]),
  );
  return items.map(({ item, askId, otherAskId, machineAnswer }) => ({
    item,
    texts: [askId, otherAskId].flatMap((one) => {
      const text = one === null ? undefined : texts.get(one);
      return text === undefined ? [] : [presentText(text)];
    }),
    mine: own.get(item)?.answer ?? null,
    counted: own.get(item)?.counted ?? null,
    machine: progress.state === 'finished' ? machineAnswer : null,
  }));
}

/** Without the ask's number: it would lead to the issue, and so to the machine's answer. */
const presentText = ({ title, text, district, place, receivedAt }: BlindText) => ({
  title,
  text,
  district,
  place,
  receivedAt: receivedAt.toISOString(),
});
