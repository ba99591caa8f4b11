import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARTS, type Parts } from '../../src/domain/ranking.ts';
import { cornerWeights, rankRanges, ranksUnder } from '../../src/rank/rank-range.ts';
import { DEFAULT_WEIGHTS, parseWeights, weightedScore } from '../../src/rank/weights.ts';

const parts = (concentration: number, acuteness: number, attention: number, recurrence: number): Parts => ({
  concentration,
  acuteness,
  attention,
  recurrence,
});
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const anyRows = fc
  .array(fc.tuple(unit, unit, unit, unit), { maxLength: 20 })
  .map((list) => list.map((values, id) => ({ id, parts: parts(...values) })));

describe('the range of a rank', () => {
  it('is one rank where one subject leads in every part', () => {
    const rows = [
      { id: 'b', parts: parts(0.1, 0.1, 0.1, 0.1) },
      { id: 'a', parts: parts(0.9, 0.9, 0.9, 0.9) },
    ];
    expect(rankRanges(rows, DEFAULT_WEIGHTS)).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  it('shows that two subjects of different strengths may change places', () => {
    const rows = [
      { id: 1, parts: parts(0.8, 0, 0, 0) },
      { id: 2, parts: parts(0, 0.9, 0, 0) },
    ];
    expect(rankRanges(rows, DEFAULT_WEIGHTS)).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('moves each weight by a fifth (0.3 · 0.8 · 0.8 lies between 0.25 · 1.2 · 0.6 and 0.25 · 1.2 · 0.7)', () => {
    const against = (acuteness: number) =>
      rankRanges(
        [
          { id: 1, parts: parts(0.8, 0, 0, 0) },
          { id: 2, parts: parts(0, acuteness, 0, 0) },
        ],
        DEFAULT_WEIGHTS,
      )[0];
    expect(against(0.6)).toEqual([1, 1]);
    expect(against(0.7)).toEqual([1, 2]);
  });

  it('agrees with sorting anew under every corner', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const all = [DEFAULT_WEIGHTS, ...cornerWeights(DEFAULT_WEIGHTS)].map((weights) => {
          const score = (row: (typeof rows)[number]) => weightedScore(weights, row.parts);
          const order = rows.toSorted((a, b) => score(b) - score(a) || a.id - b.id);
          return rows.map((row) => order.indexOf(row) + 1);
        });
        const expected = rows.map((_, index) => {
          const own = all.map((ranks) => ranks[index] ?? 0);
          return [Math.min(...own), Math.max(...own)];
        });
        expect(rankRanges(rows, DEFAULT_WEIGHTS)).toEqual(expected);
      }),
    );
  });

  it('has 14 corners that are weights, none twice', () => {
    const corners = cornerWeights(DEFAULT_WEIGHTS);
    expect(corners).toHaveLength(14);
    expect(new Set(corners.map((corner) => PARTS.map((part) => corner[part]).join())).size).toBe(14);
    for (const corner of corners) expect(parseWeights(corner)).toEqual(corner);
  });

  it('ranks equal scores by id, numbers by size', () => {
    const same = parts(0.5, 0.5, 0.5, 0.5);
    const rows = [10, 9, 2].map((id) => ({ id, parts: same }));
    expect([...ranksUnder(rows, DEFAULT_WEIGHTS)]).toEqual([3, 2, 1]);
  });
});

describe('weights', () => {
  it('are the default when nothing is configured', () => {
    expect(parseWeights(undefined)).toBe(DEFAULT_WEIGHTS);
    expect(parseWeights({ ...DEFAULT_WEIGHTS })).toEqual(DEFAULT_WEIGHTS);
  });

  it.each([
    [{ ...DEFAULT_WEIGHTS, recurrence: 0.3 }, /sum to 1/],
    [{ ...DEFAULT_WEIGHTS, recurrence: -0.2 }, /recurrence/],
    [{ ...DEFAULT_WEIGHTS, recurrence: Number.NaN }, /recurrence/],
    [{ ...DEFAULT_WEIGHTS, heat: 0 }, /heat/],
    [{ concentration: 1 }, /acuteness/],
    [null, /weights must name/],
  ])('refuse %j', (input, message) => {
    expect(() => parseWeights(input)).toThrow(RangeError);
    expect(() => parseWeights(input)).toThrow(message);
  });
});
