/**
 * Grows a word into the name it is part of: a segmenter does not know the estate's name and returns its last word. While
 * most occurrences inside the issue have the same next character, the phrase takes it.
 */
import { JOINING } from './joining-characters.ts';
import { endingAt, isObjectLike } from './object-endings.ts';
import type { ReadMember, Word } from './read-member.ts';

const JOINS = new Set(JOINING);
const PHRASE_CHARACTER = /[\p{Script=Han}a-z0-9]/u;
const LONGEST = 12;
/** Copies of one text agree on whole sentences; only a name may be longer. */
const LONGEST_WORDING = 6;
/** Share of the occurrences that must agree on the next character. */
const AGREEMENT = 0.7;
const LEAST_OCCURRENCES = 2;

type Occurrence = { readonly member: number; readonly start: number; readonly end: number };

/** @returns the phrase, or the word as it is when fewer than two members agree on more. */
export function growPhrase(word: string, members: readonly ReadMember[]): string {
  let phrase = word;
  let occurrences = findOccurrences(word, members);
  for (let grown = true; grown && phrase.length < LONGEST; ) {
    grown = false;
    for (const step of [-1, 1] as const) {
      const kept = agree(occurrences, members, step);
      if (kept === null) continue;
      occurrences = kept;
      grown = true;
    }
    phrase = textOf(occurrences[0], members) ?? phrase;
  }
  const trimmed = trimToWords(phrase, word, occurrences, members);
  return trimmed.length <= LONGEST_WORDING || isObjectLike(trimmed) ? trimmed : word;
}

/** Share of the occurrences that must have an ending for a name to take it. */
const COMPLETES = 0.25;

/**
 * The name with the ending that its members most often give it: 苔园 becomes 苔园小区 where some write one and some the
 * other. The name as it is when fewer than two members agree.
 */
export function completeName(name: string, members: readonly ReadMember[]): string {
  const occurrences = findOccurrences(name, members);
  const holders = new Map<string, Set<number>>();
  for (const { member, end } of occurrences) {
    const ending = endingAt(members[member]?.flat.slice(end, end + 4) ?? '');
    if (ending !== '') holders.set(ending, (holders.get(ending) ?? new Set()).add(member));
  }
  const writers = new Set(occurrences.map(({ member }) => member)).size;
  const [ending, agreeing] = [...holders].reduce<[string, number]>(
    (best, [text, held]) => (held.size > best[1] ? [text, held.size] : best),
    ['', 1],
  );
  return agreeing >= COMPLETES * writers ? name + ending : name;
}

function findOccurrences(word: string, members: readonly ReadMember[]): Occurrence[] {
  const found: Occurrence[] = [];
  for (const [member, { flat }] of members.entries()) {
    for (let start = flat.indexOf(word); start >= 0; start = flat.indexOf(word, start + word.length)) {
      found.push({ member, start, end: start + word.length });
    }
  }
  return found;
}

/** The occurrences that agree on the character before (−1) or after (+1), widened by it; null when too few do. */
function agree(
  occurrences: readonly Occurrence[],
  members: readonly ReadMember[],
  step: -1 | 1,
): Occurrence[] | null {
  const next = ({ member, start, end }: Occurrence) =>
    members[member]?.flat[step < 0 ? start - 1 : end] ?? '\n';
  const counts = new Map<string, number>();
  for (const occurrence of occurrences) {
    const character = next(occurrence);
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const [winner, votes] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['\n', 0]);
  if (JOINS.has(winner) || !PHRASE_CHARACTER.test(winner) || votes < AGREEMENT * occurrences.length) {
    return null;
  }
  const kept = occurrences.filter((occurrence) => next(occurrence) === winner);
  if (new Set(kept.map(({ member }) => member)).size < LEAST_OCCURRENCES) return null;
  return kept.map(({ member, start, end }) =>
    step < 0 ? { member, start: start - 1, end } : { member, start, end: end + 1 },
  );
}

/** Takes back grown characters until both edges stand between words in at least half of the occurrences. */
function trimToWords(
  phrase: string,
  word: string,
  occurrences: readonly Occurrence[],
  members: readonly ReadMember[],
): string {
  const seed = phrase.indexOf(word);
  const isEdge = (offset: number) => {
    const inside = occurrences.filter(({ member, start }) =>
      isInsideWord(members[member]?.words ?? [], start + offset),
    );
    return inside.length * 2 <= occurrences.length;
  };
  let start = 0;
  let end = phrase.length;
  while (start < seed && !isEdge(start)) start++;
  while (end > seed + word.length && !isEdge(end)) end--;
  return phrase.slice(start, end);
}

function isInsideWord(words: readonly Word[], position: number): boolean {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] as Word).end <= position) low = middle + 1;
    else high = middle;
  }
  return low < words.length && (words[low] as Word).start < position;
}

function textOf(occurrence: Occurrence | undefined, members: readonly ReadMember[]): string | undefined {
  return occurrence && members[occurrence.member]?.flat.slice(occurrence.start, occurrence.end);
}
