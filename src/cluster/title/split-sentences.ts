/** Spans of a text that can be quoted: whole sentences, or whole clauses where a sentence never ends. */
export type Span = {
  /** UTF-16 offsets, start < end; no blank at either edge. */
  readonly start: number;
  readonly end: number;
};

export type SpanLength = { readonly shortest: number; readonly longest: number };

const SENTENCE = /[^。！？!?；;\n]+[。！？!?；;]*[”’」』）)]*/gu;
const CLAUSE = /[^，,、：:]+[，,、：:]*/gu;

/**
 * Sentences of a fitting length, in reading order. Short ones are joined with what follows; one that is too long gives
 * runs of its clauses.
 */
export function quotableSpans(text: string, length: SpanLength): Span[] {
  const sentences = findSpans(text, SENTENCE, 0);
  const long = sentences.filter(({ start, end }) => end - start > length.longest);
  const runs = long.flatMap(({ start, end }) =>
    joinRuns(findSpans(text.slice(start, end), CLAUSE, start), text, length),
  );
  return [...joinRuns(sentences, text, length), ...runs].toSorted(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}

function findSpans(text: string, pattern: RegExp, offset: number): Span[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const start = index + found.length - found.trimStart().length;
    const end = index + found.trimEnd().length;
    return start < end ? [{ start: offset + start, end: offset + end }] : [];
  });
}

/** From each piece on, the shortest run that is long enough; none across a line break. */
function joinRuns(pieces: readonly Span[], text: string, { shortest, longest }: SpanLength): Span[] {
  return pieces.flatMap(({ start }, first) => {
    for (const { end } of pieces.slice(first, first + 12)) {
      if (end - start > longest || text.slice(start, end).includes('\n')) return [];
      if (end - start >= shortest) return [{ start, end }];
    }
    return [];
  });
}
