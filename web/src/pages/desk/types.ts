/** What the desk reads, as the service's own schemas say it. */
import type { z } from 'zod';
import type {
  asOfSchema,
  decisionSchema,
  historyItemSchema,
  issueRowSchema,
  issueSchema,
  memberSchema,
  nearIssueSchema,
  recordRowSchema,
  recordSchema,
} from '../../../../src/api/desk-schemas.ts';

export type AsOf = z.infer<typeof asOfSchema>;
export type Issue = z.infer<typeof issueSchema>;
export type IssueRow = z.infer<typeof issueRowSchema>;
export type Member = z.infer<typeof memberSchema>;
export type NearIssue = z.infer<typeof nearIssueSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type HistoryItem = z.infer<typeof historyItemSchema>;
export type RecordRow = z.infer<typeof recordRowSchema>;
export type RecordDetail = z.infer<typeof recordSchema>;

export const CHANGES = ['new', 'grew', 'split', 'merged', 'unsure'] as const;
export type Change = (typeof CHANGES)[number];
export type InboxItem = IssueRow & { readonly changes: readonly Change[] };

export const CHANGE_WORDS: { readonly [C in Change]: string } = {
  new: '新出现',
  grew: '增长',
  split: '拆分',
  merged: '合并',
  unsure: '类型待定',
};
