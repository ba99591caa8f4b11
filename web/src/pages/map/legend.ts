/** What the colours of the map mean. Pure. */

/**
 * Okabe and Ito's palette (jfly.uni-koeln.de/color), told apart by colour-blind readers too; its yellow is left out,
 * because it cannot be seen on white.
 */
const DISTINCT = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'] as const;
export const OTHER_COLOUR = '#9a9a9a';

/** Viridis from dark to light without its yellow end: ordered also when printed in grey. */
const ORDERED = ['#440154', '#46327e', '#365c8d', '#277f8e', '#1fa187', '#4ac16d', '#a0da39'] as const;

export type LegendEntry = {
  /** The value that points carry: an index into names. */
  readonly value: number;
  readonly name: string;
  readonly colour: string;
  readonly count: number;
};

/**
 * @param values one for each point, an index into names.
 * @returns the most frequent first, each of the first seven in a colour of its own; the rest share grey, and are
 *   entries all the same, since each can be shown alone. Values that no point has are left out.
 */
export function legendOf(values: ArrayLike<number>, names: readonly string[]): LegendEntry[] {
  return countValues(values, names)
    .toSorted((a, b) => b.count - a.count || a.value - b.value)
    .map((entry, place) => ({ ...entry, colour: DISTINCT[place] ?? OTHER_COLOUR }));
}

/**
 * What is hidden gives its colour up: with few entries shown none of them is grey. An entry with a colour of its own
 * keeps it.
 */
export function colourShown(
  legend: readonly LegendEntry[],
  shown: ReadonlySet<number>,
): readonly LegendEntry[] {
  const kept = legend.filter(({ value, colour }) => shown.has(value) && colour !== OTHER_COLOUR);
  const taken = new Set(kept.map(({ colour }) => colour));
  const free = DISTINCT.filter((colour) => !taken.has(colour));
  return legend.map((entry) =>
    shown.has(entry.value) && entry.colour === OTHER_COLOUR
      ? { ...entry, colour: free.shift() ?? OTHER_COLOUR }
      : entry,
  );
}

/** For years and the like: in the order of names, from dark to light. */
export function orderedLegendOf(values: ArrayLike<number>, names: readonly string[]): LegendEntry[] {
  const entries = countValues(values, names);
  const step = (ORDERED.length - 1) / Math.max(entries.length - 1, 1);
  return entries.map((entry, place) => ({
    ...entry,
    colour: ORDERED[Math.round(place * step)] ?? OTHER_COLOUR,
  }));
}

function countValues(values: ArrayLike<number>, names: readonly string[]) {
  const counts = new Uint32Array(names.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return names
    .map((name, value) => ({ value, name, count: counts[value] ?? 0 }))
    .filter(({ count }) => count > 0);
}

/** Clicking one entry of a full legend shows it alone; clicking again adds or takes away; none left means all. */
export function toggleShown(
  shown: ReadonlySet<number>,
  legend: readonly LegendEntry[],
  value: number,
): ReadonlySet<number> {
  if (shown.size === legend.length) return new Set([value]);
  const next = new Set(shown);
  if (!next.delete(value)) next.add(value);
  return next.size === 0 ? new Set(legend.map((entry) => entry.value)) : next;
}
