import { bigramsOf, type Lexicon } from './compile-lexicon.ts';
import { TITLE_WEIGHT, type WeighedSentence } from './kind-text.ts';
import { findTerms, type TermMatch, withoutContained } from './match-terms.ts';

/** What a word that was seen before still adds, divided by how often it was seen. */
const REPEATED = 0.35;
/** Share of the bigram evidence beside the word lists; small, it decides where the lists are silent. */
const BIGRAM_SHARE = 0.4;
/** Evidence one sentence can give a kind at most: ten words of one sentence are not ten proofs. */
const SENTENCE_CAP = 8;
const TITLE_CAP = 15;
/** 关于在产业园区配建婴幼儿照护点的建议: a title names its place first and its matter last. */
const TITLE_SLOPE = 0.8;

type Novelty = (key: string | number) => number;

/** One number ≥ 0 per kind of lexicon.codes; larger speaks more for it. All 0 = nothing recognised. */
export function scoreLexicon(lexicon: Lexicon, sentences: readonly WeighedSentence[]): Float64Array {
  const scores = new Float64Array(lexicon.codes.length);
  const novelty = countNovelty();
  for (const sentence of sentences) {
    const isTitle = sentence.weight === TITLE_WEIGHT;
    const evidence = sentenceEvidence(lexicon, sentence.text, isTitle ? TITLE_SLOPE : 0, novelty);
    const cap = isTitle ? TITLE_CAP : SENTENCE_CAP;
    for (const [kind, value] of evidence)
      scores[kind] = (scores[kind] ?? 0) + sentence.weight * saturate(value, cap);
  }
  return scores.map((score) => Math.max(0, score));
}

function countNovelty(): Novelty {
  const seen = new Map<string | number, number>();
  return (key) => {
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return times === 0 ? 1 : REPEATED / times;
  };
}

function saturate(value: number, cap: number): number {
  return value > 0 ? cap * (1 - Math.exp(-value / cap)) : value;
}

function sentenceEvidence(
  lexicon: Lexicon,
  text: string,
  slope: number,
  novelty: Novelty,
): Map<number, number> {
  const evidence = new Map<number, number>();
  const add = (kind: number, value: number) => evidence.set(kind, (evidence.get(kind) ?? 0) + value);
  const place = (end: number) => 1 + slope * (end / text.length - 0.5);
  const matches = findTerms(lexicon.matcher, text);
  for (const { term, end } of withoutContained(matches)) {
    const factor = novelty(term) * place(end);
    for (const { kind, weight } of lexicon.uses[term] ?? []) add(kind, factor * weight);
  }
  for (const { kind, weight, key, end } of pairsIn(lexicon, matches))
    add(kind, weight * novelty(key) * place(end));
  for (const bigram of bigramsOf(text)) {
    const factor = novelty(bigram) * BIGRAM_SHARE;
    for (const { kind, weight } of lexicon.bigrams.get(bigram) ?? []) add(kind, factor * weight);
  }
  return evidence;
}

type FoundPair = {
  readonly kind: number;
  readonly weight: number;
  readonly key: string;
  readonly end: number;
};

function pairsIn(lexicon: Lexicon, matches: readonly TermMatch[]): FoundPair[] {
  const present = new Map<number, TermMatch[]>();
  for (const match of matches) {
    const list = present.get(match.term);
    if (list) list.push(match);
    else present.set(match.term, [match]);
  }
  const found: FoundPair[] = [];
  for (const [first, firsts] of present) {
    for (const pair of lexicon.pairs.get(first) ?? []) {
      const seconds = present.get(pair.second);
      if (!seconds || !standApart(firsts, seconds)) continue;
      const end = Math.max(firsts.at(-1)?.end ?? 0, seconds.at(-1)?.end ?? 0);
      const key = `${pair.kind} ${pair.first} ${pair.second}`;
      found.push({ kind: pair.kind, weight: pair.weight, key, end });
    }
  }
  return found;
}

/** 燃气 and 气 inside it are not a pair. */
function standApart(firsts: readonly TermMatch[], seconds: readonly TermMatch[]): boolean {
  return firsts.some((a) => seconds.some((b) => a.end <= b.start || b.end <= a.start));
}
