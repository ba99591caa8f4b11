import { isNeverGiven } from './given-characters.ts';
import { givenOdds, surnameOdds, UNLIKELY } from './name-odds.ts';
import { continuesAsPlace, startsOrdinaryWord, startsPublicFigure } from './not-names.ts';
import type { PersonSpan } from './person-span.ts';
import { NO_GIVEN_NAME } from './read-name.ts';
import { type Candidate, type Run, scoreCandidate } from './score-candidate.ts';
import { isCompoundSurname } from './surnames.ts';
import { tagWords } from './tag-words.ts';

const HAN_RUN = /[\u4e00-\u9fff]{2,}/g;

/**
 * Names that nothing needs to introduce. Each stretch that may be a surname and a given name is scored as a sum of
 * log-odds: of its characters, of how it lies between the words of the dictionary, and of what stands beside it.
 */
export function detectLikelyNames(flat: string): PersonSpan[] {
  return [...flat.matchAll(HAN_RUN)].flatMap(({ 0: text, index }) =>
    namesInRun(text, flat.charAt(index - 1), flat.charAt(index + text.length)).map(({ start, end }) => ({
      start: index + start,
      end: index + end,
      name: text.slice(start, end),
    })),
  );
}

function namesInRun(text: string, before: string, after: string): Candidate[] {
  const names: Candidate[] = [];
  let run: Run | undefined;
  for (let at = 0; at < text.length - 1; at += 1) {
    const candidates = candidatesAt(text, at);
    if (candidates.length === 0) continue;
    run ??= { text, before, after, words: tagWords(text) };
    const best = bestOf(run, candidates);
    if (best === undefined) continue;
    names.push(best);
    at = best.end - 1;
  }
  return names;
}

/** Below these no context can make it a name. */
const MIN_SURNAME = -1;
const MIN_ODDS = 2;
const COMPOUND_ODDS = 5;

function candidatesAt(text: string, start: number): Candidate[] {
  const isCompound = isCompoundSurname(text, start);
  const surname = isCompound ? COMPOUND_ODDS : surnameOdds(text, start);
  if (surname < MIN_SURNAME) return [];
  const at = start + (isCompound ? 2 : 1);
  return [at + 1, at + 2]
    .filter((end) => end <= text.length)
    .map((end) => ({ start, end, surname, given: oddsOfGiven(text, at, end) }))
    .filter(
      ({ end, given }) =>
        surname + given >= MIN_ODDS && !startsPublicFigure(text, start) && !continuesAsPlace(text, end),
    );
}

/** 阿妹, 老五, 二娃, 满妹: given names of the villages. */
const FAMILIAR = /^(?:老[大二三四五六七八九幺]|[阿幺满小大二三四五六][妹娃狗毛弟]|阿[\u4e00-\u9fff])$/;
const FAMILIAR_ODDS = 5;
/** In given names these come first; last they mostly begin the next word (王强|家) or end a place (金桂|苑). */
const RARELY_LAST = new Set('家小老有应为天苑庄园村');
const RARELY_LAST_ODDS = -2;

function oddsOfGiven(text: string, start: number, end: number): number {
  const name = text.slice(start, end);
  const last = name.charAt(name.length - 1);
  if (isNeverGiven(name.charAt(0)) || isNeverGiven(last) || NO_GIVEN_NAME.test(text.slice(start, start + 2)))
    return Number.NEGATIVE_INFINITY;
  if (FAMILIAR.test(name)) return FAMILIAR_ODDS;
  if (name.length === 1) return givenOdds(text, start);
  return givenOdds(text, start) + givenOdds(text, start + 1) + (RARELY_LAST.has(last) ? RARELY_LAST_ODDS : 0);
}

/** Below 0 because a name left readable costs more than a word masked. */
const THRESHOLD = -1.6;
const ORDINARY_SHORT = -3.3;
const ORDINARY_LONG = -2;
const LONG = -0.3;
const MIN_LAST_ODDS = -1;

/** The longer of two (王怀|启 is a worse mistake than 王强家) unless its last character is no name's: 周敏|三. */
function bestOf(run: Run, candidates: readonly Candidate[]): Candidate | undefined {
  const [, long] = candidates;
  const lastOdds = long === undefined ? UNLIKELY : givenOdds(run.text, long.end - 1);
  const ordered = lastOdds < MIN_LAST_ODDS ? candidates : candidates.toReversed();
  return ordered.find((candidate) => {
    const isLong = candidate.end - candidate.start > 2;
    const isOrdinary = startsOrdinaryWord(run.text, candidate.start);
    const ordinary = isLong ? ORDINARY_LONG : ORDINARY_SHORT;
    return scoreCandidate(run, candidate) + (isLong ? LONG : 0) + (isOrdinary ? ordinary : 0) >= THRESHOLD;
  });
}
