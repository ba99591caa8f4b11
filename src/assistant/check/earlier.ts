/** 查重: suggestions of past years about the same matter that the draft does not mention. */
import type { Found } from '../../domain/evidence.ts';
import { type CheckInput, hint, type Rule } from './check-input.ts';
import { inShort, partsOf } from './parts.ts';

export const earlier: Rule = (input) => {
  const [nearest] = input.earlier;
  if (nearest === undefined || mentionsOne(input)) return [];
  const count = input.earlier.length;
  return [
    hint({
      rule: 'earlier',
      weight: 'should',
      part: 'facts',
      message: `以往有 ${count} 件同类建议，如“${inShort(nearest.heading)}”，文中没有提到`,
      remedy: '说明以前怎样答复、现在有什么新情况，或与原提出人联名',
    }),
  ];
};

function mentionsOne({ content, evidence, earlier: known }: CheckInput): boolean {
  const text = partsOf(content)
    .filter(({ part }) => part !== 'title')
    .map((part) => part.text)
    .join('\n');
  const cited = evidence.some(
    ({ ref, target }) => target.kind === 'suggestion' && text.includes(`〔${ref}〕`),
  );
  return cited || known.some((one) => titleOf(one) !== '' && text.includes(titleOf(one)));
}

/** 关于……的建议 out of 关于……的建议（2023年，第12号）. */
const titleOf = ({ heading }: Pick<Found, 'heading'>): string =>
  heading.replace(/[（(][^）)]*[）)]$/u, '').trim();
