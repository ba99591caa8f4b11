import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupAsks, type PlacedAsk } from '../../src/report/package-asks.ts';

/** Slow twin: every pair of groups is compared anew after every merge. */
function groupSlowly(asks: readonly PlacedAsk[], minimum: number): string[][] {
  const pairs = asks.map(
    ({ text }) => new Set([...text].slice(1).map((character, index) => `${[...text][index]}${character}`)),
  );
  const similarity = (a: number, b: number) => {
    const [left, right] = [pairs[a] ?? new Set(), pairs[b] ?? new Set()];
    const shared = [...left].filter((pair) => right.has(pair)).length;
    return shared === 0 ? 0 : shared / Math.sqrt(left.size * right.size);
  };
  const groups = asks.map((_, index) => [index]);
  for (;;) {
    let best: { left: number; right: number; mean: number } | null = null;
    for (let left = 0; left < groups.length; left++) {
      for (let right = left + 1; right < groups.length; right++) {
        const [a, b] = [groups[left] ?? [], groups[right] ?? []];
        const writers = new Set(a.map((index) => asks[index]?.sourceId));
        if (b.some((index) => writers.has(asks[index]?.sourceId))) continue;
        const mean =
          a.flatMap((i) => b.map((j) => similarity(i, j))).reduce((x, y) => x + y, 0) / (a.length * b.length);
        if (mean >= minimum && (best === null || mean > best.mean + 1e-12)) best = { left, right, mean };
      }
    }
    if (best === null) break;
    groups[best.left]?.push(...(groups[best.right] ?? []));
    groups.splice(best.right, 1);
  }
  return groups
    .map((group) => group.map((index) => `${asks[index]?.sourceId} ${asks[index]?.ordinal}`).toSorted())
    .toSorted();
}

const keyed = (members: readonly PlacedAsk[]) =>
  members.map(({ sourceId, ordinal }) => `${sourceId} ${ordinal}`);

describe('groupAsks', () => {
  const words = fc.stringMatching(/^[甲乙丙丁戊己庚辛壬癸子丑寅卯]{4,12}$/);
  const suggestions = fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 7,
  });
  const placed = (texts: readonly (readonly string[])[]): PlacedAsk[] =>
    texts.flatMap((own, index) =>
      own.map((text, place) => ({ sourceId: `J${index}`, ordinal: place + 1, text })),
    );

  it('holds every ask exactly once, and never two of one suggestion together', () =>
    fc.assert(
      fc.property(suggestions, (texts) => {
        const asks = placed(texts);
        const groups = groupAsks(asks, 0.1);
        expect(groups.flatMap(({ members }) => keyed(members)).toSorted()).toEqual(keyed(asks).toSorted());
        for (const { members, wording } of groups) {
          expect(new Set(members.map(({ sourceId }) => sourceId)).size).toBe(members.length);
          expect(members).toContain(wording);
        }
      }),
    ));

  it('is average linkage, as the slow twin finds it', () =>
    fc.assert(
      fc.property(suggestions, (texts) => {
        const asks = placed(texts);
        const fast = groupAsks(asks, 0.1)
          .map(({ members }) => keyed(members).toSorted())
          .toSorted();
        expect(fast).toEqual(groupSlowly(asks, 0.1));
      }),
      { numRuns: 200, seed: 20261124 },
    ));

  it('puts the same ask of different suggestions together, the most asked first', () => {
    const asks = placed([
      ['简化老旧小区加装电梯的审批流程', '设立社区托育点'],
      ['进一步简化加装电梯审批流程和材料'],
      ['老旧小区加装电梯审批流程要简化', '增设公交线路'],
    ]);
    const [first, ...rest] = groupAsks(asks);
    expect(first && keyed(first.members)).toEqual(['J0 1', 'J1 1', 'J2 1']);
    expect(rest.map(({ members }) => members.length)).toEqual([1, 1]);
  });
});
