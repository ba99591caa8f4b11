import { normalizeText } from '../../embed/tokenize.ts';
import type { TermWeights } from './weigh-terms.ts';

export type TermCount = { readonly weight: number; readonly inTitle: number; readonly inBody: number };

/**
 * How often a text has each of the terms that it has. Pure. Looked for as strings: cutting every text found into words
 * again would take longer than all the rest of a search.
 */
export function countTerms(
  { title, body }: { readonly title: string; readonly body: string },
  weights: TermWeights,
): TermCount[] {
  const [heading, text] = [normalizeText(title), normalizeText(body)];
  const counts: TermCount[] = [];
  for (const [term, weight] of weights) {
    const [inTitle, inBody] = [countIn(heading, term), countIn(text, term)];
    if (inTitle + inBody > 0) counts.push({ weight, inTitle, inBody });
  }
  return counts;
}

function countIn(text: string, term: string): number {
  let count = 0;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) count += 1;
  return count;
}
