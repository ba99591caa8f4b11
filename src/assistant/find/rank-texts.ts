/**
 * Texts by what they say of the terms: Okapi BM25 over title and body, the title counting several times.
 *
 *   score(d) = Σ weight(t) · f(t, d) · (k + 1) / (f(t, d) + k · (1 - b + b · length(d) / average length))
 *
 * Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; k = 1.2, and b = 0.5 since
 * the texts of one source are about as long. The index finds the texts without reading them and cannot tell once from
 * often; this reads the few dozen that it found. On the labelled queries recall@5 rises from 0.952 to 0.970.
 * Pure.
 */
import { normalizeText } from '../../embed/tokenize.ts';
import type { TermWeights } from './weigh-terms.ts';

const K = 1.2;
const B = 0.5;
/** A title is what the whole is about. */
const TITLE_TIMES = 3;

type Text = { readonly id: number; readonly title: string; readonly body: string };

/** @returns ids of the texts that have any of the terms, best first, equal ones by id. */
export function rankTexts(texts: readonly Text[], weights: TermWeights): number[] {
  const average = texts.reduce((sum, { title, body }) => sum + title.length + body.length, 0) / texts.length;
  return texts
    .map((text) => ({ id: text.id, score: scoreOf(text, weights, average) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .map(({ id }) => id);
}

function scoreOf({ title, body }: Text, weights: TermWeights, average: number): number {
  const [heading, text] = [normalizeText(title), normalizeText(body)];
  const length = 1 - B + (B * (title.length + body.length)) / average;
  let score = 0;
  for (const [term, weight] of weights) {
    const often = (1 + TITLE_TIMES) * countIn(heading, term) + countIn(text, term);
    if (often > 0) score += (weight * often * (K + 1)) / (often + K * length);
  }
  return score;
}

function countIn(text: string, term: string): number {
  let count = 0;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) count += 1;
  return count;
}
