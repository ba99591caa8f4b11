import type { z } from 'zod';
import type {
  blindCheckSchema,
  blindCheckSummarySchema,
  blindResultSchema,
  questionSchema,
} from '../../../../src/api/routes/blind-check-schemas.ts';

export type Check = z.infer<typeof blindCheckSchema>;
export type CheckSummary = z.infer<typeof blindCheckSummarySchema>;
export type CheckEntry = Check['entries'][number];
export type CheckResult = z.infer<typeof blindResultSchema>;
export type Question = z.infer<typeof questionSchema>;

export const QUESTION_WORDS: { readonly [Q in Question]: string } = {
  kind: '这条诉求属于哪个类型？',
  'same-issue': '这两条诉求说的是同一件事吗？',
};

export const UNSURE = 'unsure';
