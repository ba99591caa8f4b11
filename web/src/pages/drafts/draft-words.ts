/** Chinese words of drafts, as the pages of this folder say them. */
import type {
  DraftCause,
  DraftContent,
  DraftMove,
  DraftState,
  Origin,
  Section,
} from '../../../../src/domain/draft.ts';
import type { EvidenceField, EvidenceKind } from '../../../../src/domain/evidence.ts';
import type { Hint, HintRule } from '../../../../src/domain/hint.ts';
import type { TurnFailure, TurnStep } from '../../../../src/domain/turn.ts';
import type { VerdictState } from '../../../../src/domain/verdict.ts';

type Words<Code extends string> = { readonly [C in Code]: string };

/** In the order of the form. */
export const SECTION_ORDER = ['facts', 'analysis', 'measures', 'basis'] as const satisfies readonly Section[];

export const SECTION_WORDS: Words<Section> = {
  facts: '情况',
  analysis: '分析',
  measures: '具体建议',
  basis: '依据',
};

export const SECTION_HELP: Words<Section> = {
  facts: '在哪里、什么时候、多大范围、涉及多少人',
  analysis: '为什么会这样，哪个环节没有做到',
  measures: '一行写一条：请谁、做什么、到什么时候、怎样算做到；表上自动编号',
  basis: '法条、以往答复、统计数字，一行一条',
};

export const STATE_WORDS: Words<DraftState> = {
  writing: '撰写中',
  submitted: '已提交',
  returned: '退回修改',
  discarded: '已放弃',
};

export const MOVE_WORDS: Words<DraftMove> = {
  submit: '提交',
  withdraw: '撤回',
  return: '退回修改',
  discard: '放弃',
  restore: '恢复',
};

export const CAUSE_WORDS: Words<DraftCause> = {
  created: '新建',
  typed: '手写',
  assistant: '助手写入',
  restored: '恢复旧版本',
};

export const ORIGIN_WORDS: Words<Origin> = {
  model: '机写',
  template: '模板',
  edited: '已改',
  person: '本人',
};

export const VERDICT_WORDS: Words<VerdictState> = {
  verified: '已核实',
  uncited: '无引据',
  unverified: '未核实',
};

/** Told apart without colour. */
export const VERDICT_MARKS: Words<VerdictState> = { verified: '✓', uncited: '–', unverified: '!' };

export const VERDICT_MEANINGS: Words<VerdictState> = {
  verified: '所引的话、数字和法条与依据材料一致',
  uncited: '没有可以核对的引文、数字和法条，请自己把关',
  unverified: '有内容与依据材料对不上，请核对后改写或删去',
};

export const STEP_ORDER = ['search', 'outline', ...SECTION_ORDER] as const satisfies readonly TurnStep[];

export const STEP_WORDS: Words<TurnStep> = { search: '查找', outline: '拟提纲', ...SECTION_WORDS };

/** Why a model did not write, and what to do. */
export const FAILURE_WORDS: Words<TurnFailure> = {
  unauthorized: '模型服务不接受密钥，请告知管理员',
  rate_limited: '模型服务正忙，稍后可重写',
  timeout: '模型服务没有按时回答，稍后可重写',
  endpoint_error: '连接不上模型服务，稍后可重写',
  cut_short: '模型的回答中途断了，可以重写这一部分',
  unreadable_answer: '模型的回答不合格式，可以重写这一部分',
  budget_spent: '今天的用量已经用完，明天可以再用模型',
  looping: '模型反复查找而不作答，可以重写',
  interrupted: '服务中途停止，请重新起草',
};

export const WEIGHTS = ['must', 'should', 'note'] as const satisfies readonly Hint['weight'][];
export const WEIGHT_WORDS: Words<Hint['weight']> = {
  must: '必须改正',
  should: '建议修改',
  note: '供您了解',
};

export const RULE_WORDS: Words<HintRule> = {
  one_matter: '一事一议',
  title_form: '标题',
  competence: '职权',
  facts: '情况',
  analysis: '分析',
  measures: '具体建议',
  basis: '依据',
  earlier: '以前提过',
  personal_data: '个人信息',
  inadmissible: '不予受理的情形',
  genre: '文体',
  empty_phrases: '空话套话',
  unverified: '未核实',
};

export const PART_WORDS: Words<'title' | Section> = { title: '标题', ...SECTION_WORDS };

export const EVIDENCE_WORDS: Words<EvidenceKind> = {
  suggestion: '以往建议',
  record: '来件',
  issue: '事项',
  law: '法条',
};

export const FIELD_WORDS: Words<EvidenceField> = {
  title: '标题',
  body: '正文',
  reply: '答复',
  article: '条文',
};

type Form = DraftContent['form'];
export const CATEGORY_WORDS: Words<Form['category']> = {
  suggestion: '建议',
  criticism: '批评',
  opinion: '意见',
};
export const DISCLOSURE_WORDS: Words<Form['disclosure']> = { full: '同意全文公开', title: '仅公开标题' };
export const METHOD_WORDS: Words<NonNullable<Form['method']>> = {
  research: '专题调研',
  meeting: '座谈',
  visit: '走访',
};
export const REPEATED_WORDS: Words<Form['repeated']> = {
  no: '首次提出',
  y2: '连续两年',
  y3: '连续三年',
  y3plus: '三年以上',
};

/** The choices of a field, in the order of its words. */
export const optionsOf = <Code extends string>(words: Words<Code>): { value: Code; word: string }[] =>
  (Object.keys(words) as Code[]).map((value) => ({ value, word: words[value] }));
