/**
 * Texts by what they say of the terms: Okapi BM25 over title and body, the title counting several times.
 *
 *   score(d) = Σ weight(t) · f(t, d) · (k + 1) / (f(t, d) + k · (1 - b + b · length(d) / average length))
 *
 * Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; k = 1.2, and b = 0.5 since
 * the texts of one source are about as long. The index finds the texts without reading them and cannot tell once from
 * often; this reads the few dozen that it found. What it finds is measured by the evaluation of retrieval. Pure.
 */
import { countTerms, type TermCount } from './count-terms.ts';
import type { TermWeights } from './weigh-terms.ts';

const K = 1.2;
const B = 0.5;
/** A title is what the whole is about. */
const TITLE_TIMES = 3;

export type CountedText = {
  readonly id: number;
  readonly length: number;
  readonly counts: readonly TermCount[];
};

type Text = { readonly id: number; readonly title: string; readonly body: string };

export const countText = (text: Text, weights: TermWeights): CountedText => ({
  id: text.id,
  length: text.title.length + text.body.length,
  counts: countTerms(text, weights),
});

/** @returns ids of the texts that have any of the terms, best first, equal ones by id. */
export function rankTexts(texts: readonly CountedText[]): number[] {
  const average = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  return texts
    .map((text) => ({ id: text.id, score: scoreOf(text, average) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .map(({ id }) => id);
}

function scoreOf({ counts, length }: CountedText, average: number): number {
  const share = 1 - B + (B * length) / average;
  let score = 0;
  for (const { weight, inTitle, inBody } of counts) {
    const often = (1 + TITLE_TIMES) * inTitle + inBody;
    score += (weight * often * (K + 1)) / (often + K * share);
  }
  return score;
}
