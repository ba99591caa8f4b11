import { PARTS, type Parts, type Weights } from '../domain/ranking.ts';
import { ranksUnder } from './rank-range.ts';
import { weightedScore } from './weights.ts';

export type RankedAnew<Row> = {
  readonly row: Row;
  readonly newRank: number;
  /** Σ contributions in the order of PARTS, exactly. */
  readonly score: number;
  /** weights[p] · parts[p] */
  readonly contributions: Parts;
};

/**
 * The same subjects under other weights, by their new rank. The parts stay as they were measured, so nothing is
 * measured anew: O(n log n). Equal scores go by id, as when a run ranks.
 */
export function rankAnew<Row extends { readonly id: string; readonly parts: Parts }>(
  rows: readonly Row[],
  weights: Weights,
  { numericIds }: { readonly numericIds: boolean },
): RankedAnew<Row>[] {
  const keyed = rows.map(({ id, parts }) => ({ id: numericIds ? Number(id) : id, parts }));
  const ranks = ranksUnder<string | number>(keyed, weights);
  return rows
    .map((row, index) => ({
      row,
      newRank: ranks[index] as number,
      score: weightedScore(weights, row.parts),
      contributions: contributionsOf(weights, row.parts),
    }))
    .toSorted((a, b) => a.newRank - b.newRank);
}

function contributionsOf(weights: Weights, parts: Parts): Parts {
  const [concentration, acuteness, attention, recurrence] = PARTS.map((part) => weights[part] * parts[part]);
  return {
    concentration: concentration ?? 0,
    acuteness: acuteness ?? 0,
    attention: attention ?? 0,
    recurrence: recurrence ?? 0,
  };
}
