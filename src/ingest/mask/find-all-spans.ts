import { type Exceptions, findSpans, type NamedSpan } from './find-spans.ts';
import { TOKEN_PATTERN } from './mask-type.ts';
import { sentencesAround } from './sentences-around.ts';
import { tokenFor, writeTokens } from './write-tokens.ts';

/**
 * Passes after the first find what a token made visible; real text is done after the second. The bound keeps
 * hostile text (each token opening the next) from costing a pass per span.
 */
const MAX_PASSES = 6;
/** Detectors read every letter alike, so the passes may write any. */
const anyLetter = () => 'A';

/**
 * Passes until nothing more is found, so that masked text is a fixed point. Only what is near a new token can read
 * differently, so later passes look at those sentences alone. Offsets are those of `text`.
 */
export function findAllSpans(
  text: string,
  knownNames: Iterable<string>,
  exceptions: Exceptions,
): NamedSpan[] {
  const names = [...knownNames];
  let fresh = findSpans(text, names, exceptions);
  let spans = fresh;
  for (let pass = 1; pass < MAX_PASSES && fresh.length > 0; pass += 1) {
    const draft = writeTokens(text, spans, anyLetter);
    fresh = sentencesAround(draft, TOKEN_PATTERN).flatMap(({ start, end }) =>
      findSpans(draft.slice(start, end), names, exceptions).map((span) => shift(span, start)),
    );
    spans = merge(spans, fresh);
  }
  return spans;
}

function shift(span: NamedSpan, by: number): NamedSpan {
  return { ...span, start: span.start + by, end: span.end + by };
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
