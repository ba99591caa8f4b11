import { searchTerms } from '../../embed/search-terms.ts';
import { splitSentences, type TextSpan } from './split-sentences.ts';
import type { TermWeights } from './weigh-terms.ts';

/** A passage is read at a glance: three sentences or 160 characters; a longer sentence stands alone. */
const MOST_SENTENCES = 3;
const MOST_CHARACTERS = 160;
/** Characters that cost a passage as much as its own: what is as long as this needs about 1.4 times the matches. */
const EASY_LENGTH = 60;

/** The sentences of a text that say most of what is asked for in few words; null when none says anything of it. Pure. */
export function bestPassage(text: string, weights: TermWeights): TextSpan | null {
  const sentences = splitSentences(text).map((span) => ({
    span,
    terms: searchTerms(text.slice(span.start, span.end)).filter((term) => weights.has(term)),
  }));
  let best: { readonly span: TextSpan; readonly score: number } | null = null;
  for (const [first, { span }] of sentences.entries()) {
    const held = new Set<string>();
    for (const { span: last, terms } of sentences.slice(first, first + MOST_SENTENCES)) {
      const passage = { start: span.start, end: last.end };
      if (last !== span && passage.end - passage.start > MOST_CHARACTERS) break;
      for (const term of terms) held.add(term);
      const score = scoreOf(held, weights, passage);
      if (score > (best?.score ?? 0)) best = { span: passage, score };
    }
  }
  return best?.span ?? null;
}

function scoreOf(held: ReadonlySet<string>, weights: TermWeights, { start, end }: TextSpan): number {
  let sum = 0;
  for (const term of held) sum += weights.get(term) ?? 0;
  return sum / Math.sqrt(EASY_LENGTH + end - start);
}
