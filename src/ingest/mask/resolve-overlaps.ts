import type { FoundSpan, MaskSpan } from './mask-type.ts';

/**
 * Spans that do not overlap, in reading order. Of two that do, the higher priority stands, then the longer, then
 * the earlier; the winner grows over what the loser found outside it, so that half a number never stays readable.
 */
export function resolveOverlaps<Span extends FoundSpan>(found: readonly Span[]): Span[] {
  const ordered = found.toSorted(
    (a, b) => b.priority - a.priority || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const kept: Span[] = [];
  for (const span of ordered) {
    const at = firstEndingAfter(kept, span.start);
    const next = kept[at];
    if (next === undefined || next.start >= span.end) kept.splice(at, 0, span);
    else mergeTails(kept, at, span);
  }
  return kept;
}

function mergeTails<Span extends FoundSpan>(kept: Span[], at: number, loser: Span): void {
  let winner = kept[at];
  let last = at;
  while (winner !== undefined && winner.start < loser.end) {
    const before = kept[last - 1]?.end ?? 0;
    const after = kept[last + 1]?.start ?? Number.POSITIVE_INFINITY;
    kept[last] = {
      ...winner,
      start: Math.max(before, Math.min(winner.start, loser.start)),
      end: Math.min(after, Math.max(winner.end, loser.end)),
    };
    last += 1;
    winner = kept[last];
  }
}

function firstEndingAfter(sorted: readonly MaskSpan[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
