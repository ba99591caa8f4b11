/** The next and the previous issue of a queue from which issues vanish once they are decided on. Pure. */

/**
 * @param place where the current issue stood when it was last seen in the queue: what slid into its place comes next.
 * @returns null at the end.
 */
export function walkQueue(
  ids: readonly number[],
  current: number | null,
  place: number,
  step: 1 | -1,
): number | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at >= 0) return ids[at + step] ?? null;
  const slid = Math.min(place, ids.length);
  return ids[step === 1 ? slid : slid - 1] ?? null;
}
