import { describe, expect, it } from 'vitest';
import { checkCommandOf } from '../../web/src/pages/checks/pair-keys.ts';
import { answered, neighbour, nextOpen } from '../../web/src/pages/checks/walk-entries.ts';

const entries = [
  { item: 1, mine: 'yes' },
  { item: 2, mine: null },
  { item: 3, mine: 'no' },
  { item: 4, mine: null },
];

describe('going through a blind check', () => {
  it('goes to the next without an answer, around the end, until there is none', () => {
    expect(nextOpen(entries, null)).toBe(2);
    expect(nextOpen(entries, 2)).toBe(4);
    expect(nextOpen(entries, 4)).toBe(2);
    expect(
      nextOpen(
        entries.map(({ item }) => ({ item, mine: 'yes' })),
        4,
      ),
    ).toBeNull();
  });

  it('steps to a neighbour, answered or not, and stops at the ends', () => {
    expect([neighbour(entries, 1, 1), neighbour(entries, 4, -1)]).toEqual([2, 3]);
    expect([neighbour(entries, 4, 1), neighbour(entries, 1, -1), neighbour(entries, 9, 1)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('counts the own answers', () => expect(answered(entries)).toBe(2));
});

describe('keys of a blind check', () => {
  const stroke = (key: string, inField = false) => ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    inField,
    onControl: false,
  });

  it('answers pairs by y, n and u, and only pairs', () => {
    expect(checkCommandOf(stroke('y'), true)).toEqual({ do: 'answer', answer: 'yes' });
    expect(checkCommandOf(stroke('U'), true)).toEqual({ do: 'answer', answer: 'unsure' });
    expect(checkCommandOf(stroke('y'), false)).toBeNull();
  });

  it('is text in a field', () => {
    expect(checkCommandOf(stroke('n', true), true)).toBeNull();
    expect(checkCommandOf(stroke('j', true), true)).toBeNull();
    expect(checkCommandOf(stroke('j'), false)).toEqual({ do: 'step', step: 1 });
  });
});
