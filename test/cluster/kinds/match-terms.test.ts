import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMatcher, findTerms, withoutContained } from '../../../src/cluster/kinds/match-terms.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', '电', '梯'), minLength: 1, maxLength: 4 });
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 12 });
const text = fc.string({ unit: fc.constantFrom('a', 'b', '电', '梯', '。'), maxLength: 40 });

/** Every term tried at every position. */
function findSlowly(terms: readonly string[], haystack: string) {
  const found = terms.flatMap((term, index) =>
    [...haystack].flatMap((_, start) =>
      haystack.startsWith(term, start) ? [{ term: index, start, end: start + term.length }] : [],
    ),
  );
  return found.sort((a, b) => a.end - b.end || a.start - b.start);
}

describe('findTerms', () => {
  it('finds what trying every term at every place finds', () => {
    fc.assert(
      fc.property(words, text, (terms, haystack) => {
        expect(findTerms(compileMatcher(terms), haystack)).toEqual(findSlowly(terms, haystack));
      }),
    );
  });

  it('refuses empty and repeated terms', () => {
    expect(() => compileMatcher([''])).toThrow(RangeError);
    expect(() => compileMatcher(['电梯', '电梯'])).toThrow(RangeError);
  });
});

describe('withoutContained', () => {
  it('keeps exactly the matches that no longer match contains', () => {
    fc.assert(
      fc.property(words, text, (terms, haystack) => {
        const all = findSlowly(terms, haystack);
        const expected = all.filter(
          (a) => !all.some((b) => b.start <= a.start && b.end >= a.end && b.end - b.start > a.end - a.start),
        );
        expect(withoutContained(findTerms(compileMatcher(terms), haystack))).toEqual(expected);
      }),
    );
  });

  it('keeps two words that only overlap', () => {
    const matcher = compileMatcher(['小区停车', '停车收费']);
    expect(withoutContained(findTerms(matcher, '小区停车收费'))).toHaveLength(2);
  });
});
