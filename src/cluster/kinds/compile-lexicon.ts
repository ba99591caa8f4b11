import type { Kind } from '../../domain/kind.ts';
import { normaliseForKinds } from './kind-text.ts';
import { compileMatcher, type TermMatcher } from './match-terms.ts';

/** How a term speaks: for a kind (positive) or against it (negative). */
export type TermUse = {
  /** Index into Lexicon.codes. */
  readonly kind: number;
  readonly weight: number;
};

export type TermPair = {
  readonly kind: number;
  /** Indexes into the matcher's terms. */
  readonly first: number;
  readonly second: number;
  readonly weight: number;
};

/** The taxonomy's word lists, compiled once and then only read. */
export type Lexicon = {
  readonly codes: readonly string[];
  readonly matcher: TermMatcher;
  /** By term. Empty for words that only occur in pairs. */
  readonly uses: readonly (readonly TermUse[])[];
  /** By first term. */
  readonly pairs: ReadonlyMap<number, readonly TermPair[]>;
  /** Bigram → what it says for each kind: evidence for wordings that no list has. */
  readonly bigrams: ReadonlyMap<string, readonly TermUse[]>;
};

const STRONG = 3;
const USUAL = 1;
const PAIR = 2.5;
const NOT = -1.5;

/** Kinds in the order given; a term counts less the more kinds use it. */
export function compileLexicon(kinds: readonly Kind[]): Lexicon {
  const index = new Map<string, number>();
  const indexOf = (word: string) => {
    const term = normaliseForKinds(word);
    const known = index.get(term);
    if (known !== undefined) return known;
    index.set(term, index.size);
    return index.size - 1;
  };
  const raw = kinds.map(({ lexicon }) => ({
    strong: lexicon.strong.map(indexOf),
    usual: lexicon.usual.map(indexOf),
    not: lexicon.not.map(indexOf),
    pairs: lexicon.pairs.map((pair) => pair.split('+').map(indexOf)),
  }));
  const uses: TermUse[][] = Array.from({ length: index.size }, () => []);
  for (const [kind, lists] of raw.entries()) {
    for (const term of new Set(lists.strong)) uses[term]?.push({ kind, weight: STRONG });
    for (const term of new Set(lists.usual)) uses[term]?.push({ kind, weight: USUAL });
    for (const term of new Set(lists.not)) uses[term]?.push({ kind, weight: NOT });
  }
  return {
    codes: kinds.map(({ code }) => code),
    matcher: compileMatcher([...index.keys()]),
    uses: uses.map((list) => damped(list, kinds.length)),
    pairs: compilePairs(
      raw.map(({ pairs }) => pairs),
      kinds.length,
    ),
    bigrams: compileBigrams([...index.keys()], uses, kinds.length),
  };
}

/** 1 for a word of one kind, falling with the logarithm of how many kinds use it. */
export function rarity(usedBy: number, kinds: number): number {
  return kinds <= 1 ? 1 : Math.log((kinds + 1) / usedBy) / Math.log(kinds + 1);
}

function damped(list: readonly TermUse[], kinds: number): TermUse[] {
  const positive = list.filter(({ weight }) => weight > 0).length;
  return list.map(({ kind, weight }) => ({
    kind,
    weight: weight > 0 ? weight * rarity(positive, kinds) : weight,
  }));
}

function compilePairs(pairsByKind: readonly number[][][], kinds: number): Map<number, TermPair[]> {
  const sharedBy = new Map<string, number>();
  const keyOf = (pair: readonly number[]) => [...pair].sort((a, b) => a - b).join('+');
  for (const pair of pairsByKind.flat()) sharedBy.set(keyOf(pair), (sharedBy.get(keyOf(pair)) ?? 0) + 1);
  const byFirst = new Map<number, TermPair[]>();
  for (const [kind, pairs] of pairsByKind.entries()) {
    for (const pair of pairs) {
      const [first = 0, second = 0] = pair;
      const weight = PAIR * rarity(sharedBy.get(keyOf(pair)) ?? 1, kinds);
      byFirst.set(first, [...(byFirst.get(first) ?? []), { kind, first, second, weight }]);
    }
  }
  return byFirst;
}

function compileBigrams(
  terms: readonly string[],
  uses: readonly (readonly TermUse[])[],
  kinds: number,
): Map<string, TermUse[]> {
  const counts = new Map<string, Map<number, number>>();
  for (const [term, text] of terms.entries()) {
    for (const { kind, weight } of uses[term] ?? []) {
      if (weight > 0) for (const bigram of bigramsOf(text)) addTo(counts, bigram, kind, weight);
    }
  }
  const compiled = new Map<string, TermUse[]>();
  for (const [bigram, byKind] of counts) {
    const scale = rarity(byKind.size, kinds) ** 2;
    compiled.set(
      bigram,
      [...byKind].map(([kind, count]) => ({ kind, weight: Math.log1p(count) * scale })),
    );
  }
  return compiled;
}

function addTo(counts: Map<string, Map<number, number>>, bigram: string, kind: number, weight: number) {
  const byKind = counts.get(bigram) ?? new Map<number, number>();
  byKind.set(kind, (byKind.get(kind) ?? 0) + weight);
  counts.set(bigram, byKind);
}

const CHINESE = /[\u4e00-\u9fff]{2}/;

/** Pairs of neighbouring Chinese characters, in order, with repeats. */
export function bigramsOf(text: string): string[] {
  const bigrams: string[] = [];
  for (let position = 0; position + 1 < text.length; position += 1) {
    const bigram = text.slice(position, position + 2);
    if (CHINESE.test(bigram)) bigrams.push(bigram);
  }
  return bigrams;
}
