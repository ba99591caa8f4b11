/** A draft (草稿) of a deputy's suggestion: its text in sections, what the form asks besides, and its way to submission. */
import { z } from 'zod';

/** 情况、分析、具体建议、依据: the order of the form. */
export const SECTIONS = ['facts', 'analysis', 'measures', 'basis'] as const;
export type Section = (typeof SECTIONS)[number];

const LONGEST_SECTION = 6000;
const text = z.string().max(LONGEST_SECTION);

/**
 * Plain text with marks 〔S1〕 where evidence is cited. Measures are one a line, without their numbers: the form numbers
 * them 一是 二是.
 */
export const draftContentSchema = z.strictObject({
  /** 关于……的建议. */
  title: z.string().max(100),
  sections: z.strictObject({ facts: text, analysis: text, measures: text, basis: text }),
  form: z.strictObject({
    /** 建议、批评、意见. */
    category: z.enum(['suggestion', 'criticism', 'opinion']),
    delegation: z.string().max(40).nullable(),
    /** Name of the unit the deputy would ask. */
    proposedUnit: z.string().max(60).nullable(),
    /** 全文公开 or 仅公开标题. */
    disclosure: z.enum(['full', 'title']),
    /** 专题调研、座谈、走访. */
    method: z.enum(['research', 'meeting', 'visit']).nullable(),
    /** 多年提出: 两年、三年、三年以上. */
    repeated: z.enum(['no', 'y2', 'y3', 'y3plus']),
    wantsContact: z.boolean(),
    referenceOnly: z.boolean(),
    openToCosign: z.boolean(),
  }),
});
export type DraftContent = z.infer<typeof draftContentSchema>;
export type DraftForm = DraftContent['form'];

export const EMPTY_CONTENT: DraftContent = {
  title: '',
  sections: { facts: '', analysis: '', measures: '', basis: '' },
  form: {
    category: 'suggestion',
    delegation: null,
    proposedUnit: null,
    disclosure: 'full',
    method: null,
    repeated: 'no',
    wantsContact: true,
    referenceOnly: false,
    openToCosign: true,
  },
};

/** 撰写中、已提交、退回修改、已放弃. Nothing is deleted. */
export const DRAFT_STATES = ['writing', 'submitted', 'returned', 'discarded'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** 提交、撤回、退回修改、放弃、恢复. */
export const DRAFT_MOVES = ['submit', 'withdraw', 'return', 'discard', 'restore'] as const;
export type DraftMove = (typeof DRAFT_MOVES)[number];

type Step = {
  readonly from: readonly DraftState[];
  readonly to: DraftState;
  readonly by: 'owner' | 'staff';
};

/** Every legal move; whatever is not here is refused. */
export const DRAFT_STEPS: Readonly<Record<DraftMove, Step>> = {
  submit: { from: ['writing', 'returned'], to: 'submitted', by: 'owner' },
  withdraw: { from: ['submitted'], to: 'writing', by: 'owner' },
  return: { from: ['submitted'], to: 'returned', by: 'staff' },
  discard: { from: ['writing', 'returned'], to: 'discarded', by: 'owner' },
  restore: { from: ['discarded'], to: 'writing', by: 'owner' },
};

/** Why a version was saved: 新建、手写、助手写入、恢复旧版本. */
export const DRAFT_CAUSES = ['created', 'typed', 'assistant', 'restored'] as const;
export type DraftCause = (typeof DRAFT_CAUSES)[number];

/** Where a sentence came from: a model, the template, or a person. `edited`: a machine's sentence that a person changed. */
export const ORIGINS = ['model', 'template', 'person', 'edited'] as const;
export type Origin = (typeof ORIGINS)[number];
