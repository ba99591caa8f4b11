import { describe, expect, it } from 'vitest';
import { checkTitle, scoreTitles } from '../../../eval/title/score-titles.ts';

const MEMBERS = ['葵溪新城搅拌站粉尘大', '葵溪新城的灰', '葵溪新城夜间噪音'];
const OTHERS = Array.from({ length: 20 }, (_, index) => `电梯困人无人管${index}`);
const passes = (title: string) => [...checkTitle({ title, members: MEMBERS }, OTHERS, true)];

describe('checkTitle', () => {
  it('passes a title that names object and problem', () => {
    expect(passes('葵溪新城搅拌站粉尘大')).toEqual([
      'object',
      'problem',
      'length',
      'opening',
      'masked',
      'unique',
    ]);
  });

  it.each([
    ['搅拌站夜间噪音扰民', 'object'],
    ['葵溪新城的那些日子', 'problem'],
    ['葵溪新城灰大', 'length'],
    ['关于葵溪新城粉尘大', 'opening'],
    ['葵溪新城[人员A]说粉尘大', 'masked'],
  ] as const)('%s fails %s only', (title, failed) => {
    expect(
      ['object', 'problem', 'length', 'opening', 'masked', 'unique'].filter((check) => check !== failed),
    ).toEqual(passes(title));
  });

  it('does not take a common term for an object', () => {
    const checks = checkTitle({ title: '电梯困人无人管', members: OTHERS }, OTHERS, true);
    expect(checks.has('object')).toBe(false);
  });
});

describe('scoreTitles', () => {
  it('counts shares, and a title given twice is unique for neither', () => {
    const entry = { title: '葵溪新城搅拌站粉尘大', members: MEMBERS };
    const other = { title: '柚园小区电梯困人多次', members: ['柚园小区电梯困人'] };
    const scores = scoreTitles([entry, entry, other]);
    expect(scores.shares.unique).toBeCloseTo(1 / 3);
    expect(scores.shares.problem).toBe(1);
    expect(scores.issues).toBe(3);
    expect(scores.all).toBeCloseTo(1 / 3);
  });

  it('refuses to score nothing', () => {
    expect(() => scoreTitles([])).toThrow(RangeError);
  });
});
