import type { QuoteRow } from '../store/desk/issue-rows.ts';

/** UTF-16 units shown before and after a quote, so that it can be read where it stands. */
const CONTEXT = 40;

/** Cut here and not in SQL: PostgreSQL counts characters, our offsets count UTF-16 units. */
export function showQuote({ body, receivedAt, ...quote }: QuoteRow) {
  const { start, end } = quote;
  return {
    ...quote,
    receivedAt: new Date(receivedAt).toISOString(),
    before: body.slice(onCharacter(body, Math.max(0, start - CONTEXT)), start),
    text: body.slice(start, end),
    after: body.slice(end, onCharacter(body, Math.min(body.length, end + CONTEXT))),
  };
}

/** Not inside a surrogate pair: half a character is shown as �. */
export function onCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0 ? at - 1 : at;
}
