import { PARTS, type Parts, type Weights } from '../domain/ranking.ts';
import { weightedScore } from './weights.ts';

const SWING = 0.2;

/**
 * Best and worst rank of each subject when each weight moves by ±20 %: the given weights and the corners of the
 * box, all four up or all four down left out, since these are the given weights once they are made to sum to 1.
 * Between the corners a rank can be better or worse by a few places: each pair of subjects is decided at a corner,
 * but not all pairs at the same one. 15 orders in all, O(15 · n log n).
 * @param rows ids are unique; ties go by `compareIds`.
 * @returns one pair per row, in the order of rows.
 */
export function rankRanges<Id extends string | number>(
  rows: readonly { readonly id: Id; readonly parts: Parts }[],
  weights: Weights,
): [number, number][] {
  const ranks = [weights, ...cornerWeights(weights)].map((corner) => ranksUnder(rows, corner));
  return rows.map((_, row) => {
    const own = ranks.map((under) => under[row] as number);
    return [Math.min(...own), Math.max(...own)];
  });
}

/** The 14 corners of the box, each made to sum to 1 again. */
export function cornerWeights(weights: Weights): Weights[] {
  const corners = 2 ** PARTS.length;
  return Array.from({ length: corners - 2 }, (_, index) => index + 1).map((corner) => {
    const moved = PARTS.map((part, bit) => weights[part] * (corner & (1 << bit) ? 1 + SWING : 1 - SWING));
    const sum = moved.reduce((total, value) => total + value, 0);
    const at = (part: number): number => (moved[part] as number) / sum;
    return { concentration: at(0), acuteness: at(1), attention: at(2), recurrence: at(3) };
  });
}

/** The rank of each row, 1 first. */
export function ranksUnder<Id extends string | number>(
  rows: readonly { readonly id: Id; readonly parts: Parts }[],
  weights: Weights,
): Int32Array {
  const scores = Float64Array.from(rows, ({ parts }) => weightedScore(weights, parts));
  const order = Int32Array.from(rows.keys()).sort((a, b) => {
    const difference = (scores[b] as number) - (scores[a] as number);
    return difference !== 0 ? difference : compareIds((rows[a] as { id: Id }).id, (rows[b] as { id: Id }).id);
  });
  const ranks = new Int32Array(rows.length);
  order.forEach((row, place) => {
    ranks[row] = place + 1;
  });
  return ranks;
}

/** Numbers by size, strings by code unit. */
export function compareIds(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
