/** A hint (提示) of the check before submission: what does not look right, by which rule, and what to do about it. */
import { z } from 'zod';
import { SECTIONS } from './draft.ts';

export const HINT_RULES = [
  'one_matter', // 一事一议
  'title_form', // 关于…的建议
  'competence', // 职权, N06
  'facts', // place, time, scale
  'analysis',
  'measures', // who does what by when, measurable
  'basis',
  'earlier', // 查重
  'personal_data', // 隐私
  'inadmissible', // N01 to N09
  'genre', // 请求、请示、报告、信
  'empty_phrases', // 高度重视、加大力度
  'unverified', // sentences marked 未核实
] as const;
export type HintRule = (typeof HINT_RULES)[number];

export const hintSchema = z.strictObject({
  rule: z.enum(HINT_RULES),
  /** N03, for inadmissible. */
  ground: z.string().nullable(),
  /** must: not to be submitted so. should: better changed. note: for the deputy to know. */
  weight: z.enum(['must', 'should', 'note']),
  /** Where: the title, a section, or null = the whole. */
  part: z.enum(['title', ...SECTIONS]).nullable(),
  /** UTF-16 offsets into that part; null = all of it. */
  at: z.strictObject({ start: z.number().int(), end: z.number().int() }).nullable(),
  /** What is wrong, with the value. */
  message: z.string(),
  /** What to do. */
  remedy: z.string(),
  /** A text that could stand there instead; null = none. Never made up. */
  replacement: z.string().nullable(),
});
export type Hint = z.infer<typeof hintSchema>;
