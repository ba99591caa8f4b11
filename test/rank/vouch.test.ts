import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { vouchedGroups } from '../../src/rank/vouch.ts';

const ORDER = [5, 4, 3, 2, 1];
const claims = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), { maxLength: 6 });

/** Slow twin: tries every choice of one group (or none) per person. */
function mostGroups(lists: readonly (readonly number[])[]): number {
  const [own, ...others] = lists;
  if (own === undefined) return 0;
  const best = (taken: ReadonlySet<number>, rest: readonly (readonly number[])[]): number => {
    const [next, ...later] = rest;
    if (next === undefined) return taken.size;
    return Math.max(best(taken, later), ...next.map((group) => best(new Set([...taken, group]), later)));
  };
  return best(new Set(), [own, ...others]);
}

it('needs one person per group', () => {
  expect(vouchedGroups([[1, 2, 3]], ORDER)).toEqual(new Set([3]));
  expect(vouchedGroups([[1, 2], [2]], ORDER)).toEqual(new Set([2, 1]));
  // Nobody can be spared greedily: the person taken for 5 first must give it up for 4.
  expect(
    vouchedGroups(
      [
        [5, 4],
        [5, 3],
        [3, 4],
      ],
      ORDER,
    ),
  ).toEqual(new Set([5, 4, 3]));
  expect(vouchedGroups([], ORDER)).toEqual(new Set());
  expect(vouchedGroups([[9]], ORDER)).toEqual(new Set());
});

it('finds as many groups as trying everything does', () => {
  fc.assert(
    fc.property(claims, (lists) => {
      expect(vouchedGroups(lists, ORDER).size).toBe(mostGroups(lists));
    }),
    { numRuns: 500 },
  );
});

it('does not depend on the order of people, and one more person adds 1 at most', () => {
  fc.assert(
    fc.property(claims, fc.array(fc.integer({ min: 1, max: 5 })), (lists, further) => {
      const before = vouchedGroups(lists, ORDER);
      expect(vouchedGroups(lists.toReversed(), ORDER)).toEqual(before);
      const gain = vouchedGroups([...lists, further], ORDER).size - before.size;
      expect(gain).toBeGreaterThanOrEqual(0);
      expect(gain).toBeLessThanOrEqual(1);
    }),
  );
});
