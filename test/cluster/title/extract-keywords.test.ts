import { describe, expect, it } from 'vitest';
import { countDocuments } from '../../../src/cluster/title/count-documents.ts';
import { extractKeywords, MOST_KEYWORDS } from '../../../src/cluster/title/extract-keywords.ts';
import type { TitleMember } from '../../../src/cluster/title/extract-title.ts';
import { completeName, growPhrase } from '../../../src/cluster/title/grow-phrase.ts';
import { isObjectLike } from '../../../src/cluster/title/object-endings.ts';
import { flattenText, readMember } from '../../../src/cluster/title/read-member.ts';
import { FEE, LIFT, member, PLANT, tokenizeKnown } from './invented-issues.ts';

const read = (members: readonly TitleMember[]) => members.map((each) => readMember(each, tokenizeKnown));
const frequencies = countDocuments(
  [...PLANT, ...FEE, ...LIFT].map(({ title, text }) => flattenText(`${title}\n${text}`)),
);
const keywordsOf = (members: readonly TitleMember[], neighbours: readonly TitleMember[][] = []) =>
  extractKeywords({ members: read(members), neighbours: neighbours.map(read), frequencies });
const terms = (...input: Parameters<typeof keywordsOf>) => keywordsOf(...input).map(({ term }) => term);

describe('extractKeywords', () => {
  it('finds the name that the tokenizer cuts and the matter', () => {
    const found = terms(PLANT, [FEE]);
    expect(found).toContain('葵溪新城');
    expect(found).toContain('搅拌站');
    expect(found).not.toContain('新城');
  });

  it('puts what the neighbour has too behind what it has not, but keeps the name', () => {
    expect(terms(PLANT, [FEE]).indexOf('搅拌站')).toBeLessThan(terms(PLANT, [FEE]).indexOf('葵溪新城'));
    const alone = keywordsOf(PLANT).find(({ term }) => term === '葵溪新城');
    const beside = keywordsOf(PLANT, [FEE]).find(({ term }) => term === '葵溪新城');
    expect(beside?.score).toBeLessThan(alone?.score ?? 0);
  });

  it('has no mask token, number or sub-phrase, and at most six', () => {
    for (const issue of [PLANT, FEE, LIFT]) {
      const found = terms(issue);
      expect(found.length).toBeLessThanOrEqual(MOST_KEYWORDS);
      expect(found.join()).not.toMatch(/手机号|人员|\[|\d/);
      for (const term of found) {
        expect(found.filter((other) => other.includes(term))).toEqual([term]);
      }
    }
  });

  it('is the same whatever comes second', () => {
    expect(keywordsOf(PLANT, [FEE, LIFT])).toEqual(keywordsOf(PLANT, [FEE, LIFT]));
  });

  it('reports the share of members with the term', () => {
    expect(keywordsOf(PLANT).find(({ term }) => term === '搅拌站')).toMatchObject({
      support: 1,
      titleSupport: 1 / 3,
    });
  });

  it('refuses an issue without members', () => {
    expect(() => keywordsOf([])).toThrow(RangeError);
  });

  it('survives members that say nothing', () => {
    expect(keywordsOf([member('', '')])).toEqual([]);
  });
});

describe('growPhrase', () => {
  it('grows to the name and stops where the members differ', () => {
    expect(growPhrase('新城', read(PLANT))).toBe('葵溪新城');
  });

  it('does not grow on one member alone', () => {
    expect(growPhrase('新城', read(PLANT.slice(1, 2)))).toBe('新城');
  });

  it('gives a name the ending that two members write', () => {
    expect(completeName('柚园', read(LIFT))).toBe('柚园小区');
    expect(completeName('柚园', read(LIFT.slice(0, 1)))).toBe('柚园');
  });
});

describe('isObjectLike', () => {
  it.each(['葵溪新城', '柚园小区', '栗子巷', '云杉中学', '花溪一期小区', '桂坪公司', '松坡三组'])(
    '%s',
    (term) => expect(isObjectLike(term)).toBe(true),
  );
  it.each(['小区', '学校', '物业公司', '出路', '这个小区', '搅拌', '堵路', ''])('not %s', (term) =>
    expect(isObjectLike(term)).toBe(false),
  );
});

describe('countDocuments', () => {
  it('counts texts, not occurrences, and bounds a longer term by its rarest pair', () => {
    const { documents, frequencyOf } = countDocuments(['路灯路灯', '路灯不亮', '不亮']);
    expect(documents).toBe(3);
    expect(frequencyOf('路灯')).toBe(2);
    expect(frequencyOf('路灯不亮')).toBe(1);
    expect(frequencyOf('电梯')).toBe(0);
  });
});
