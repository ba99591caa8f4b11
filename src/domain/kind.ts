/**
 * A kind (类型): the kind of problem, wherever it happens; what one department would handle with one
 * policy. A leaf of the editable taxonomy in reference/taxonomy, seeded into the store.
 */
import { z } from 'zod';

/** 待定: what the classifier is not sure of. Never a leaf of the taxonomy. */
export const UNSURE_KIND = 'pending';

const words = z.array(z.string().min(1));

export const kindSchema = z.strictObject({
  /** C0102 */
  code: z.string().regex(/^[A-Z]\d{4}$/),
  name: z.string().min(1),
  /** Department code of the unit that would lead (departments.json); null = none known. */
  lead: z.string().nullable(),
  assist: z.array(z.string()),
  lexicon: z.strictObject({
    /** Decisive: hardly ever written about anything else. 加装电梯, 老楼装梯. */
    strong: words,
    /** Usual in this kind, but other kinds use them too. 楼道, 外墙. */
    usual: words,
    /** What it is not: these words speak against this kind. 电梯困人 for 加装电梯. */
    not: words,
    /** Pairs that decide only together, each 'A+B': both anywhere in one sentence. 电梯+加装. */
    pairs: z.array(z.string().regex(/^[^+]+\+[^+]+$/)),
  }),
  /** The ask it usually carries, one sentence; shown to staff and used for pooled text. */
  usualAsk: z.string(),
});
export type Kind = z.infer<typeof kindSchema>;

export const fieldSchema = z.strictObject({
  /** C01 */
  code: z.string().regex(/^[A-Z]\d{2}$/),
  name: z.string().min(1),
  suggestionClass: z.string(),
  kinds: z.array(kindSchema),
});
export type Field = z.infer<typeof fieldSchema>;
