/**
 * What a suggestion asks for, item by item. Pure, and nothing is lost: its items are all of its measures.
 */

export type AskItem = {
  /** 1-based place in its suggestion. */
  readonly ordinal: number;
  /** UTF-16 span of the text that was split. */
  readonly start: number;
  readonly end: number;
};

const NUMERAL = '[一二三四五六七八九十]{1,3}';
/** The ways to number the items of a list; one list uses one of them. */
const MARKERS: readonly RegExp[] = [
  new RegExp(`(?<=^|[。；;：:\\n\\s])${NUMERAL}[、．.]`, 'g'),
  new RegExp(`(?<=^|[。；;：:，,\\n\\s])${NUMERAL}是`, 'g'),
  new RegExp(`(?<=^|[。；;：:\\n\\s])[（(]${NUMERAL}[）)]`, 'g'),
  /(?<=^|[。；;：:\n\s])\d{1,2}[.．、）)](?!\d)/g,
  /[①-⑳]/g,
  new RegExp(`(?<=^|[。；;：:\\n\\s])第${NUMERAL}[，,、]`, 'g'),
];
/** Words before the first number that are shorter only introduce the list. */
const SHORTEST_LEAD_IN = 30;
/** Paragraphs that are shorter are no items of their own. */
const SHORTEST_PARAGRAPH = 15;

/** @param span the measures; the spans of the items are of the same text, in order, and cover all of it but white space. */
export function splitMeasures(
  text: string,
  span: { readonly start: number; readonly end: number },
): AskItem[] {
  const measures = text.slice(span.start, span.end);
  const starts = listStarts(measures) ?? paragraphStarts(measures);
  return [0, ...starts.filter((at) => at > 0)]
    .map((start, index, all) => trimmed(measures, start, all[index + 1] ?? measures.length))
    .filter(({ start, end }) => start < end)
    .map(({ start, end }, index) => ({
      ordinal: index + 1,
      start: span.start + start,
      end: span.start + end,
    }));
}

/** Where items begin, by the numbering that comes first; null without one. */
function listStarts(measures: string): number[] | null {
  const found = MARKERS.map((marker) => [...measures.matchAll(marker)].map(({ index }) => index))
    .filter((starts) => starts.length > 1)
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))[0];
  if (found === undefined) return null;
  const [first = 0, ...rest] = found;
  const leadIn = measures.slice(0, first).trim();
  // What only introduces the list stays with its first item.
  return leadIn.length < SHORTEST_LEAD_IN || /[：:]$/.test(leadIn) ? rest : found;
}

function paragraphStarts(measures: string): number[] {
  const starts: number[] = [];
  let since = 0;
  for (const { index } of measures.matchAll(/\n+/g)) {
    if (measures.slice(since, index).trim().length < SHORTEST_PARAGRAPH) continue;
    starts.push(index);
    since = index;
  }
  // A short last paragraph belongs to the one before it.
  const last = starts.at(-1);
  const isShort = last !== undefined && measures.slice(last).trim().length < SHORTEST_PARAGRAPH;
  return isShort ? starts.slice(0, -1) : starts;
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  const words = text.slice(start, end);
  const left = words.length - words.trimStart().length;
  return { start: start + left, end: start + words.trimEnd().length };
}
