import { describe, expect, it } from 'vitest';
import { PLACES, placeOf, swapPlace } from '../../eval/issues/places.ts';
import { copyPairs, countTogether, hardNegatives } from '../../eval/issues/score-pairs.ts';

const GROUPING = new Map([
  ['a', '1'],
  ['b', '1'],
  ['c', '2'],
]);

describe('pairs', () => {
  it('are together in one issue, never in none', () => {
    const pairs = [
      ['a', 'b'],
      ['a', 'c'],
      ['x', 'y'],
    ] as const;
    expect(countTogether(pairs, GROUPING)).toEqual({ part: 1, whole: 3 });
  });

  it('of one trait and two issues are hard negatives', () => {
    const kinds: Record<string, string> = { a: 'lift', b: 'lift', c: 'lift' };
    expect(hardNegatives(new Map([...GROUPING, ['d', '2']]), (record) => kinds[record] ?? null)).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ]);
  });

  it('of copies are each with the first', () => {
    const bodies: Record<string, string> = { a: 'x', b: 'x', c: 'x', d: 'y' };
    expect(copyPairs(['a', 'b', 'c', 'd', 'e'], (record) => bodies[record] ?? null)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
  });
});

describe('places', () => {
  it('are swapped everywhere, and for names of the same length', () => {
    expect(swapPlace('栖桐新城旁边，栖桐人都知道，澄岚没事')).toBe('霓杉新城旁边，霓杉人都知道，澄岚没事');
    for (const [name, other] of PLACES) expect(other).toHaveLength(name.length);
  });

  it('are all different', () => {
    const names = PLACES.flat();
    expect(new Set(names).size).toBe(names.length);
  });

  it('may be none', () => {
    expect(placeOf('小区停水')).toBeNull();
    expect(() => swapPlace('小区停水')).toThrow(RangeError);
  });
});
