import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BlindAnswer, blindProgress, blindResult } from '../../src/review/blind-check-result.ts';
import { stampOf, weakest } from '../../src/review/blind-check-stamp.ts';
import { cohensKappa, wilsonInterval } from '../../src/review/blind-check-statistics.ts';

/** Slow twin: the ends are where the score test just rejects, |p̂ − p| = z √(p(1 − p)/n); found by halving. */
function wilsonBySearch(agree: number, n: number): { low: number; high: number } {
  const share = agree / n;
  const rejects = (p: number) => Math.abs(share - p) > 1.959963984540054 * Math.sqrt((p * (1 - p)) / n);
  const boundary = (outside: number) => {
    let [out, inside] = [outside, share];
    if (!rejects(outside)) return outside;
    for (let step = 0; step < 80; step++) {
      const middle = (out + inside) / 2;
      if (rejects(middle)) out = middle;
      else inside = middle;
    }
    return inside;
  };
  return { low: boundary(0), high: boundary(1) };
}

describe('wilsonInterval', () => {
  it('is the published figure for 81 of 263: 0.2553 to 0.3662', () => {
    // Newcombe, "Two-sided confidence intervals for the single proportion", Statist. Med. 17 (1998), table I.
    const { low, high } = wilsonInterval(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it('is what the score test does not reject, for every count', () => {
    const counts = fc
      .integer({ min: 1, max: 500 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([agree, n]) => {
        const { low, high } = wilsonInterval(agree, n);
        const slow = wilsonBySearch(agree, n);
        expect(low).toBeCloseTo(slow.low, 9);
        expect(high).toBeCloseTo(slow.high, 9);
      }),
    );
  });

  it('refuses counts that cannot be', () => {
    for (const [agree, n] of [
      [0, 0],
      [-1, 3],
      [4, 3],
      [0.5, 3],
    ] as const) {
      expect(() => wilsonInterval(agree, n)).toThrow(RangeError);
    }
  });
});

describe('cohensKappa', () => {
  it('is 0.4 for 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no', () => {
    const repeat = (times: number, pair: [string, string]) => Array.from({ length: times }, () => pair);
    const pairs = [
      ...repeat(20, ['yes', 'yes']),
      ...repeat(5, ['yes', 'no']),
      ...repeat(10, ['no', 'yes']),
      ...repeat(15, ['no', 'no']),
    ];
    expect(cohensKappa(pairs)).toBeCloseTo(0.4, 12);
  });

  it('is 1 for equal answers, and nothing when there was nothing to differ about', () => {
    expect(cohensKappa([['a', 'a'], ['b', 'b']])).toBe(1); // biome-ignore format: two pairs
    expect(cohensKappa([['a', 'a']])).toBeNull();
    expect(cohensKappa([])).toBeNull();
  });
});

const answer = (item: number, accountId: number, said: string, counted = true): BlindAnswer => ({
  item,
  accountId,
  answer: said,
  counted,
});
const machine = new Map([
  [1, 'A'],
  [2, 'B'],
  [3, 'C'],
]);

describe('blindResult', () => {
  it('waits until each item has an answer that counts', () => {
    const answers = [answer(1, 7, 'A'), answer(2, 7, 'B'), answer(3, 7, 'C', false)];
    expect(blindProgress({ machine, people: 1 }, answers)).toEqual({
      items: 3,
      answered: 2,
      notCounted: 1,
      state: 'open',
    });
    expect(blindResult({ machine, people: 1 }, answers, 0.8)).toBeNull();
  });

  it('leaves out who knew the machine’s answer, and who was unsure', () => {
    const answers = [answer(1, 7, 'B', false), answer(1, 8, 'A'), answer(2, 8, 'unsure'), answer(3, 8, 'A')];
    const result = blindResult({ machine, people: 1 }, answers, 0.8);
    expect(result).toMatchObject({ n: 2, agree: 1, unsure: 1, agreement: 0.5, passed: false, kappa: null });
  });

  it('counts each item once when two people answer, and tells how they agree', () => {
    const both = [7, 8].flatMap((account) => [
      answer(1, account, 'A'),
      answer(2, account, 'B'),
      answer(3, account, account === 7 ? 'C' : 'A'),
    ]);
    expect(blindProgress({ machine, people: 2 }, both.slice(0, 4)).state).toBe('open');
    const result = blindResult({ machine, people: 2 }, both, 0.3);
    expect(result).toMatchObject({ n: 3, agree: 3, passed: true, kappa: { n: 3 } });
    expect(result?.kappa?.value).toBeCloseTo(0.5, 12);
  });
});

describe('the stamp', () => {
  const agreement = { question: 'kind', checkId: 1, runId: 2, drawnAt: new Date('2025-02-28T20:00:00Z'), agreement: 0.93, low: 0.863, high: 0.966, n: 100 } as const; // biome-ignore format: one case

  it('is a draft without a check, and below the line', () => {
    expect(stampOf(null).state).toBe('draft');
    expect(stampOf({ ...agreement, line: 0.9 })).toEqual({
      state: 'draft',
      text: '草案：机器初步归集，盲检类型一致率93.0%（95%区间86.3%至96.6%，100条；第2次运行，2025年3月1日抽样），下限不足90.0%',
    });
  });

  it('is final from the line on', () =>
    expect(stampOf({ ...agreement, line: 0.863 })).toEqual({
      state: 'final',
      text: '机器归集，盲检类型一致率93.0%（95%区间86.3%至96.6%，100条；第2次运行，2025年3月1日抽样）',
    }));

  it('goes by the newest finished check of each question, and by the weaker of the two', () => {
    const check = (id: number, question: 'kind' | 'same-issue', low: number | null) => ({
      check: {
        id,
        question,
        runId: 1,
        people: 1,
        seed: '',
        createdBy: '',
        accountId: null,
        createdAt: new Date(0),
      },
      result:
        low === null
          ? null
          : { n: 9, agree: 8, unsure: 0, agreement: 0.9, low, high: 1, line: 0.8, passed: true, kappa: null },
    });
    const checks = [
      check(4, 'kind', null),
      check(3, 'kind', 0.85),
      check(2, 'same-issue', 0.7),
      check(1, 'kind', 0.1),
    ];
    expect(weakest(checks)).toMatchObject({ checkId: 2, runId: 1, drawnAt: new Date(0), low: 0.7 });
    expect(weakest(checks.slice(0, 1))).toBeNull();
  });
});
