import { UNSURE_KIND } from '../../domain/kind.ts';
import type { Lexicon } from './compile-lexicon.ts';
import { type KindText, type WeighedSentence, weighSentences } from './kind-text.ts';
import { scoreLexicon } from './score-lexicon.ts';

export type KindGuess = {
  readonly code: string;
  /** Share of all evidence, 0 to 1; the shares of all kinds sum to 1 unless nothing was recognised. */
  readonly score: number;
};

export type KindAnswer = {
  /** A leaf, or UNSURE_KIND. */
  readonly code: string;
  /** Estimated probability that the first guess is right, 0 to 1; also given when the answer is unsure. */
  readonly confidence: number;
  /** All kinds with evidence, best first; ties by code. */
  readonly ranked: readonly KindGuess[];
};

/** What staff's corrections add on top of the word lists: one number per kind, added to the log-evidence. */
export type KindCorrection = (sentences: readonly WeighedSentence[]) => Float64Array;

export type KindClassifier = {
  readonly lexicon: Lexicon;
  /** null = nothing learned yet: exactly the lexicon. */
  readonly correction: KindCorrection | null;
};

/** Below this confidence the text stays 待定. */
export const SURE_CONFIDENCE = 0.4;
/** Turns evidence into shares: larger makes the best kind stand out more. */
export const SHARPNESS = 1.7;
/** Evidence that is nobody's: keeps one lone word from making a share of 1. */
const SILENCE = 1;

/** The classifier before anybody confirmed anything. */
export function lexiconClassifier(lexicon: Lexicon): KindClassifier {
  return { lexicon, correction: null };
}

/** One text: a record, an ask, or a suggestion (give the span of its 具体建议 in `measures`). */
export function classifyKind(
  classifier: KindClassifier,
  text: KindText,
  minimum: number = SURE_CONFIDENCE,
): KindAnswer {
  return answerFrom(classifier.lexicon, evidenceFor(classifier, text), minimum);
}

/** Several texts about one matter, such as the records of an issue: every text has the same say. */
export function classifyTogether(
  classifier: KindClassifier,
  texts: readonly KindText[],
  minimum: number = SURE_CONFIDENCE,
): KindAnswer {
  const mean = new Float64Array(classifier.lexicon.codes.length);
  for (const text of texts) {
    const evidence = evidenceFor(classifier, text);
    for (const [kind, value] of evidence.entries()) mean[kind] = (mean[kind] ?? 0) + value / texts.length;
  }
  return answerFrom(classifier.lexicon, mean, minimum);
}

/** log of the lexicon's score: what a correction is added to. */
export function logEvidence(scores: Float64Array): Float64Array {
  return scores.map((score) => Math.log(score + SILENCE));
}

function evidenceFor({ lexicon, correction }: KindClassifier, text: KindText): Float64Array {
  const sentences = weighSentences(text);
  const scores = scoreLexicon(lexicon, sentences);
  if (!correction) return scores;
  const correct = correction(sentences);
  return logEvidence(scores).map((value, kind) =>
    Math.max(0, Math.exp(value + (correct[kind] ?? 0)) - SILENCE),
  );
}

function answerFrom({ codes }: Lexicon, evidence: Float64Array, minimum: number): KindAnswer {
  let total = 0;
  for (const value of evidence) total += value ** SHARPNESS;
  const ranked = codes
    .map((code, kind) => ({ code, strength: evidence[kind] ?? 0 }))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength || (a.code < b.code ? -1 : 1));
  const [first, second] = ranked;
  const confidence = first ? confidenceOf(first.strength, second?.strength ?? 0) : 0;
  return {
    code: first && confidence >= minimum ? first.code : UNSURE_KIND,
    confidence,
    ranked: ranked.map(({ code, strength }) => ({ code, score: strength ** SHARPNESS / total })),
  };
}

/**
 * Logistic in the log of the strength and of the lead over the second kind; coefficients fitted on the
 * sample's records and suggestions (npx tsx eval/kinds/print-kind-scores.ts prints the reliability).
 */
function confidenceOf(first: number, second: number): number {
  const strength = Math.log1p(first);
  const lead = Math.log((first + SILENCE) / (second + SILENCE));
  return 1 / (1 + Math.exp(-(CALIBRATION.base + CALIBRATION.strength * strength + CALIBRATION.lead * lead)));
}

const CALIBRATION = { base: -3.2, strength: 1.36, lead: 1.92 };
