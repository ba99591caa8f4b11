/** 分析: why it is so. */
import { withoutMarks } from '../marks.ts';
import { hint, type Rule } from './check-input.ts';
import { PLACEHOLDER } from './parts.ts';
import { unfilled } from './placeholders.ts';

/** Words of a cause: institution, money, duties, planning, technology. */
const CAUSE =
  /原因|因为|由于|因(?=[^此而为素])|根源|根子|症结|关键|缘于|源于|在于|出在|归结|导致|造成|致使|使得|之所以|没有(?:标准|制度|规定|机制|部门|人|明确|配|建立|一条|形成|统一)|缺(?:乏|少|位|口)|不足|不够|不清|不明|不畅|不健全|不完善|不到位|不统一|空白|交叉|多头|脱节|滞后|各管|推诿|互推|未(?:纳入|明确|建立|落实|形成|配)|无人|难以|靠|只(?:管|能|在)|跟不上|分属/u;

export const analysis: Rule = (input) => {
  const { sections } = input.content;
  const text = withoutMarks(sections.analysis.replace(PLACEHOLDER, '')).trim();
  if (text !== '' && CAUSE.test(text)) return unfilled(input, 'analysis');
  const inFacts = text === '' && /原因|由于|根源|根子|症结|根本/u.test(sections.facts);
  return [
    ...unfilled(input, 'analysis'),
    hint({
      rule: 'analysis',
      weight: inFacts ? 'note' : 'should',
      part: 'analysis',
      message: inFacts ? '分析是空的，原因写在情况里' : text === '' ? '还没有写分析' : '分析里没有写原因',
      remedy: inFacts ? '把原因移到分析' : '写明为什么会这样：制度、经费、职责分工还是技术',
    }),
  ];
};
