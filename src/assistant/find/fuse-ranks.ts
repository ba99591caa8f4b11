/**
 * Reciprocal rank fusion: score(d) = Σ over the lists 1 / (k + rank of d in the list), ranks from 1.
 * Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods",
 * SIGIR 2009. Ranks and not scores are added, so full text and vectors need no common scale; k = 60 is the paper's, and
 * keeps the first place of one list from outweighing two good places. Pure.
 */
const K = 60;

export type Fused = { readonly id: number; readonly score: number };

/**
 * @param lists ids, best first; an id that a list names again counts at its first place.
 * @returns every id once, best first, equal ones by id.
 */
export function fuseRanks(lists: readonly (readonly number[])[]): Fused[] {
  const scores = new Map<number, number>();
  for (const list of lists) {
    let rank = 0;
    for (const id of new Set(list)) {
      rank += 1;
      scores.set(id, (scores.get(id) ?? 0) + 1 / (K + rank));
    }
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score || a.id - b.id);
}
