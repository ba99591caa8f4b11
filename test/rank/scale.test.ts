import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthName, monthOf, newestFullMonth, yearOf } from '../../src/rank/china-calendar.ts';
import { sumIndicators } from '../../src/rank/compose-part.ts';
import { logPoissonTail } from '../../src/rank/poisson-tail.ts';
import { beyondFirst, linearScale, logScale } from '../../src/rank/scale.ts';
import { shrinkGrowth, shrinkShare } from '../../src/rank/shrink.ts';

describe('scales', () => {
  it('are 0 at nothing, 1 at saturation and beyond', () => {
    for (const scale of [logScale, linearScale, beyondFirst]) {
      expect(scale(0, 50)).toBe(0);
      expect(scale(50, 50)).toBe(1);
      expect(scale(5000, 50)).toBe(1);
    }
    expect(logScale(50, 200)).toBeCloseTo(0.6457, 4);
    expect(beyondFirst(1, 5)).toBe(0);
    expect(beyondFirst(3, 5)).toBe(0.5);
  });

  it('never fall', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.nat(500),
        fc.integer({ min: 2, max: 5000 }),
        (value, more, saturation) => {
          for (const scale of [logScale, linearScale, beyondFirst]) {
            expect(scale(value + more, saturation)).toBeGreaterThanOrEqual(scale(value, saturation));
          }
        },
      ),
    );
  });
});

it('cuts a part at 1 when its shares add up to a last bit more', () => {
  const full = { part: 'attention', key: 'any', value: 1, scaled: 1, share: 0.5000001 } as const;
  expect(sumIndicators([full, full])).toBe(1);
});

describe('shrinking', () => {
  it('starts at the mean and ends at the share (by hand: (5 · 0.2 + 1) / 6)', () => {
    expect(shrinkShare(0, 0, 0.2, 5)).toBe(0.2);
    expect(shrinkShare(1, 1, 0.2, 5)).toBeCloseTo(1 / 3, 12);
    expect(shrinkShare(5000, 5000, 0.2, 5)).toBeGreaterThan(0.99);
  });

  it('never divides by nothing', () => expect(shrinkGrowth(7, 0, 5)).toBe(2.4));
});

describe('Poisson tail', () => {
  /** Slow twin: 1 − Σ e^−λ λ^k / k!, good while the tail is not tiny. */
  const slow = (count: number, expected: number): number => {
    let term = Math.exp(-expected);
    let below = 0;
    for (let k = 0; k < count; k++) {
      below += term;
      term *= expected / (k + 1);
    }
    return 1 - below;
  };

  it('agrees with the plain sum', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.double({ min: 0.05, max: 40, noNaN: true }), (count, expected) => {
        const tail = slow(count, expected);
        fc.pre(tail > 1e-6);
        expect(10 ** logPoissonTail(count, expected)).toBeCloseTo(tail, 9);
      }),
    );
  });

  it('stays finite far out and far in', () => {
    expect(logPoissonTail(0, 3)).toBe(0);
    expect(logPoissonTail(2000, 0.2)).toBeLessThan(-1000);
    expect(logPoissonTail(2000, 0.2)).toBeGreaterThan(Number.NEGATIVE_INFINITY);
    expect(logPoissonTail(10, 5000)).toBeCloseTo(0, 12);
    expect(logPoissonTail(5000, 5000)).toBeCloseTo(Math.log10(0.5), 1);
  });
});

describe('the calendar of China', () => {
  it('turns the year eight hours before Greenwich', () => {
    expect(yearOf(new Date('2024-12-31T16:00:00Z'))).toBe(2025);
    expect(yearOf(new Date('2024-12-31T15:59:59Z'))).toBe(2024);
    expect(monthName(monthOf(new Date('2025-01-31T15:59:59Z')))).toBe('2025-01');
  });

  it('takes a month for full on its last day', () => {
    const newest = (day: string) => monthName(newestFullMonth(new Date(`${day}T10:00:00+08:00`)));
    expect(newest('2025-12-15')).toBe('2025-11');
    expect(newest('2025-12-31')).toBe('2025-12');
    expect(newest('2026-01-01')).toBe('2025-12');
    expect(newest('2024-02-29')).toBe('2024-02');
  });
});
