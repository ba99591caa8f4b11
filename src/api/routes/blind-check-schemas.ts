import { z } from '@hono/zod-openapi';

export const stampSchema = z
  .object({
    state: z.enum(['draft', 'final']),
    /** As the report prints it. */
    text: z.string(),
  })
  .openapi('Stamp');

export const questionSchema = z.enum(['kind', 'same-issue']);

export const blindResultSchema = z
  .object({
    /** Answers with an opinion; those that were unsure are left out and counted. */
    n: z.number(),
    agree: z.number(),
    unsure: z.number(),
    agreement: z.number(),
    /** Wilson interval, 95 %. */
    low: z.number(),
    high: z.number(),
    /** What `low` must reach for a final report. */
    line: z.number(),
    passed: z.boolean(),
    /** Cohen's kappa of the two people who answered most items in common; null = fewer than two. */
    kappa: z.object({ value: z.number().nullable(), n: z.number() }).nullable(),
  })
  .openapi('BlindCheckResult');

export const blindCheckSummarySchema = z
  .object({
    id: z.number(),
    question: questionSchema,
    runId: z.number(),
    /** How many people answer each item; two for kappa. */
    people: z.number(),
    createdBy: z.string(),
    createdAt: z.string(),
    state: z.enum(['open', 'finished']),
    items: z.number(),
    /** Items with as many answers that count as people are wanted. */
    answered: z.number(),
    /** Answers by people who had decided on the item's issue before. */
    notCounted: z.number(),
    /** null until the check is finished, or when every answer was unsure. */
    result: blindResultSchema.nullable(),
  })
  .openapi('BlindCheckSummary');

const blindTextSchema = z.object({
  title: z.string(),
  /** Of the ask, not of the whole record. */
  text: z.string(),
  district: z.string().nullable(),
  place: z.string().nullable(),
  receivedAt: z.string(),
});

export const blindCheckSchema = blindCheckSummarySchema
  .extend({
    entries: z
      .array(
        z.object({
          item: z.number(),
          /** One text, or two to compare. */
          texts: z.array(blindTextSchema).readonly(),
          /** What this account answered. */
          mine: z.string().nullable(),
          /** Whether it counts; null = not answered by this account. */
          counted: z.boolean().nullable(),
          /** The machine's answer; only of a finished check. */
          machine: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .openapi('BlindCheck');
