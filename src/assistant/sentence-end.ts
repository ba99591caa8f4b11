/** Where sentences of a draft end. Pure; offsets are UTF-16. */
import type { Section } from '../domain/draft.ts';

/** What ends a sentence, with closing quotes and marks that belong to it. */
const ENDING = /[。！？!?][”’」』）)]*(?:\s*[[【［〔(（]\s*[SRIL]\d[^\]】］〕)）\n]*[\]】］〕)）])*[ \t]*/g;
/** An opening bracket that may still become a mark. */
const HALF_MARK = /^[[【［〔(（][^\]】］〕)）]{0,11}$/;

export type Span = { readonly start: number; readonly end: number };

/** Length of the first line with its line feed; 0 = it has none. */
export const lineEnd = (text: string): number => text.indexOf('\n') + 1;

/**
 * Length of the first complete sentence; 0 = none yet. A sentence goes to the end of a quotation that it opened.
 *
 * @param complete nothing comes after the text.
 */
export function sentenceEnd(text: string, complete: boolean): number {
  const line = lineEnd(text);
  for (const { 0: ending, index } of text.matchAll(ENDING)) {
    const end = index + ending.length;
    if (line > 0 && end > line) break;
    if (!isBalanced(text.slice(0, end))) continue;
    const rest = text.slice(end);
    // More marks, or the closing quote, may be still to come.
    if (!complete && (rest === '' || HALF_MARK.test(rest))) return 0;
    return end;
  }
  return line;
}

function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length;
  return count('“') === count('”') && count('「') === count('」') && count('『') === count('』');
}

/** The sentences of a section in order; of the measures a sentence is a line. The spans add up to the text. */
export function sentenceSpans(text: string, section: Section): Span[] {
  const spans: Span[] = [];
  let start = 0;
  while (start < text.length) {
    const rest = text.slice(start);
    const length = section === 'measures' ? lineEnd(rest) : sentenceEnd(rest, true);
    const end = length === 0 ? text.length : start + length;
    spans.push({ start, end });
    start = end;
  }
  return spans;
}
