import { cutSpans, type Span } from './cut-spans.ts';

type Props = {
  /** The stored, masked text; shown as plain text, whatever it contains. */
  readonly text: string;
  /** In UTF-16 units of the text. */
  readonly spans: readonly Span[];
};

/** A text with its quoted spans marked. */
export function QuoteText({ text, spans }: Props) {
  return (
    <span className="quote-text">
      {cutSpans(text, spans).map(({ start, text: piece, isQuoted }) =>
        isQuoted ? <mark key={start}>{piece}</mark> : <span key={start}>{piece}</span>,
      )}
    </span>
  );
}
