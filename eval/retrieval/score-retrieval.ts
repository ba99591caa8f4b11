/** Recall and rank of labelled answers in what was found. Pure. */

/** Share of the gold that is among the first five; of more than five, five are all that can be. */
export function recallAt5(found: readonly string[], gold: readonly string[]): number {
  const first = new Set(found.slice(0, 5));
  return gold.filter((id) => first.has(id)).length / Math.min(5, gold.length);
}

/** 1 for a right answer in the first place, 1/2 in the second; 0 for none. */
export function reciprocalRank(found: readonly string[], gold: readonly string[]): number {
  const place = found.findIndex((id) => gold.includes(id));
  return place < 0 ? 0 : 1 / (place + 1);
}

export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
