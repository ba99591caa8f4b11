/** The pure part of the search, with slow twins. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestPassage } from '../../src/assistant/find/best-passage.ts';
import { countTerms } from '../../src/assistant/find/count-terms.ts';
import { fuseRanks } from '../../src/assistant/find/fuse-ranks.ts';
import { measureLikeness, SAME_MATTER } from '../../src/assistant/find/measure-likeness.ts';
import { countText, rankTexts } from '../../src/assistant/find/rank-texts.ts';
import { splitSentences } from '../../src/assistant/find/split-sentences.ts';
import { chooseTerms, weighTerms } from '../../src/assistant/find/weigh-terms.ts';
import { searchTerms } from '../../src/embed/search-terms.ts';

const ids = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 10 });

describe('fuseRanks', () => {
  /** Every id looked up in every list, as the formula says. */
  function slowTwin(lists: readonly (readonly number[])[]): { id: number; score: number }[] {
    const all = [...new Set(lists.flat())];
    const scoreOf = (id: number) => {
      let score = 0;
      for (const list of lists) {
        const distinct = list.filter((other, place) => list.indexOf(other) === place);
        if (distinct.includes(id)) score += 1 / (60 + distinct.indexOf(id) + 1);
      }
      return score;
    };
    return all.map((id) => ({ id, score: scoreOf(id) })).sort((a, b) => b.score - a.score || a.id - b.id);
  }

  it('says what its slow twin says', () => {
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 4 }), (lists) => {
        expect(fuseRanks(lists)).toEqual(slowTwin(lists));
      }),
    );
  });

  it('puts what two lists name before what one names first', () => {
    expect(
      fuseRanks([
        [1, 2, 3],
        [4, 2],
      ]).map(({ id }) => id),
    ).toEqual([2, 1, 4, 3]);
  });
});

const WEIGHTS = weighTerms(searchTerms('老城区停车难'), new Map([['停车', 0.5]]));

describe('weighTerms and chooseTerms', () => {
  it('weighs what is rare more, and what is in all texts nearly nothing', () => {
    const weights = weighTerms(
      ['甲乙', '丙丁', '戊己'],
      new Map([
        ['甲乙', 1],
        ['丙丁', 0.1],
      ]),
    );
    expect([...weights.keys()]).toEqual(['戊己', '丙丁', '甲乙']);
    expect(weights.get('甲乙')).toBeGreaterThan(0);
    expect(weights.get('甲乙')).toBeLessThan(0.02);
  });

  it('looks up the rare ones, at most so many texts, and never nothing', () => {
    const share = fc.double({ min: 0.001, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 1, maxLength: 90 }),
        fc.integer({ min: 1, max: 1e6 }),
        (given, texts) => {
          const shares = new Map(given.map((one, place) => [`词${place}`, one]));
          const chosen = chooseTerms(weighTerms([...shares.keys()], shares), shares, texts);
          const looked = chosen.reduce((sum, { term }) => sum + (shares.get(term) ?? 0) * texts, 0);
          expect(chosen.length).toBeGreaterThan(0);
          expect(chosen.length).toBeLessThanOrEqual(64);
          if (chosen.length > 1) expect(looked).toBeLessThanOrEqual(8000 + 1e-6);
          const weights = chosen.map(({ weight }) => weight);
          expect(weights).toEqual(weights.toSorted((a, b) => b - a));
        },
      ),
    );
  });

  it('looks up all terms where there are few texts, common ones too', () => {
    const shares = new Map([
      ['停车', 1],
      ['路灯', 0.5],
    ]);
    expect(chooseTerms(weighTerms(['停车', '路灯', '电梯'], shares), shares, 4)).toHaveLength(3);
  });
});

describe('rankTexts', () => {
  const text = (id: number, title: string, body: string) => ({ id, title, body });
  const counted = (texts: readonly ReturnType<typeof text>[]) => texts.map((one) => countText(one, WEIGHTS));

  it('puts a title before a body, often before once, and leaves out what has none of the terms', () => {
    const texts = [
      text(1, '路灯不亮', '老城区的路灯，停车时看不见'),
      text(2, '老城区停车难', '居民多'),
      text(3, '居民多', '老城区停车难，停车难，老城区停车'),
      text(4, '绿化', '修剪树枝'),
    ];
    expect(rankTexts(counted(texts))).toEqual([2, 3, 1]);
  });

  it('gives the same order for any order of the texts', () => {
    const body = fc.string({ unit: fc.constantFrom(...'老城区停车难路灯，'), maxLength: 20 });
    fc.assert(
      fc.property(fc.array(fc.tuple(body, body), { maxLength: 6 }), (given) => {
        const texts = given.map(([title, rest], place) => text(place + 1, title, rest));
        expect(rankTexts(counted(texts.toReversed()))).toEqual(rankTexts(counted(texts)));
      }),
    );
  });
});

const measured = (text: { title: string; body: string }, weights: ReturnType<typeof weighTerms>) =>
  measureLikeness(countTerms(text, weights), weights);

describe('measureLikeness', () => {
  /** A street that one suggestion in twenty names. */
  const shares = new Map(['望筑', '筑街', '望筑街'].map((term) => [term, 0.05]));
  const likeness = (asked: string, title: string, body: string) =>
    measured({ title, body }, weighTerms(searchTerms(asked), shares));

  it('tells the same matter from another at the same place', () => {
    const asked = '望筑街一下大雨就积水内涝';
    expect(likeness(asked, '关于改造望筑街内涝点的建议', '望筑街地势低，大雨积水最深75厘米')).toBeGreaterThan(
      SAME_MATTER,
    );
    expect(likeness(asked, '关于治理酒吧音响扰民的建议', '望筑街附近新增酒吧58家')).toBeLessThan(SAME_MATTER);
  });

  it('is 0 with nothing in common or nothing asked', () => {
    expect(likeness('停车难', '路灯', '不亮')).toBe(0);
    expect(likeness('', '路灯', '不亮')).toBe(0);
  });
});

const anyText = fc.string({ unit: fc.constantFrom(...'停车难路灯。；！\n ”a'), maxLength: 60 });

describe('splitSentences', () => {
  it('cuts whole sentences at their exact offsets, in order, without losing a letter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const spans = splitSentences(text);
        let end = 0;
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, span.start).replace(/[\s。；！”]/gu, '')).toBe('');
          expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim());
          end = span.end;
        }
        expect(text.slice(end).replace(/[\s。；！”]/gu, '')).toBe('');
      }),
    );
  });
});

describe('bestPassage', () => {
  it('is the sentence that says it', () => {
    const text = '感谢关注。老城区停车难，夜间无位。下一步种树。𠮷路灯。';
    const span = bestPassage(text, WEIGHTS);
    expect(span && text.slice(span.start, span.end)).toBe('老城区停车难，夜间无位。');
  });

  it('is whole sentences with a term, or null when there is none', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const span = bestPassage(text, WEIGHTS);
        const sentences = splitSentences(text);
        if (span === null) {
          for (const { start, end } of sentences) {
            expect(searchTerms(text.slice(start, end)).some((term) => WEIGHTS.has(term))).toBe(false);
          }
          return;
        }
        expect(sentences.map(({ start }) => start)).toContain(span.start);
        expect(sentences.map(({ end }) => end)).toContain(span.end);
        expect(searchTerms(text.slice(span.start, span.end)).some((term) => WEIGHTS.has(term))).toBe(true);
      }),
    );
  });
});
