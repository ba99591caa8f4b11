import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asTsquery, asTsvector, searchTerms } from '../../src/embed/search-terms.ts';

describe('searchTerms', () => {
  it('gives pairs, longer words, Latin words and numbers, each once', () => {
    expect(searchTerms('停车场停车 ETC 收费，G75 匝道')).toEqual(
      expect.arrayContaining(['停车', '停车场', '车场', 'etc', '收费', 'g75', '匝道']),
    );
    const terms = searchTerms('停车难，停车难');
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('leaves out the words of official letters and pairs across particles', () => {
    expect(searchTerms('尊敬的领导您好，请问')).toEqual([]);
    expect(searchTerms('小区的停车位')).not.toContain('区的');
    expect(searchTerms('小区的停车位')).toEqual(expect.arrayContaining(['小区', '停车', '车位']));
  });

  it('reads full-width and upper-case forms like the plain ones', () => {
    expect(searchTerms('ＥＴＣ１２')).toEqual(searchTerms('etc12'));
  });

  it('holds no mask token', () => {
    expect(searchTerms('[手机号] [人员A] 漏水')).toEqual(['漏水']);
  });

  it('gives terms that are pairs, words or numbers for any text, in the same order each time', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...'停车的位abＡ1 ，𠮷') }),
        ),
        (text) => {
          const terms = searchTerms(text);
          expect(new Set(terms).size).toBe(terms.length);
          for (const term of terms) expect(term).toMatch(/^[\p{L}\p{N}]{2,40}$/u);
          expect(searchTerms(text)).toEqual(terms);
        },
      ),
    );
  });
});

describe('terms as text for PostgreSQL', () => {
  it('quotes each term', () => {
    expect(asTsvector(['停车', "o'x", 'a\\b'])).toBe("'停车' 'o''x' 'a\\\\b'");
    expect(asTsquery(['停车', '场'])).toBe("'停车' | '场'");
  });

  it('is null as a query without terms', () => {
    expect(asTsquery([])).toBeNull();
    expect(asTsvector([])).toBe('');
  });
});
