export type Span = { readonly start: number; readonly end: number };
export type Piece = { readonly start: number; readonly text: string; readonly isQuoted: boolean };

/**
 * A text cut at its spans. Spans may come in any order and overlap; those outside the text are cut to it.
 * @returns pieces that concatenate to the text, none empty.
 */
export function cutSpans(text: string, spans: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const take = (end: number, isQuoted: boolean) => {
    if (end > done) pieces.push({ start: done, text: text.slice(done, end), isQuoted });
    done = Math.max(done, end);
  };
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    take(Math.min(start, text.length), false);
    take(Math.min(end, text.length), true);
  }
  take(text.length, false);
  return pieces;
}
