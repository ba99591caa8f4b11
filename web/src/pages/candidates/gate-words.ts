import type { Answer, GateAnswer, Question } from '../../api/candidates.ts';

export const QUESTION_WORDS: { readonly [Q in Question]: string } = {
  oneYear: '一年内能办成',
  funds: '财力可承受',
  powers: '属本级职权',
  quantifiable: '成效可量化',
  breadth: '受益面广',
};

export const ANSWER_OPTIONS: readonly { readonly value: Answer; readonly word: string }[] = [
  { value: 'yes', word: '是' },
  { value: 'no', word: '否' },
  { value: 'unknown', word: '不清楚' },
];

/** 3 是，1 否，1 未答 */
export function describeGate(answers: readonly GateAnswer[]): string {
  const count = (wanted: Answer | null) => answers.filter(({ answer }) => answer === wanted).length;
  const lines = [...ANSWER_OPTIONS, { value: null, word: '未答' }];
  const said = lines
    .filter(({ value }) => count(value) > 0)
    .map(({ value, word }) => `${count(value)} ${word}`);
  return said.join('，');
}
