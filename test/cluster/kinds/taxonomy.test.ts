import { describe, expect, it } from 'vitest';
import { FIELDS, KINDS } from './read-taxonomy.ts';

describe('the taxonomy', () => {
  it('has 14 fields and 90 leaves, each under its field', () => {
    expect(FIELDS).toHaveLength(14);
    expect(KINDS).toHaveLength(90);
    for (const { code, kinds } of FIELDS)
      for (const kind of kinds) expect(kind.code.startsWith(code)).toBe(true);
  });

  it.each(KINDS.map((kind) => [kind.code, kind] as const))(
    '%s has a full lexicon',
    (_, { lexicon, usualAsk }) => {
      expect(lexicon.strong.length).toBeGreaterThanOrEqual(30);
      expect(lexicon.usual.length).toBeGreaterThanOrEqual(15);
      expect(lexicon.not.length).toBeGreaterThanOrEqual(3);
      expect(lexicon.pairs.length).toBeGreaterThanOrEqual(10);
      expect(usualAsk).toMatch(/。$/);
    },
  );

  it.each(KINDS.map((kind) => [kind.code, kind] as const))('%s lists no word twice', (_, { lexicon }) => {
    const all = [...lexicon.strong, ...lexicon.usual, ...lexicon.not];
    expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([]);
    expect(new Set(lexicon.pairs).size).toBe(lexicon.pairs.length);
  });
});
