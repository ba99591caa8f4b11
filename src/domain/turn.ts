/**
 * A turn (回合): the assistant writes a draft or one section of it, once. It runs whether or not anybody listens; its
 * events are kept, so that a page that lost its connection goes on where it was.
 */
import { z } from 'zod';
import { SECTIONS } from './draft.ts';
import { evidenceSchema } from './evidence.ts';
import { verdictSchema } from './verdict.ts';

export const TURN_STATES = ['running', 'done', 'failed', 'cancelled'] as const;
export type TurnState = (typeof TURN_STATES)[number];

/** The whole draft, or one section again. */
export const TURN_SCOPES = ['all', ...SECTIONS] as const;
export type TurnScope = (typeof TURN_SCOPES)[number];

/** Who writes: a model, or the template without one. */
export const WRITERS = ['model', 'template'] as const;
export type Writer = (typeof WRITERS)[number];

export const TURN_FAILURES = [
  'unauthorized', // the endpoint refused the key
  'rate_limited',
  'timeout',
  'endpoint_error',
  'cut_short', // the answer stopped in the middle
  'unreadable_answer',
  'budget_spent', // the tokens of the day are used up
  'looping', // asked for tools without end
  'interrupted', // the service stopped while it wrote
] as const;
export type TurnFailure = (typeof TURN_FAILURES)[number];

/** A sentence that the machine wrote, with what the closed world says of it. Kept for good. */
export const passageSchema = z.strictObject({
  id: z.number(),
  turnId: z.number(),
  section: z.enum(SECTIONS),
  /** From 0, inside the section of the turn. */
  ordinal: z.number().int(),
  /** With its marks. For measures: one whole measure. */
  text: z.string(),
  origin: z.enum(['model', 'template']),
  verdict: verdictSchema,
});
export type Passage = z.infer<typeof passageSchema>;

const STEPS = ['search', 'outline', ...SECTIONS] as const;
export type TurnStep = (typeof STEPS)[number];

/** What a page hears while the assistant writes, in order. */
export const turnEventSchema = z.discriminatedUnion('type', [
  /** What it does now. */
  z.strictObject({ type: z.literal('step'), step: z.enum(STEPS) }),
  z.strictObject({ type: z.literal('evidence'), evidence: evidenceSchema }),
  z.strictObject({ type: z.literal('title'), title: z.string(), verdict: verdictSchema }),
  z.strictObject({ type: z.literal('passage'), passage: passageSchema }),
  /** At most two, when something is missing that only the deputy knows. */
  z.strictObject({ type: z.literal('question'), question: z.string() }),
  /** A part could not be written by the model and comes from the template instead, or stays empty. */
  z.strictObject({ type: z.literal('fallback'), step: z.enum(STEPS), failure: z.enum(TURN_FAILURES) }),
  z.strictObject({
    type: z.literal('end'),
    state: z.enum(['done', 'failed', 'cancelled']),
    failure: z.enum(TURN_FAILURES).nullable(),
  }),
]);
export type TurnEvent = z.infer<typeof turnEventSchema>;
