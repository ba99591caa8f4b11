/** 依据: a law, policy, plan or earlier reply that the suggestion rests on. */
import { withoutMarks } from '../marks.ts';
import { hint, type Rule } from './check-input.ts';
import { PLACEHOLDER } from './parts.ts';
import { unfilled } from './placeholders.ts';

const NAMED = /《[^》]+》|〔[SRIL]\d|第\S{1,6}条|规划|条例|办法|报告/u;

export const basis: Rule = (input) => {
  const text = input.content.sections.basis.replace(PLACEHOLDER, '').trim();
  const empty = withoutMarks(text) === '' && text === '';
  if (!empty && NAMED.test(text)) return unfilled(input, 'basis');
  return [
    ...unfilled(input, 'basis'),
    hint({
      rule: 'basis',
      weight: 'note',
      part: 'basis',
      message: empty ? '还没有写依据' : '依据里没有写出文件、条文或材料',
      remedy: '引用法条、规划或以往答复，如《……》第……条；没有的可不写',
    }),
  ];
};
