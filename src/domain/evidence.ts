/**
 * Evidence (依据材料): what retrieval returned for a draft. Only this can be cited, by its `ref`; every quote, number and
 * article in a draft is compared with it by code.
 */
import { z } from 'zod';

/** S earlier suggestions 代表建议, R records of the hotline and the like 来件, I issues 事项, L law articles 法条. */
export const EVIDENCE_KINDS = ['suggestion', 'record', 'issue', 'law'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
export const REF_LETTERS = { suggestion: 'S', record: 'R', issue: 'I', law: 'L' } as const;

/** S1, I12. */
export const refSchema = z.string().regex(/^[SRIL][1-9]\d{0,2}$/);

/** What it points at in the store. */
export const evidenceTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('suggestion'), recordId: z.number(), version: z.number() }),
  z.strictObject({ kind: z.literal('record'), recordId: z.number(), version: z.number() }),
  z.strictObject({ kind: z.literal('issue'), issueId: z.number(), runId: z.number() }),
  z.strictObject({ kind: z.literal('law'), articleId: z.number() }),
]);
export type EvidenceTarget = z.infer<typeof evidenceTargetSchema>;

export const EVIDENCE_FIELDS = ['title', 'body', 'reply', 'article'] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

/** A whole stored text, masked, as it was when it was retrieved. */
const evidenceTextSchema = z.strictObject({ field: z.enum(EVIDENCE_FIELDS), text: z.string() });

/** UTF-16 offsets into the text of that field, start < end. */
const evidenceSpanSchema = z.strictObject({
  field: z.enum(EVIDENCE_FIELDS),
  start: z.number().int().min(0),
  end: z.number().int().min(1),
});
export type EvidenceSpan = z.infer<typeof evidenceSpanSchema>;

/** A number that a query gave: the only numbers a draft may state as facts, besides those in the texts. */
const figureSchema = z.strictObject({
  /** people, records, districts, months, years, growth … */
  name: z.string(),
  value: z.number(),
  /** 人, 件, 个区, %. */
  unit: z.string(),
  /** As a page says it: 2026年以来来件 45 件. */
  words: z.string(),
});
export type Figure = z.infer<typeof figureSchema>;

/** Retrieved and not yet part of a draft. */
export const foundSchema = z.strictObject({
  target: evidenceTargetSchema,
  /** 关于盘活老城区停车位的建议（2023年，第12号）. */
  heading: z.string(),
  /** YYYY-MM-DD; null = none. */
  date: z.iso.date().nullable(),
  texts: z.array(evidenceTextSchema).readonly(),
  /** The most telling passage; null when the whole counts. */
  span: evidenceSpanSchema.nullable(),
  figures: z.array(figureSchema).readonly(),
  /** Short facts for the card, in order: [承办单位, 市交通局], [答复类别, B]. */
  notes: z.array(z.tuple([z.string(), z.string()])).readonly(),
  /** Words may be quoted in a suggestion: never those of a hotline record (代转来信). */
  quotable: z.boolean(),
  /** In force on the day of retrieval; null for what is no law. */
  inForce: z.boolean().nullable(),
});
export type Found = z.infer<typeof foundSchema>;

export const evidenceSchema = foundSchema.extend({ ref: refSchema });
export type Evidence = z.infer<typeof evidenceSchema>;

/** A mark in a draft's text: 〔S1〕. Models also write [S1] and 【S1】; src/assistant/marks.ts makes them one. */
export const MARK = /〔([SRIL][1-9]\d{0,2})〕/g;
