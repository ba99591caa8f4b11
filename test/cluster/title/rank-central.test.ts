import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankCentral } from '../../../src/cluster/title/rank-central.ts';
import type { Vectors } from '../../../src/domain/vector.ts';

const vectors = (...rows: number[][]): Vectors => ({
  data: Float32Array.from(rows.flat()),
  dimensions: rows[0]?.length ?? 1,
});

describe('rankCentral', () => {
  it('orders by mean similarity to the others (worked by hand)', () => {
    // Products: 0·1 = 0.8, 0·2 = 0, 1·2 = 0.6.
    const ranked = rankCentral(vectors([1, 0], [0.8, 0.6], [0, 1]), [0, 1, 2]);
    expect(ranked.map(({ point }) => point)).toEqual([1, 0, 2]);
    expect(ranked.map(({ centrality }) => Number(centrality.toFixed(3)))).toEqual([0.7, 0.4, 0.3]);
  });

  it('gives an only member 1 and breaks ties by index', () => {
    const same = vectors([1, 0], [1, 0], [1, 0]);
    expect(rankCentral(same, [2])).toEqual([{ point: 2, centrality: 1 }]);
    expect(rankCentral(same, [2, 0, 1]).map(({ point }) => point)).toEqual([0, 1, 2]);
  });

  it('agrees with all pairs, whatever the order of members', () => {
    const row = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
        const members = rows.map((_, index) => index);
        const ranked = rankCentral(vectors(...rows), members);
        expect(rankCentral(vectors(...rows), members.toReversed())).toEqual(ranked);
        for (const { point, centrality } of ranked) {
          const others = rows.filter((_, index) => index !== point);
          const products = others.map((other) =>
            other.reduce((sum, x, i) => sum + x * (rows[point]?.[i] ?? 0), 0),
          );
          expect(centrality).toBeCloseTo(products.reduce((a, b) => a + b, 0) / others.length, 9);
        }
      }),
    );
  });

  it.each([-1, 3, 0.5, Number.NaN])('refuses member %d of three', (member) => {
    const three = vectors([1, 0], [0, 1], [1, 0]);
    expect(() => rankCentral(three, [member])).toThrow(RangeError);
  });
});
