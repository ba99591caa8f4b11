import { givenOdds, NEVER, surnameOdds } from './name-odds.ts';
import { continuesAsPlace, startsOrdinaryWord, startsPublicFigure } from './not-names.ts';
import type { PersonSpan } from './person-span.ts';
import { NO_GIVEN_NAME } from './read-name.ts';
import { type Candidate, scoreCandidate } from './score-candidate.ts';
import { isCompoundSurname } from './surnames.ts';
import { wordsAround } from './tag-words.ts';

/**
 * Names that nothing needs to introduce. Each stretch that may be a surname and a given name is scored as a sum of
 * log-odds: of its characters, of how it lies between the words of the dictionary, and of what stands beside it.
 */
export function detectLikelyNames(flat: string): PersonSpan[] {
  const people: PersonSpan[] = [];
  for (let at = 0; at < flat.length - 1; at += 1) {
    const best = bestOf(flat, candidatesAt(flat, at));
    if (best === undefined) continue;
    people.push({ start: at, end: best.end, name: flat.slice(at, best.end) });
    at = best.end - 1;
  }
  return people;
}

/** Below these no context can make it a name. */
const MIN_SURNAME = -1;
const MIN_ODDS = 2;
const MIN_GIVEN = 0;
const COMPOUND_ODDS = 5;

function candidatesAt(text: string, start: number): readonly Candidate[] {
  const isCompound = isCompoundSurname(text, start);
  const surname = isCompound ? COMPOUND_ODDS : surnameOdds(text, start);
  if (surname < MIN_SURNAME) return NONE;
  const at = start + (isCompound ? 2 : 1);
  if (givenOdds(text, at) === NEVER || startsPublicFigure(text, start)) return NONE;
  return [at + 1, at + 2]
    .map((end) => ({ start, end, surname, given: oddsOfGiven(text, at, end) }))
    .filter(
      ({ end, given }) => surname + given >= MIN_ODDS && given >= MIN_GIVEN && !continuesAsPlace(text, end),
    );
}

const NONE: readonly never[] = [];

/** 阿妹, 老五, 二娃, 满妹: given names of the villages. */
const FAMILIAR = /^(?:老[大二三四五六七八九幺]|[阿幺满小大二三四五六][妹娃狗毛弟]|阿[\u4e00-\u9fff])$/;
const FAMILIAR_ODDS = 5;
/** In given names these come first; last they mostly begin the next word (王强|家) or end a place (金桂|苑). */
const RARELY_LAST = new Set('家小老有应为天苑庄园村');
const RARELY_LAST_ODDS = -2;

function oddsOfGiven(text: string, start: number, end: number): number {
  const last = givenOdds(text, end - 1);
  if (last === NEVER || NO_GIVEN_NAME.test(text.slice(start, start + 2))) return NEVER;
  const name = text.slice(start, end);
  if (FAMILIAR.test(name)) return FAMILIAR_ODDS;
  if (name.length === 1) return last;
  return givenOdds(text, start) + last + (RARELY_LAST.has(name.charAt(1)) ? RARELY_LAST_ODDS : 0);
}

/** Below 0 because a name left readable costs more than a word masked. */
const THRESHOLD = -1.6;
const ORDINARY_SHORT = -3.3;
const ORDINARY_LONG = -2;
const LONG = -0.3;
const MIN_LAST_ODDS = -1;

/** The longer of two (王怀|启 is a worse mistake than 王强家) unless its last character is no name's: 周敏|三. */
function bestOf(text: string, candidates: readonly Candidate[]): Candidate | undefined {
  const last = candidates.at(-1);
  if (last === undefined) return undefined;
  const words = wordsAround(text, last.start, last.end);
  const isPlain = givenOdds(text, last.end - 1) >= MIN_LAST_ODDS;
  const ordered = isPlain ? candidates.toReversed() : candidates;
  return ordered.find(
    (candidate) => scoreCandidate(text, candidate, words) + weightOfLength(text, candidate) >= THRESHOLD,
  );
}

function weightOfLength(text: string, { start, end }: Candidate): number {
  const isOrdinary = startsOrdinaryWord(text, start);
  if (end - start > 2) return LONG + (isOrdinary ? ORDINARY_LONG : 0);
  return isOrdinary ? ORDINARY_SHORT : 0;
}
