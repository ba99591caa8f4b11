import { type MaskSpan, TOKENS } from './mask-type.ts';

/**
 * The text with a token for each span.
 * @param spans in reading order, not overlapping.
 * @param letterOf the letter of the person that a name span names.
 */
export function writeTokens<Span extends MaskSpan>(
  text: string,
  spans: readonly Span[],
  letterOf: (span: Span) => string,
): string {
  const parts: string[] = [];
  let written = 0;
  for (const span of spans) {
    parts.push(text.slice(written, span.start), tokenFor(span, letterOf));
    written = span.end;
  }
  parts.push(text.slice(written));
  return parts.join('');
}

/** The length of what `writeTokens` writes for a span. */
export function tokenFor<Span extends MaskSpan>(span: Span, letterOf: (span: Span) => string): string {
  return span.type === 'name' ? `[人员${letterOf(span)}]` : TOKENS[span.type];
}
