/** The boxes of 相关情况, ticked as the deputy chose. */
import type { DraftForm } from '../../domain/draft.ts';

type Choice<Value> = readonly (readonly [Value, string])[];

const CATEGORY: Choice<DraftForm['category']> = [
  ['suggestion', '建议'],
  ['criticism', '批评'],
  ['opinion', '意见'],
];
const DISCLOSURE: Choice<DraftForm['disclosure']> = [
  ['full', '同意全文公开'],
  ['title', '仅同意公开标题'],
];
const METHOD: Choice<DraftForm['method']> = [
  ['research', '专题调研'],
  ['meeting', '座谈'],
  ['visit', '走访等其他形式'],
];
const REPEATED: Choice<DraftForm['repeated']> = [
  ['y2', '两年'],
  ['y3', '三年'],
  ['y3plus', '三年以上'],
];
const YES_NO: Choice<boolean> = [
  [true, '是'],
  [false, '否'],
];
const MAY: Choice<boolean> = [
  [true, '可以'],
  [false, '不可以'],
];

export const tickCategory = ({ category }: DraftForm): string => ticked(CATEGORY, category);

/** Each row of the block: its name and its boxes. */
export function tickCircumstances(form: DraftForm): [string, string][] {
  return [
    ['公开意见', ticked(DISCLOSURE, form.disclosure)],
    ['形成方式', ticked(METHOD, form.method)],
    ['属于多年多次提出、尚未解决的事项', ticked(REPEATED, form.repeated)],
    ['希望加强联系沟通', ticked(YES_NO, form.wantsContact)],
    ['仅供研究参考，不需书面答复', ticked(YES_NO, form.referenceOnly)],
    ['可否联名', ticked(MAY, form.openToCosign)],
    ['建议承办单位', form.proposedUnit ?? ''],
  ];
}

const ticked = <Value>(choice: Choice<Value>, chosen: Value): string =>
  choice.map(([value, words]) => `${value === chosen ? '☑' : '□'}${words}`).join('　');
