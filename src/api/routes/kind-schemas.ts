import { z } from '@hono/zod-openapi';
import { indicatorsSchema, namedCode, rankedSchema, stateSchema } from './rank-schemas.ts';

const words = z.array(z.string().trim().min(1).max(40)).max(400).readonly();

/** The words of the classifier: strong ones decide, `not` ones speak against, pairs decide together. */
export const lexiconSchema = z
  .strictObject({
    strong: words,
    usual: words,
    not: words,
    pairs: z
      .array(z.string().regex(/^[^+]+\+[^+]+$/))
      .max(400)
      .readonly(),
  })
  .openapi('Lexicon');

export const kindSummarySchema = z
  .object({
    code: z.string(),
    name: z.string(),
    fieldCode: z.string(),
    source: z.enum(['reference', 'person']),
    version: z.number(),
    /** The unit that would lead; `name` is its short name. */
    lead: namedCode.nullable(),
    /** null: not in the last run, or too few people to be shown to this account. */
    ranked: rankedSchema.nullable(),
    /** Issues that are neither dormant nor rejected. */
    openIssues: z.number(),
    /** Of these, issues whose kind no person has set. */
    byMachine: z.number(),
    suggestions: z.number(),
  })
  .openapi('KindSummary');

export const kindTreeSchema = z
  .object({
    runId: z.number().nullable(),
    fields: z
      .array(z.object({ code: z.string(), name: z.string(), kinds: z.array(kindSummarySchema).readonly() }))
      .readonly(),
    /** 待定: what the classifier is not sure of. */
    unsure: z.object({ issues: z.number(), records: z.number() }),
  })
  .openapi('KindTree');

export const kindDetailSchema = kindSummarySchema
  .extend({
    active: z.boolean(),
    field: namedCode,
    assist: z.array(namedCode).readonly(),
    lexicon: lexiconSchema,
    usualAsk: z.string(),
    indicators: indicatorsSchema,
    /** By rank, the first hundred. */
    issues: z
      .array(
        z.object({
          id: z.number(),
          title: z.string(),
          state: stateSchema,
          kindSource: z.enum(['classifier', 'person']),
          kindConfidence: z.number(),
          rank: z.number(),
          score: z.number(),
          records: z.number(),
          people: z.number(),
        }),
      )
      .readonly(),
    suggestionsByYear: z
      .array(
        z.object({
          year: z.number().nullable(),
          suggestions: z
            .array(z.object({ recordId: z.number(), sourceId: z.string(), title: z.string() }))
            .readonly(),
        }),
      )
      .readonly(),
    recordsByYear: z
      .array(
        z.object({
          year: z.number(),
          /** null: too few people to be shown to this account. */
          records: z.number().nullable(),
          people: z.number().nullable(),
        }),
      )
      .readonly(),
  })
  .openapi('KindDetail');

/** What a person writes; the code is given by the service. */
export const kindBody = z
  .strictObject({
    fieldCode: z.string().regex(/^[A-Z]\d{2}$/),
    name: z.string().trim().min(2).max(40),
    /** Department code. */
    lead: z.string().max(40).nullable(),
    assist: z.array(z.string().max(40)).max(20).readonly(),
    lexicon: lexiconSchema,
    usualAsk: z.string().trim().max(200),
  })
  .openapi('KindDraft');

export const savedKindSchema = z.object({ code: z.string(), version: z.number() }).openapi('SavedKind');

export const kindProposalSchema = z
  .object({
    id: z.number(),
    runId: z.number(),
    keywords: z.array(z.string()).readonly(),
    size: z.number(),
    state: z.enum(['proposed', 'accepted', 'rejected']),
    issues: z
      .array(z.object({ id: z.number(), title: z.string(), records: z.number(), people: z.number() }))
      .readonly(),
  })
  .openapi('KindProposal');

export const proposalDecisionBody = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('accept'),
    fieldCode: z.string().regex(/^[A-Z]\d{2}$/),
    name: z.string().trim().min(2).max(40),
    lead: z.string().max(40).nullable().default(null),
    usualAsk: z.string().trim().max(200).default(''),
    /** Those of the proposed issues that take the new kind at once, each as a decision. */
    issueIds: z.array(z.number().int().positive()).max(500).default([]),
  }),
  z.strictObject({ decision: z.literal('reject') }),
]);

export const proposalOutcomeSchema = z
  .object({
    state: z.enum(['accepted', 'rejected']),
    /** The kind that was made. */
    kind: savedKindSchema.nullable(),
    decisionIds: z.array(z.number()).readonly(),
  })
  .openapi('ProposalOutcome');
