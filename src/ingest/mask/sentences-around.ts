export type Stretch = { readonly start: number; readonly end: number };

/** No detector looks further than this past the end of a sentence. */
const REACH = 12;
const SENTENCE_END = /[。！？!?；;\n]/g;

/**
 * The sentences that hold a match of `pattern`, with what is within reach of it; in reading order, touching ones as
 * one. Linear in the text.
 * @param pattern global.
 */
export function sentencesAround(text: string, pattern: RegExp): Stretch[] {
  const stretches: Stretch[] = [];
  for (const match of text.matchAll(pattern)) {
    const last = stretches.at(-1);
    const end = match.index + match[0].length;
    if (last !== undefined && end + REACH <= last.end) continue;
    const start = sentenceStart(text, match.index - REACH, last?.end ?? 0);
    const stretch = { start, end: sentenceEnd(text, end + REACH) };
    if (last !== undefined && start <= last.end)
      stretches[stretches.length - 1] = { ...stretch, start: last.start };
    else stretches.push(stretch);
  }
  return stretches;
}

function sentenceStart(text: string, from: number, least: number): number {
  let start = Math.max(from, least);
  while (start > least && !isSentenceEnd(text.charAt(start - 1))) start -= 1;
  return start;
}

const isSentenceEnd = (sign: string) => '。！？!?；;\n'.includes(sign);

function sentenceEnd(text: string, from: number): number {
  if (from >= text.length) return text.length;
  SENTENCE_END.lastIndex = from;
  return SENTENCE_END.test(text) ? SENTENCE_END.lastIndex : text.length;
}
