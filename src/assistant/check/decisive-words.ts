/** Decisive words of kinds that a text has, found in one pass: there are ten thousand of them. */
import type { Kind } from '../../domain/kind.ts';

export type KindWords = Pick<Kind, 'code' | 'name' | 'lexicon'>;
type Entry = { readonly word: string; readonly kind: KindWords };
/** By the first two characters. */
type Index = ReadonlyMap<string, readonly Entry[]>;

const SHORTEST = 2;
/** The taxonomy is the same for every draft. */
const indexes = new WeakMap<readonly KindWords[], Index>();

/** Kinds with at least one decisive word, in the order in which the text comes to them. */
export function decisiveWords(text: string, kinds: readonly KindWords[]): Map<KindWords, Set<string>> {
  const index = indexOf(kinds);
  const found = new Map<KindWords, Set<string>>();
  for (let at = 0; at + SHORTEST <= text.length; at++) {
    for (const { word, kind } of index.get(text.slice(at, at + SHORTEST)) ?? []) {
      if (text.startsWith(word, at)) found.set(kind, (found.get(kind) ?? new Set()).add(word));
    }
  }
  return found;
}

function indexOf(kinds: readonly KindWords[]): Index {
  const known = indexes.get(kinds);
  if (known) return known;
  const index = new Map<string, Entry[]>();
  for (const kind of kinds) {
    for (const word of kind.lexicon.strong.filter(({ length }) => length >= SHORTEST)) {
      const head = word.slice(0, SHORTEST);
      index.set(head, [...(index.get(head) ?? []), { word, kind }]);
    }
  }
  indexes.set(kinds, index);
  return index;
}
