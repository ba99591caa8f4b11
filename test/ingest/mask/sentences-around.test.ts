import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sentencesAround } from '../../../src/ingest/mask/sentences-around.ts';

const shown = (text: string) => sentencesAround(text, /#/g).map(({ start, end }) => text.slice(start, end));
const long = (sign: string) => sign.repeat(30);

it('takes the sentence of a match and its neighbours within reach, not those beyond', () => {
  expect(shown(`${long('a')}。b。${long('c')}#${long('d')}。${long('e')}`)).toEqual([
    `${long('c')}#${long('d')}。`,
  ]);
  expect(shown(`${long('a')}。b#c。${long('e')}`)).toEqual([`${long('a')}。b#c。${long('e')}`]);
  expect(shown('nothing')).toEqual([]);
});

it('gives stretches in order that do not touch and hold every match with its whole sentence', () => {
  const text = fc.array(fc.constantFrom('#', '。', '\n', 'ab', long('x')), { maxLength: 40 });
  fc.assert(
    fc.property(text, (parts) => {
      const whole = parts.join('');
      const found = sentencesAround(whole, /#/g);
      found.forEach(({ start, end }, index) => {
        expect(start).toBeGreaterThan(found[index - 1]?.end ?? -1);
        expect(start === 0 || '。\n'.includes(whole.charAt(start - 1))).toBe(true);
        expect(end === whole.length || '。\n'.includes(whole.charAt(end - 1))).toBe(true);
      });
      for (const { index } of whole.matchAll(/#/g)) {
        expect(found.some(({ start, end }) => start <= index && index < end)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
