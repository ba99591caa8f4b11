/**
 * The closed world: what one sentence of a draft is worth, by code alone. It compares ids, quotations, numbers, articles
 * and runs of words with what was retrieved. It does not understand: that a number is of the right thing, or that a
 * sentence follows from its source, is for the person who reads both. See docs/decisions/0012-closed-world.md.
 */
import type { Section } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { refsIn, unifyMarks, withoutMarks } from '../marks.ts';
import { sentenceSpans } from '../sentence-end.ts';
import { checkCopied } from './check-copied.ts';
import { checkLaws } from './check-laws.ts';
import { checkMarks } from './check-marks.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkQuotes } from './check-quotes.ts';
import { checkWords } from './check-words.ts';
import type { Claim } from './claim.ts';
import type { LawLookup } from './law-lookup.ts';
import { spokenText } from './level-text.ts';

export type SentenceInput = {
  readonly text: string;
  readonly section: Section;
  /** All that was retrieved in this conversation. */
  readonly evidence: readonly Evidence[];
  readonly laws: LawLookup;
  /** YYYY-MM-DD. */
  readonly day: string;
};

/** In the order in which their faults are told. */
const CHECKS = [checkMarks, checkQuotes, checkNumbers, checkLaws, checkCopied, checkWords];

/** Of a sentence without anything exact in it: so much of its words must be in what it cites. */
const SUPPORT = 0.5;

/**
 * unverified: any fault. verified: no fault, cites at least one thing that exists, and either has something exact that
 * was found there or is told in its words. Else uncited: nothing is claimed for it.
 */
export function verifySentence({ text: written, section, evidence, laws, day }: SentenceInput): Verdict {
  const text = unifyMarks(written);
  const refs = refsIn(text).filter((ref) => evidence.some((one) => one.ref === ref));
  const cited = evidence.filter(({ ref }) => refs.includes(ref));
  const claim: Claim = { text, section, evidence, cited, laws, day };
  const checked = CHECKS.map((check) => check(claim));
  const faults = checked.flatMap((one) => one.faults);
  if (faults.length > 0) return { state: 'unverified', refs, faults };
  const exact = checked.some(({ looked }) => looked);
  return { state: cited.length > 0 && (exact || isSupported(claim)) ? 'verified' : 'uncited', refs, faults };
}

/** Which part of the sentence's character pairs its sources have. */
function isSupported({ text, cited }: Claim): boolean {
  const spoken = [...spokenText(withoutMarks(text))];
  const sources = cited
    .flatMap(({ heading, texts, notes, figures }) => [
      heading,
      ...texts.map((one) => one.text),
      ...notes.map(([, words]) => words),
      ...figures.map(({ words }) => words),
    ])
    .map(spokenText)
    .join('\n');
  const pairs = spoken.slice(1).map((next, index) => `${spoken[index]}${next}`);
  return pairs.length > 0 && pairs.filter((pair) => sources.includes(pair)).length / pairs.length >= SUPPORT;
}

export type JudgedSentence = {
  /** UTF-16 offsets into the section. */
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
};

/** Every sentence of a section in order; of the measures, every line. Lines without words are left out. */
export function verifyText(input: SentenceInput): JudgedSentence[] {
  return sentenceSpans(input.text, input.section)
    .map(({ start, end }) => ({ start, end, text: input.text.slice(start, end) }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(withoutMarks(text)))
    .map(({ start, end, text }) => ({ start, end, verdict: verifySentence({ ...input, text }) }));
}
