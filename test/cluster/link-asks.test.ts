import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinkInput, linkAsks } from '../../src/cluster/link-asks.ts';
import {
  createNeighbourLists,
  type NeighbourLists,
  offer,
} from '../../src/cluster/neighbours/neighbour-lists.ts';
import type { Vectors } from '../../src/domain/vector.ts';
import { plantVectors, product } from './planted-vectors.ts';

const pointsOf = ({ data, dimensions }: Vectors) => data.length / dimensions;

/** Everybody is everybody's neighbour. */
function complete(vectors: Vectors): NeighbourLists {
  const n = pointsOf(vectors);
  const lists = createNeighbourLists(n, n - 1);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) if (i !== j) offer(lists, i, j, product(vectors, i, j));
  return lists;
}

const input = (vectors: Vectors, rest: Partial<LinkInput> = {}): LinkInput => ({
  vectors,
  neighbours: complete(vectors),
  together: [],
  identities: [],
  alike: [],
  apart: [],
  threshold: 0.4,
  stragglerThreshold: 0.4,
  mostPoints: 1e9,
  ...rest,
});

/** The slow twin: the textbook's average linkage over all pairs of members, no sums, no queue. */
function linkByHand(vectors: Vectors, threshold: number): string {
  let groups = Array.from({ length: pointsOf(vectors) }, (_, point) => [point]);
  for (;;) {
    let best = { similarity: threshold, left: -1, right: -1 };
    for (const [left, one] of groups.entries()) {
      for (let right = left + 1; right < groups.length; right++) {
        const other = groups[right] ?? [];
        const pairs = one.flatMap((a) => other.map((b) => product(vectors, a, b)));
        const similarity = pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
        if (similarity > best.similarity) best = { similarity, left, right };
      }
    }
    if (best.left < 0) return partition(groups);
    const merged = [...(groups[best.left] ?? []), ...(groups[best.right] ?? [])];
    groups = [...groups.filter((_, i) => i !== best.left && i !== best.right), merged];
  }
}

const partition = (groups: readonly (readonly number[])[]) =>
  groups
    .map((group) => group.toSorted((a, b) => a - b))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
    .map((group) => group.join(' '))
    .join(' | ');

function partitionOf({ groups, groupCount }: { groups: Int32Array; groupCount: number }) {
  const members = Array.from({ length: groupCount }, (): number[] => []);
  for (const [point, group] of groups.entries()) members[group]?.push(point);
  return partition(members);
}

describe('linkAsks', () => {
  it('merges by the average, not by the nearest (worked by hand)', () => {
    // a·b = 0.8, b·c = 0.6, a·c = 0: a and b merge; their average with c is 0.3.
    const data = new Float32Array(12);
    data.set([1, 0, 0, 0, 0.8, 0.6, 0, 0, 0, 1, 0, 0]);
    const vectors = { data, dimensions: 4 };
    expect(partitionOf(linkAsks(input(vectors, { threshold: 0.31 })))).toBe('0 1 | 2');
    expect(partitionOf(linkAsks(input(vectors, { threshold: 0.29 })))).toBe('0 1 2');
  });

  it.each([1, 2, 3, 4, 5])('equals the textbook on a complete graph (seed %d)', (seed) => {
    const vectors = plantVectors(40, 7, { dimensions: 16, noise: 1.2, seed });
    expect(partitionOf(linkAsks(input(vectors, { threshold: 0.3 })))).toBe(linkByHand(vectors, 0.3));
  });

  it('names groups by their smallest point', () => {
    const { groups } = linkAsks(input(plantVectors(30, 3, { noise: 0.2 })));
    expect([...groups.slice(0, 6)]).toEqual([0, 1, 2, 0, 1, 2]);
  });

  it('obeys: together, apart, identities and the size cap hold whatever the vectors say', () => {
    const point = fc.integer({ min: 0, max: 23 });
    const rules = fc.record({
      seed: fc.integer({ min: 1, max: 1000 }),
      left: fc.uniqueArray(point, { minLength: 1, maxLength: 4 }),
      right: fc.uniqueArray(point, { minLength: 1, maxLength: 4 }),
      mostPoints: fc.integer({ min: 4, max: 24 }),
    });
    fc.assert(
      fc.property(rules, ({ seed, left, right, mostPoints }) => {
        const free = right.filter((p) => !left.includes(p));
        const vectors = plantVectors(24, 2, { noise: 0.1, seed });
        const { groups } = linkAsks(
          input(vectors, { together: [left], identities: [7], apart: [{ left, right: free }], mostPoints }),
        );
        expect(new Set(left.map((p) => groups[p])).size).toBe(1);
        for (const p of free) expect(groups[p]).not.toBe(groups[left[0] ?? 0]);
        const sizes = new Map<number, number>();
        for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
        for (const size of sizes.values())
          expect(size).toBeLessThanOrEqual(Math.max(mostPoints, left.length));
      }),
    );
  });

  it('never merges two identities, and counts what it refused', () => {
    const vectors = plantVectors(6, 1, { noise: 0.1 });
    const result = linkAsks(
      input(vectors, {
        together: [
          [0, 1],
          [2, 3],
        ],
        identities: [10, 11],
      }),
    );
    expect(result.groups[0]).not.toBe(result.groups[2]);
    expect(result.refused.identity).toBeGreaterThan(0);
  });

  it('starts with copies of one text, unless people told them apart', () => {
    const vectors = plantVectors(4, 4, { noise: 0 });
    expect(linkAsks(input(vectors, { alike: [[0, 1]] })).groups[1]).toBe(0);
    const apart = [{ left: [0], right: [1] }];
    expect(linkAsks(input(vectors, { alike: [[0, 1]], apart })).groups[1]).toBe(1);
  });

  it.each([0, -1, Number.NaN])('refuses a threshold of %d', (threshold) =>
    expect(() => linkAsks(input(plantVectors(4, 2), { threshold }))).toThrow(/threshold must be above 0/),
  );

  describe('stragglers', () => {
    // 20 points about e0, two stragglers with a product of 0.36 each with those, one point far off.
    const direction = (x: number, y: number, z: number) => {
      const length = Math.hypot(x, y, z);
      return [x / length, y / length, z / length, 0];
    };
    const rows = [
      ...Array.from({ length: 20 }, () => direction(1, 0, 0)),
      direction(0.36, 0.933, 0),
      direction(0.36, 0, 0.933),
      direction(-1, 0, 0),
    ];
    const vectors: Vectors = { dimensions: 4, data: Float32Array.from(rows.flat()) };
    const groupsOf = (rest: Partial<LinkInput>) => [...linkAsks(input(vectors, rest)).groups];

    it('join a large group at the lower threshold, and only there', () => {
      expect(groupsOf({}).slice(19)).toEqual([0, 1, 2, 3]);
      expect(groupsOf({ stragglerThreshold: 0.35 }).slice(19)).toEqual([0, 0, 0, 1]);
      expect(groupsOf({ stragglerThreshold: 0.37 }).slice(19)).toEqual([0, 1, 2, 3]);
    });

    it('do not join a group of fewer than twenty', () => {
      const without = { dimensions: 4, data: vectors.data.slice(4) };
      const { groups } = linkAsks(input(without, { threshold: 0.4, stragglerThreshold: 0.35 }));
      expect([...groups].slice(18)).toEqual([0, 1, 2, 3]);
    });

    it('obey people: not into a group they are apart from, nor together when those are apart', () => {
      const stragglerThreshold = 0.35;
      const fromAll = groupsOf({ stragglerThreshold, apart: [{ left: [20], right: [3] }] });
      expect(fromAll.slice(19)).toEqual([0, 1, 0, 2]);
      const fromEachOther = groupsOf({ stragglerThreshold, apart: [{ left: [20], right: [21] }] });
      expect(fromEachOther.slice(19)).toEqual([0, 0, 1, 2]);
    });

    it('take the next large group when people forbid the nearest', () => {
      const large = (x: number, y: number) => Array.from({ length: 20 }, () => direction(x, y, 0));
      const between = [...large(1, 0), ...large(0, 1), direction(0.37, 0.355, 0.858)];
      const both: Vectors = { dimensions: 4, data: Float32Array.from(between.flat()) };
      const groupOfLast = (apart: LinkInput['apart']) =>
        linkAsks(input(both, { stragglerThreshold: 0.35, apart })).groups[40];
      expect(groupOfLast([])).toBe(0);
      expect(groupOfLast([{ left: [40], right: [0] }])).toBe(1);
    });

    it('stay out when most of their neighbours are elsewhere', () => {
      // One neighbour in the large group, and three that stand alone: a small matter of its own.
      const far = [direction(0, 0.1, 1), direction(0, 1, -0.1), direction(0, -1, 0.2)];
      const some = [...rows.slice(0, 20), direction(0.36, 0.933, 0), ...far];
      const spread: Vectors = { dimensions: 4, data: Float32Array.from(some.flat()) };
      const lists = createNeighbourLists(some.length, 4);
      for (let i = 0; i < 20; i++) for (let j = 0; j < 20; j++) if (i !== j) offer(lists, i, j, 1);
      for (const other of [0, 21, 23]) offer(lists, 20, other, product(spread, 20, other));
      const link = () =>
        linkAsks(input(spread, { neighbours: lists, threshold: 0.99, stragglerThreshold: 0.35 }));
      expect(link().groups[20]).toBe(1);
      for (const other of [1, 2]) offer(lists, 20, other, product(spread, 20, other));
      expect(link().groups[20]).toBe(0);
    });

    describe('with less similarity', () => {
      // 20 points, half about a name (axis 0), half about a matter of `features` words; one straggler shares
      // either, at the similarity given, and is otherwise about something of its own (the last axis).
      const dimensions = 32;
      const unit = (axes: readonly number[], length: number, rest: number) =>
        Array.from({ length: dimensions }, (_, axis) => {
          if (axis === dimensions - 1) return rest;
          return axes.includes(axis) ? length / Math.sqrt(axes.length) : 0;
        });
      const joins = (
        shared: 'name' | 'matter',
        rest: Partial<LinkInput> & { features?: number; at?: number },
      ) => {
        const { features = 20, at = 0.3, ...options } = rest;
        const matter = Array.from({ length: features }, (_, i) => i + 1);
        const half = Math.SQRT1_2;
        const member = unit(matter, half, 0).with(0, half);
        const share = at / half;
        const own = Math.sqrt(1 - share * share);
        const straggler = unit(shared === 'name' ? [0] : matter, share, own);
        const data = Float32Array.from([...Array.from({ length: 20 }, () => member).flat(), ...straggler]);
        const thresholds = { threshold: 0.6, stragglerThreshold: 0.45 };
        return linkAsks(input({ data, dimensions }, { ...thresholds, ...options })).groupCount === 1;
      };

      it('join when many features carry it, not when a name does', () => {
        expect(joins('matter', {})).toBe(true);
        expect(joins('name', {})).toBe(false);
      });

      it.each([
        [14, false],
        [16, true],
      ])('%d features are enough: %s', (features, enough) =>
        expect(joins('matter', { features })).toBe(enough),
      );

      it.each([
        [0.26, false],
        [0.28, true],
      ])('%d of an asked 0.45 is enough: %s', (at, enough) => expect(joins('matter', { at })).toBe(enough));

      it('do not join where none does, nor against people', () => {
        expect(joins('matter', { stragglerThreshold: 0.6, at: 0.5 })).toBe(false);
        expect(joins('matter', { apart: [{ left: [20], right: [0] }] })).toBe(false);
      });

      it('stay out when most of their neighbours are elsewhere', () => {
        const neighbours = createNeighbourLists(21, 20);
        for (let i = 0; i < 20; i++) for (let j = 0; j < 20; j++) if (i !== j) offer(neighbours, i, j, 1);
        // Found from the large group, as a neighbour of its members, but no neighbour of its own is there.
        offer(neighbours, 0, 20, 0.3);
        expect(joins('matter', { neighbours })).toBe(false);
        offer(neighbours, 20, 0, 0.3);
        expect(joins('matter', { neighbours })).toBe(true);
      });
    });

    it('an issue that people or an earlier run made is none', () => {
      const kept = groupsOf({ stragglerThreshold: 0.35, together: [[20]], identities: [7] });
      expect(kept.slice(19)).toEqual([0, 1, 0, 2]);
    });

    it('no group outgrows its cap', () => {
      expect(groupsOf({ stragglerThreshold: 0.35, mostPoints: 21 }).slice(19)).toEqual([0, 0, 1, 2]);
    });
  });
});
