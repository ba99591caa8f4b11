import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FoundSpan } from '../../../src/ingest/mask/mask-type.ts';
import { resolveOverlaps } from '../../../src/ingest/mask/resolve-overlaps.ts';

const span = (
  start: number,
  end: number,
  priority: number,
  type: FoundSpan['type'] = 'phone',
): FoundSpan => ({
  start,
  end,
  priority,
  type,
});

it('lets the higher priority stand and grow over what the other found outside it', () => {
  expect(resolveOverlaps([span(0, 6, 50, 'social'), span(4, 10, 80)])).toEqual([span(0, 10, 80)]);
  expect(resolveOverlaps([span(0, 10, 50, 'social'), span(2, 4, 80)])).toEqual([span(0, 10, 80)]);
});

it('keeps neighbours apart', () => {
  expect(resolveOverlaps([span(3, 5, 50, 'name'), span(0, 3, 80)])).toEqual([
    span(0, 3, 80),
    span(3, 5, 50, 'name'),
  ]);
});

const anySpan = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }), fc.constantFrom(40, 50, 80))
  .map(([start, length, priority]) => span(start, start + length, priority));
const covered = (spans: readonly FoundSpan[]) =>
  [
    ...new Set(
      spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index)),
    ),
  ].sort((a, b) => a - b);

it('covers exactly what was found, in order and without overlap', () => {
  fc.assert(
    fc.property(fc.array(anySpan, { maxLength: 15 }), (found) => {
      const kept = resolveOverlaps(found);
      expect(covered(kept)).toEqual(covered(found));
      kept.slice(1).forEach((next, index) => {
        expect(next.start).toBeGreaterThanOrEqual(kept[index]?.end ?? 0);
      });
    }),
  );
});
