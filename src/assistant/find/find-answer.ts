/** What 查 answers: earlier suggestions of the same matter, what to do about them, related issues and law articles. */
import { z } from 'zod';
import { foundSchema } from '../../domain/evidence.ts';
import { RATINGS, REPLY_CLASSES } from '../../domain/record.ts';

/** UTF-16 offsets into a stored, masked text, and what stands there. */
const spanSchema = z.strictObject({ start: z.number().int(), end: z.number().int(), text: z.string() });

export const promiseSchema = spanSchema.extend({
  /** The last day of what the sentence names (年底前, 9月底前), YYYY-MM-DD; null = it names none. */
  due: z.iso.date().nullable(),
});
export type ReplyPromise = z.infer<typeof promiseSchema>;

export const earlierSchema = z.strictObject({
  recordId: z.number(),
  version: z.number(),
  sourceId: z.string(),
  title: z.string(),
  year: z.number().int(),
  session: z.string().nullable(),
  /** YYYY-MM-DD. */
  receivedOn: z.iso.date(),
  leadDeputy: z.string().nullable(),
  cosigners: z.number().int(),
  delegation: z.string().nullable(),
  leadUnit: z.string().nullable(),
  /** null with a reply: the unit gave none. */
  replyClass: z.enum(REPLY_CLASSES).nullable(),
  resultRating: z.enum(RATINGS).nullable(),
  repliedOn: z.iso.date().nullable(),
  /** Of this year and not answered yet. */
  pending: z.boolean(),
  /** The passage of the body that matches best. */
  passage: spanSchema.nullable(),
  /** The sentence of the reply that says what was or will be done. */
  answer: spanSchema.nullable(),
  /** Sentences of the reply that promise something, in reading order. */
  promises: z.array(promiseSchema).readonly(),
  /** Promised (class B or C, or a class that is not known), and no later suggestion of the chain was answered with A. */
  promisesOpen: z.boolean(),
});
export type Earlier = z.infer<typeof earlierSchema>;

export const chainSchema = z.strictObject({
  /** Oldest first. */
  suggestions: z.array(earlierSchema).readonly(),
  /** On the same matter as the text, and not only near it. */
  alike: z.boolean(),
  /** 历年同答: nearly the same answer in several years. */
  sameAnswers: z
    .array(
      z.strictObject({
        recordIds: z.array(z.number()).readonly(),
        years: z.array(z.number().int()).readonly(),
        /** 0 to 1. */
        similarity: z.number(),
        /** What the oldest reply shares with the newest: a span of that reply. */
        excerpt: spanSchema.extend({ recordId: z.number() }),
      }),
    )
    .readonly(),
  /** The issue that goes on since the last suggestion of the chain; null = none that may be seen. */
  issue: z.strictObject({ id: z.number(), title: z.string() }).nullable(),
  /** What is new of that issue since then; empty when there is nothing, or too few people. */
  news: foundSchema.shape.figures,
});
export type Chain = z.infer<typeof chainSchema>;

export const PROPOSED_STEPS = ['supplement', 'cosign', 'new'] as const;

export const proposalSchema = z.strictObject({
  /** 补充新情况、联名、新提. */
  step: z.enum(PROPOSED_STEPS),
  /** One sentence. */
  reason: z.string(),
  /** The suggestion to supplement or to co-sign; null for a new one. */
  recordId: z.number().nullable(),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** Why only the full text was searched: no run yet, or the embedding service did not answer. */
export const PARTIAL_REASONS = ['no_run', 'embedding_unavailable'] as const;
export type PartialReason = (typeof PARTIAL_REASONS)[number];

export const findAnswerSchema = z.strictObject({
  /** Best first. */
  earlier: z.array(chainSchema).readonly(),
  proposal: proposalSchema,
  issues: z.array(foundSchema).readonly(),
  laws: z.array(foundSchema).readonly(),
  partial: z.enum(PARTIAL_REASONS).nullable(),
});
export type FindAnswer = z.infer<typeof findAnswerSchema>;
