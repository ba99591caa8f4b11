import fc from 'fast-check';
import { expect, it } from 'vitest';
import { poolPieces, splitIntoPieces } from '../../../src/embed/pool-pieces.ts';

it('keeps as many whole sentences together as fit', () =>
  expect(splitIntoPieces('一二三。四五六。七八九！十', 8)).toEqual(['一二三。四五六。', '七八九！十']));

it('splits a sentence that is too long at its commas, then anywhere', () =>
  expect(splitIntoPieces('一二，三四五六七八九，十。', 5)).toEqual(['一二，', '三四五六七', '八九，十。']));

it('never cuts a surrogate pair', () =>
  expect(splitIntoPieces('a😀😀😀', 2)).toEqual(['a', '😀', '😀', '😀']));

const TEXT = fc.string({ unit: fc.constantFrom(...'甲乙a1，。！\n 😀𠮷”;') });

it('loses nothing, cuts no character and fits, whatever the text', () => {
  fc.assert(
    fc.property(TEXT, fc.integer({ min: 2, max: 12 }), (text, maxCharacters) => {
      const pieces = splitIntoPieces(text, maxCharacters);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(maxCharacters);
        expect(piece).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
      }
    }),
  );
});

it.each([0, 1, 2.5, Number.NaN])('refuses pieces of %d', (maxCharacters) =>
  expect(() => splitIntoPieces('甲乙丙', maxCharacters)).toThrow(RangeError),
);

it('weighs vectors by length (worked by hand)', () => {
  const pooled = poolPieces([
    { vector: Float32Array.of(1, 0), weight: 3 },
    { vector: Float32Array.of(0, 1), weight: 1 },
  ]);
  expect([...pooled]).toEqual([3, 1]);
});

it('has nothing to say about no pieces', () => expect(() => poolPieces([])).toThrow(RangeError));
