import type { FoundSpan, MaskType } from './mask-type.ts';

/**
 * Every match of a global pattern as a span. A group named `value` narrows the span to itself (the words
 * before it are only context); such a pattern needs the `d` flag.
 * @param accept says no to a match whose shape is right and whose meaning is not (a checksum, a date).
 */
export function collectMatches(
  flat: string,
  pattern: RegExp,
  { type, priority, accept }: { type: MaskType; priority: number; accept?: (found: Match) => boolean },
): FoundSpan[] {
  const spans: FoundSpan[] = [];
  // Not matchAll: it copies the pattern at every call, and most calls find nothing.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(flat); match !== null; match = pattern.exec(flat)) {
    const [start, end] = match.indices?.groups?.['value'] ?? [match.index, match.index + match[0].length];
    if (accept && !accept({ flat, start, end, value: flat.slice(start, end) })) continue;
    spans.push({ start, end, type, priority });
  }
  return spans;
}

export type Match = {
  readonly flat: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
};
