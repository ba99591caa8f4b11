import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumbers } from '../../../src/assistant/verify/read-numbers.ts';
import { verifySentence } from '../../../src/assistant/verify/verify-sentence.ts';
import { DAY, EVIDENCE, LAWS } from './world.ts';

const stateOf = (text: string, evidence = EVIDENCE) =>
  verifySentence({ text, section: 'facts', evidence, laws: LAWS, day: DAY }).state;

/** Each once passed as verified, or could have. */
describe('ways to slip past', () => {
  it.each([
    ['more than the figure', '超过45件来件〔I1〕。'],
    ['some more than the figure', '来件45余件〔I1〕。'],
    ['less than the figure', '来件不足45件〔I1〕。'],
    ['single quotation marks', '答复称‘计划于2024年底前在云桥街增设2个站点’〔S1〕。'],
    ['foreign quotation marks', '答复称«计划于2024年底前在云桥街增设2个站点»〔S1〕。'],
    ['a fraction', '来件45件，占三分之二〔I1〕。'],
    ['tenths', '来件45件，占十分之一〔I1〕。'],
    ['thousandths', '来件45件，占千分之三〔I1〕。'],
    ['a fraction as one sign', '来件45件，占⅔〔I1〕。'],
    ['a number as one sign', '来件45件，涉及㊴人〔I1〕。'],
    ['numerals of cheques', '来件45件，涉及叁拾玖人〔I1〕。'],
    ['an old numeral', '来件45件，涉及卅九人〔I1〕。'],
    ['digits of another script', '来件45件，涉及٣٩人〔I1〕。'],
    ['a letter for a digit', '来件45件，涉及3O人〔I1〕。'],
    ['a zero-width space in a number', '来件4\u200B5件〔I1〕。'],
    ['a full-width id', '来件45件〔I1〕〔Ｉ９〕。'],
    ['an id of another letter', '来件45件〔I1〕〔Q3〕。'],
    ['thirty minutes', '来件45件，每次等三十分钟〔I1〕。'],
  ])('%s', (_, text) => expect(stateOf(text)).toBe('unverified'));

  it('the last numeral of a longer number is no article', () => {
    expect(readNumbers('二十一家、三十一处').map(({ value }) => value)).toEqual(['21', '31']);
  });

  it('one vague quantity is not another', () => {
    const evidence = EVIDENCE.map((one) =>
      one.ref === 'S1' ? { ...one, texts: [{ field: 'body' as const, text: '涉及数百户居民。' }] } : one,
    );
    expect(stateOf('涉及数百户居民〔S1〕。', evidence)).toBe('verified');
    expect(stateOf('涉及数千户居民〔S1〕。', evidence)).toBe('unverified');
  });

  it('what holds for the figure itself stays verified', () => {
    for (const text of [
      '来件约45件〔I1〕。',
      '来件不超过45件〔I1〕。',
      '来件45件以上〔I1〕。',
      '①来件45件〔I1〕。',
    ]) {
      expect([text, stateOf(text)]).toEqual([text, 'verified']);
    }
  });
});

const DIGITS = '零一二三四五六七八九';

/** Numbers in words, made from the value, place by place; the reader goes the other way. */
function inWords(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000;
    const gap = rest > 0 && rest < 1000 ? '零' : '';
    return `${inWords(Math.floor(value / 10_000))}万${gap}${rest === 0 ? '' : inWords(rest)}`;
  }
  const digits = [...String(value)].map(Number);
  const words = digits.map((digit, index) =>
    digit === 0 ? '零' : `${DIGITS[digit]}${['', '十', '百', '千'][digits.length - 1 - index]}`,
  );
  return words.join('').replace(/零+/g, '零').replace(/零$/, '');
}

describe('a number', () => {
  const value = fc.integer({ min: 2, max: 9_999_999 });
  const thousands = (number: number) => String(number).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
  const wide = (number: number) =>
    [...String(number)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');

  it('is the same in digits, full width, thousands, words', () => {
    fc.assert(
      fc.property(value, (number) => {
        for (const written of [String(number), wide(number), thousands(number), inWords(number)]) {
          expect([written, readNumbers(`涉及${written}人`).map((one) => one.value)]).toEqual([
            written,
            [String(number)],
          ]);
        }
      }),
    );
  });

  it('is another one when its value is another one, in whatever way it is written', () => {
    fc.assert(
      fc.property(value, value, (known, other) => {
        const evidence = EVIDENCE.map((one) =>
          one.ref === 'I1'
            ? { ...one, figures: [{ name: 'people', value: known, unit: '人', words: `涉及${known}人` }] }
            : one,
        );
        const expected = known === other ? 'verified' : 'unverified';
        for (const written of [String(other), wide(other), thousands(other), inWords(other)]) {
          expect([written, stateOf(`共涉及${written}人〔I1〕。`, evidence)]).toEqual([written, expected]);
        }
      }),
    );
  });
});
