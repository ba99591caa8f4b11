import { z } from '@hono/zod-openapi';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { blindCheckSchema, blindCheckSummarySchema, questionSchema } from './blind-check-schemas.ts';

const tags = ['blind check'];
const id = z.coerce.number().int().positive();

const listBlindChecks = defineRoute('listBlindChecks', {
  summary: '历次盲测抽样',
  tags,
  responses: { 200: jsonOf(z.object({ items: z.array(blindCheckSummarySchema).readonly() })) },
});

const createBlindCheck = defineRoute('createBlindCheck', {
  summary: '随机抽样，开始一次盲测',
  tags,
  request: {
    body: jsonBody(
      z.strictObject({ size: z.number().int().min(1).max(500).default(100), question: questionSchema }),
    ),
  },
  responses: { 201: jsonOf(blindCheckSummarySchema) },
});

const getBlindCheck = defineRoute('getBlindCheck', {
  summary: '一次盲测：逐条标注，不显示机器的判断',
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

export function blindCheckRoutes(_dependencies: Dependencies) {
  return createRouter()
    .openapi(listBlindChecks, async () => unfinished())
    .openapi(createBlindCheck, async () => unfinished())
    .openapi(getBlindCheck, async () => unfinished())
    .openapi(labelBlindItem, async () => unfinished());
}

function unfinished(): never {
  throw new RangeError('not built yet');
}
