import { type Exceptions, findSpans, type NamedSpan } from './find-spans.ts';
import { tokenFor, writeTokens } from './write-tokens.ts';

/**
 * Passes after the first find what a token made visible; real text is done after the second. The bound keeps
 * hostile text (each token opening the next) from costing a pass per span.
 */
const MAX_PASSES = 6;
/** Detectors read every letter alike, so the passes may write any. */
const anyLetter = () => 'A';

/**
 * Passes until nothing more is found, so that masked text is a fixed point. Offsets are those of `text`.
 */
export function findAllSpans(
  text: string,
  knownNames: Iterable<string>,
  exceptions: Exceptions,
): NamedSpan[] {
  const names = [...knownNames];
  let spans: NamedSpan[] = [];
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const fresh = findSpans(writeTokens(text, spans, anyLetter), names, exceptions);
    if (fresh.length === 0) break;
    spans = merge(spans, fresh);
  }
  return spans;
}

/** @param fresh offsets in the text as written with `spans`. */
function merge(spans: readonly NamedSpan[], fresh: readonly NamedSpan[]): NamedSpan[] {
  const merged: NamedSpan[] = [];
  let shift = 0;
  let at = 0;
  for (const span of fresh) {
    for (
      let before = spans[at];
      before !== undefined && before.start < span.start + shift;
      before = spans[at]
    ) {
      shift += before.end - before.start - tokenFor(before, anyLetter).length;
      merged.push(before);
      at += 1;
    }
    merged.push({ ...span, start: span.start + shift, end: span.end + shift });
  }
  return [...merged, ...spans.slice(at)];
}
