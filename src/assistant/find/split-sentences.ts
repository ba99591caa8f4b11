/** UTF-16 offsets into a text, start < end. */
export type TextSpan = { readonly start: number; readonly end: number };

const SENTENCE = /[^。！？!?；;\n]+[。！？!?；;]*[”’"」』）)]*/gu;

/** Sentences in reading order, without the white space around them. What 。！？； or a line's end closes. */
export function splitSentences(text: string): TextSpan[] {
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: sentence, index }) => {
    const start = index + (sentence.length - sentence.trimStart().length);
    const end = start + sentence.trim().length;
    return end > start ? [{ start, end }] : [];
  });
}
