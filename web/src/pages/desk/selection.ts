/** Which members of an issue are selected, by ask id. Values, never changed in place. */

export type Selection = ReadonlySet<number>;

export const NOTHING_SELECTED: Selection = new Set();

export function toggle(selection: Selection, askId: number): Selection {
  const next = new Set(selection);
  if (!next.delete(askId)) next.add(askId);
  return next;
}

/** All of them, or none when all were selected already. */
export function toggleAll(selection: Selection, askIds: readonly number[]): Selection {
  return askIds.every((askId) => selection.has(askId)) ? NOTHING_SELECTED : new Set(askIds);
}

/** From the one selected last to this one, both included, in the order of the page (shift-click). */
export function selectRange(
  selection: Selection,
  askIds: readonly number[],
  from: number | null,
  to: number,
): Selection {
  const start = from === null ? -1 : askIds.indexOf(from);
  const end = askIds.indexOf(to);
  if (start < 0 || end < 0) return toggle(selection, to);
  return new Set([...selection, ...askIds.slice(Math.min(start, end), Math.max(start, end) + 1)]);
}

export type Kept = { readonly kept: Selection; readonly gone: readonly number[] };

/** After a reload: what is still in the issue stays selected, and the rest is named. */
export function keepPresent(selection: Selection, present: readonly number[]): Kept {
  const there = new Set(present);
  const gone = [...selection].filter((askId) => !there.has(askId));
  return { kept: new Set([...selection].filter((askId) => there.has(askId))), gone };
}
