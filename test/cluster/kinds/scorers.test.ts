import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreBCubed } from '../../../eval/kinds/score-b-cubed.ts';
import { scoreChains } from '../../../eval/kinds/score-chains.ts';
import { scoreKinds } from '../../../eval/kinds/score-kinds.ts';

const groups = (of: Record<string, string>) => new Map(Object.entries(of));

/** The definition, pair by pair. */
function scoreSlowly(gold: Map<string, string>, predicted: Map<string, string>) {
  const ids = [...gold.keys()];
  const same = (map: Map<string, string>, a: string, b: string) =>
    a === b || (map.has(a) && map.get(a) === map.get(b));
  let precision = 0;
  let recall = 0;
  for (const a of ids) {
    const together = ids.filter((b) => same(predicted, a, b));
    const belonging = ids.filter((b) => same(gold, a, b));
    const both = together.filter((b) => same(gold, a, b)).length;
    precision += both / together.length / ids.length;
    recall += both / belonging.length / ids.length;
  }
  return { precision, recall };
}

describe('scoreBCubed', () => {
  it('is 1 for the same grouping under other names', () => {
    const score = scoreBCubed(groups({ a: 'x', b: 'x', c: 'y' }), groups({ a: '1', b: '1', c: '2' }));
    expect(score).toEqual({ precision: 1, recall: 1, f1: 1, items: 3 });
  });

  it('worked by hand: {a b c} {d} against {a b} {c d}', () => {
    const score = scoreBCubed(
      groups({ a: 'x', b: 'x', c: 'x', d: 'y' }),
      groups({ a: '1', b: '1', c: '2', d: '2' }),
    );
    expect(score.precision).toBeCloseTo((1 + 1 + 0.5 + 0.5) / 4);
    expect(score.recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4);
  });

  it('lets an item that was not grouped stand alone', () => {
    const score = scoreBCubed(groups({ a: 'x', b: 'x' }), new Map());
    expect(score).toMatchObject({ precision: 1, recall: 0.5 });
  });

  it('ignores what has no label, or counts it against the group, as asked', () => {
    const gold = groups({ a: 'x', b: 'x' });
    const predicted = groups({ a: '1', b: '1', c: '1' });
    expect(scoreBCubed(gold, predicted).precision).toBe(1);
    const strict = scoreBCubed(gold, predicted, { unlabelled: 'singletons' });
    expect(strict.precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3) / 3);
    expect(strict.items).toBe(3);
  });

  it('has nothing to say about nothing', () => {
    expect(scoreBCubed(new Map(), new Map())).toEqual({ precision: 0, recall: 0, f1: 0, items: 0 });
  });

  it('agrees with the definition', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const grouping = fc
      .array(fc.tuple(id, fc.constantFrom('x', 'y', 'z')), { minLength: 1 })
      .map((pairs) => new Map(pairs));
    fc.assert(
      fc.property(grouping, grouping, (gold, predicted) => {
        const fast = scoreBCubed(gold, predicted);
        const slow = scoreSlowly(gold, predicted);
        expect(fast.precision).toBeCloseTo(slow.precision, 10);
        expect(fast.recall).toBeCloseTo(slow.recall, 10);
      }),
    );
  });
});

describe('scoreKinds', () => {
  it('counts an unsure item as wrong, but not against precision', () => {
    const gold = groups({ a: 'C0101', b: 'C0102', c: 'C0103', d: 'C0104' });
    const score = scoreKinds(gold, groups({ a: 'C0101', b: 'C0101', c: 'C0103' }));
    expect(score).toEqual({ items: 4, accuracy: 0.5, answered: 0.75, precision: 2 / 3 });
  });
});

describe('scoreChains', () => {
  it('scores the pairs a chain claims', () => {
    const score = scoreChains(
      [['a', 'b', 'c']],
      [
        ['b', 'a'],
        ['x', 'y'],
      ],
    );
    expect(score).toMatchObject({ precision: 0.5, recall: 1 / 3, exact: 0 });
  });

  it('is perfect when nothing was to be found and nothing was', () => {
    expect(scoreChains([], [])).toMatchObject({ precision: 1, recall: 1, f1: 1 });
    expect(scoreChains([['b', 'a']], [['a', 'b']])).toMatchObject({ f1: 1, exact: 1 });
  });
});
