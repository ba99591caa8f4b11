/** What the closed world says of one sentence of a draft. */
import { z } from 'zod';

/**
 * verified: cites evidence, and everything checkable in it was found there. uncited: states nothing checkable and cites
 * nothing. unverified: at least one fault; shown as 未核实 with the reasons, never dropped.
 */
export const VERDICT_STATES = ['verified', 'uncited', 'unverified'] as const;
export type VerdictState = (typeof VERDICT_STATES)[number];

export const FAULT_CODES = [
  'unknown_ref', // the id was not retrieved in this conversation
  'quote_differs', // quotation marks around words that the evidence does not have
  'quote_uncited', // a quotation without a source
  'number_unmatched', // a number that no cited evidence has
  'number_proposed', // a number of a measure: a person has to decide it
  'law_unknown', // no such law or article in the library
  'law_not_in_force', // repealed, replaced or not yet in force on that day
  'law_misquoted', // the article says something else
  'copied_record', // words of a hotline record, not generalised
  'personal_data',
  'instruction', // orders to a model, or talk about being one
  'unreadable', // the answer was not in the form asked for
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export const faultSchema = z.strictObject({
  code: z.enum(FAULT_CODES),
  /** The part of the sentence it is about, UTF-16 offsets into the sentence's text; null = all of it. */
  at: z.strictObject({ start: z.number().int().min(0), end: z.number().int().min(0) }).nullable(),
  /** One Chinese sentence for the deputy, with the value; never record text. */
  message: z.string(),
});
export type Fault = z.infer<typeof faultSchema>;

export const verdictSchema = z.strictObject({
  state: z.enum(VERDICT_STATES),
  /** Cited, in order, each once; only those that exist. */
  refs: z.array(z.string()).readonly(),
  faults: z.array(faultSchema).readonly(),
});
export type Verdict = z.infer<typeof verdictSchema>;
