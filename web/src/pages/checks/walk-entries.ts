/** Which item of a blind check comes next. Pure. */
import type { CheckEntry } from './check-types.ts';

type Entry = Pick<CheckEntry, 'item' | 'mine'>;

/** The first without an answer after this one, then from the beginning; null when every item has one. */
export function nextOpen(entries: readonly Entry[], after: number | null): number | null {
  const at = entries.findIndex(({ item }) => item === after);
  const inOrder = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
  return inOrder.find(({ mine }) => mine === null)?.item ?? null;
}

/** Its neighbour, answered or not; null at the ends. */
export function neighbour(entries: readonly Entry[], item: number, step: 1 | -1): number | null {
  const at = entries.findIndex((entry) => entry.item === item);
  return at < 0 ? null : (entries[at + step]?.item ?? null);
}

export const answered = (entries: readonly Entry[]): number =>
  entries.filter(({ mine }) => mine !== null).length;
