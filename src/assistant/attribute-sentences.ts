/**
 * Which sentences of a text a machine wrote. Nothing in the text says so, and people move, change and delete freely: each
 * sentence is compared with what the machine wrote for the draft. Pure.
 */
import type { Origin, Section } from '../domain/draft.ts';
import type { Passage } from '../domain/turn.ts';
import { unifyMarks, withoutMarks } from './marks.ts';
import { sentenceSpans } from './sentence-end.ts';

/**
 * Of two sentences, twice the pairs of neighbouring characters they share over all pairs of both, 0 to 1. At 0.6 a
 * sentence with a third of its words replaced is still the machine's, and so are two of its sentences joined into one;
 * sentences of one matter that different people wrote share 0.1 to 0.4.
 */
export const SIMILAR = 0.6;

export type WrittenPassage = Pick<Passage, 'id' | 'text' | 'origin'>;

export type AttributedSentence = {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly origin: Origin;
  /** What it was made of; null for a person's own. */
  readonly passageId: number | null;
};

/**
 * The sentences with words in them, in order. Equal but for marks and white space: the passage's own origin; similar:
 * `edited`; else `person`. Each passage stands behind one sentence at most, the best match first; of equals the earlier
 * sentence and the older passage.
 */
export function attributeSentences(
  text: string,
  section: Section,
  passages: readonly WrittenPassage[],
): AttributedSentence[] {
  const sentences = sentenceSpans(text, section)
    .map((span) => ({ ...span, key: keyOf(text.slice(span.start, span.end)) }))
    .filter(({ key }) => /[\p{L}\p{N}]/u.test(key));
  const machine = passages
    .toSorted((a, b) => a.id - b.id)
    .map((passage) => ({ ...passage, key: keyOf(passage.text) }));
  const equal = matchEqual(sentences, machine);
  const similar = matchSimilar(sentences, machine, equal);
  return sentences.map(({ start, end }, index) => {
    const same = machine[equal.get(index) ?? -1];
    if (same) return { start, end, origin: same.origin, passageId: same.id };
    const changed = machine[similar.get(index) ?? -1];
    return changed
      ? { start, end, origin: 'edited', passageId: changed.id }
      : { start, end, origin: 'person', passageId: null };
  });
}

type Keyed = { readonly key: string };
/** Index of a sentence → index of its passage. */
type Matches = ReadonlyMap<number, number>;

const keyOf = (text: string): string => withoutMarks(unifyMarks(text)).normalize('NFKC').replace(/\s+/gu, '');

function matchEqual(sentences: readonly Keyed[], machine: readonly Keyed[]): Matches {
  const free = new Map<string, number[]>();
  machine.forEach(({ key }, index) => {
    free.set(key, [...(free.get(key) ?? []), index]);
  });
  const matches = new Map<number, number>();
  sentences.forEach(({ key }, index) => {
    const passage = free.get(key)?.shift();
    if (passage !== undefined) matches.set(index, passage);
  });
  return matches;
}

function matchSimilar(sentences: readonly Keyed[], machine: readonly Keyed[], equal: Matches): Matches {
  const taken = new Set(equal.values());
  const open = machine.flatMap(({ key }, index) =>
    taken.has(index) ? [] : [{ index, pairs: pairsOf(key) }],
  );
  const pairs = sentences
    .flatMap(({ key }, sentence) => {
      if (equal.has(sentence)) return [];
      const own = pairsOf(key);
      return open.map(({ index, pairs: others }) => ({
        sentence,
        passage: index,
        score: likeness(own, others),
      }));
    })
    .filter(({ score }) => score >= SIMILAR)
    .toSorted((a, b) => b.score - a.score || a.sentence - b.sentence || a.passage - b.passage);
  const matches = new Map<number, number>();
  const used = new Set<number>();
  for (const { sentence, passage } of pairs) {
    if (matches.has(sentence) || used.has(passage)) continue;
    matches.set(sentence, passage);
    used.add(passage);
  }
  return matches;
}

type Pairs = { readonly counts: ReadonlyMap<string, number>; readonly size: number };

function pairsOf(key: string): Pairs {
  const counts = new Map<string, number>();
  for (let at = 0; at + 2 <= key.length; at++) {
    const pair = key.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, size: Math.max(0, key.length - 1) };
}

function likeness(one: Pairs, other: Pairs): number {
  // Lengths alone rule most out: no need to count.
  const most = (2 * Math.min(one.size, other.size)) / (one.size + other.size);
  if (!(most >= SIMILAR)) return 0;
  let shared = 0;
  for (const [pair, count] of one.counts) shared += Math.min(count, other.counts.get(pair) ?? 0);
  return (2 * shared) / (one.size + other.size);
}
