import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFaults, type Measured, renewBaseline } from '../../eval/harness/compare-baseline.ts';
import { type Figure, shareFigure } from '../../eval/harness/suite.ts';

const figure = (value: number, rest: Partial<Figure> = {}): Figure => ({
  name: 'f1',
  label: 'F1',
  value,
  items: 10,
  better: 'higher',
  ...rest,
});
const suite = (...figures: Figure[]): Measured => ({ suite: 'issues', figures });
const reasons = (measured: Measured, before?: number) =>
  findFaults([measured], before === undefined ? {} : { issues: { f1: before } }).map(({ reason }) => reason);

describe('a figure', () => {
  it('may be better, equal, or worse by the tolerance', () => {
    for (const value of [0.9, 0.8, 0.795]) expect(reasons(suite(figure(value)), 0.8)).toEqual([]);
  });

  it('may not be worse by more', () => {
    expect(reasons(suite(figure(0.794)), 0.8)).toEqual(['worse']);
    expect(reasons(suite(figure(0.794, { tolerance: 0.01 })), 0.8)).toEqual([]);
    expect(reasons(suite(figure(0.806, { better: 'lower' })), 0.8)).toEqual(['worse']);
    expect(reasons(suite(figure(0.2, { better: 'lower' })), 0.8)).toEqual([]);
  });

  it('is not compared when neither way is better', () =>
    expect(reasons(suite(figure(0, { better: 'neither' })), 0.8)).toEqual([]));

  it('keeps its limit whatever the baseline says', () => {
    expect(reasons(suite(figure(0.94, { limit: 0.95 })), 0.5)).toEqual(['limit']);
    expect(reasons(suite(figure(0.95, { limit: 0.95 })), 0.5)).toEqual([]);
    expect(reasons(suite(figure(3, { better: 'lower', limit: 2 })))).toEqual(['limit']);
  });

  it('fails when it saw no items, whatever its value', () => {
    expect(reasons(suite(figure(1, { items: 0 })), 0.5)).toEqual(['empty']);
    expect(reasons(suite(shareFigure('f1', 'F1', { part: 0, whole: 0 })))).toEqual(['empty']);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('fails as %d', (value) =>
    expect(reasons(suite(figure(value)), 0.5)).toEqual(['not-a-number']),
  );

  it('is missed when only the baseline has it', () => {
    const other = suite(figure(1, { name: 'other' }));
    expect(findFaults([other], { issues: { f1: 0.5 } })).toEqual([
      { suite: 'issues', figure: 'f1', reason: 'missing', detail: expect.any(String) },
    ]);
  });
});

describe('a suite', () => {
  it('fails without figures', () => expect(reasons(suite())).toEqual(['empty']));
  it('fails when it crashed', () =>
    expect(reasons({ suite: 'issues', error: 'x' }, 0.5)).toEqual(['crashed']));
  it('is not missed when its data is not there, or nobody asked for it', () => {
    expect(reasons({ suite: 'issues', skipped: 'no data' }, 0.5)).toEqual([]);
    expect(findFaults([], { issues: { f1: 0.5 } })).toEqual([]);
  });
});

describe('a new baseline', () => {
  it('replaces what was measured and keeps the rest', () => {
    const measured: Measured[] = [
      suite(figure(0.123456), figure(9, { name: 'seconds', better: 'neither' })),
      { suite: 'real', skipped: 'no data' },
    ];
    const before = { issues: { f1: 0.5, gone: 1 }, real: { f1: 0.9 } };
    expect(renewBaseline(measured, before)).toEqual({ issues: { f1: 0.1235 }, real: { f1: 0.9 } });
  });

  it('has no faults against the run that made it', () => {
    const anyFigure = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      label: fc.constant('x'),
      value: fc.double({ min: 0, max: 1, noNaN: true }),
      items: fc.integer({ min: 1, max: 9 }),
      better: fc.constantFrom('higher' as const, 'lower' as const, 'neither' as const),
    });
    const figures = fc.uniqueArray(anyFigure, { minLength: 1, selector: ({ name }) => name });
    fc.assert(
      fc.property(figures, (some) => {
        const measured = [suite(...some)];
        expect(findFaults(measured, renewBaseline(measured, {}))).toEqual([]);
      }),
    );
  });
});
