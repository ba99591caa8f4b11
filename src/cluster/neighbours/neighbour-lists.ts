/**
 * k nearest neighbours of n points in flat arrays: point i's are at i * k .. i * k + counts[i], most similar
 * first, ties by the smaller index, never i itself.
 */
export type NeighbourLists = {
  readonly k: number;
  readonly counts: Int32Array;
  readonly indexes: Int32Array;
  readonly similarities: Float32Array;
};

export function createNeighbourLists(points: number, k: number): NeighbourLists {
  return {
    k,
    counts: new Int32Array(points),
    indexes: new Int32Array(points * k).fill(-1),
    similarities: new Float32Array(points * k),
  };
}

/** Puts a candidate in its place if it is among the k best so far. O(k). Returns whether it went in. */
export function offer(lists: NeighbourLists, point: number, candidate: number, similarity: number): boolean {
  const { k, counts, indexes, similarities } = lists;
  const start = point * k;
  const count = counts[point] as number;
  const last = start + count - 1;
  if (
    count === k &&
    !precedes(similarity, candidate, similarities[last] as number, indexes[last] as number)
  ) {
    return false;
  }
  let hole = count === k ? last : start + count;
  if (count < k) counts[point] = count + 1;
  while (
    hole > start &&
    precedes(similarity, candidate, similarities[hole - 1] as number, indexes[hole - 1] as number)
  ) {
    similarities[hole] = similarities[hole - 1] as number;
    indexes[hole] = indexes[hole - 1] as number;
    hole--;
  }
  similarities[hole] = similarity;
  indexes[hole] = candidate;
  return true;
}

const precedes = (similarity: number, index: number, otherSimilarity: number, otherIndex: number): boolean =>
  similarity > otherSimilarity || (similarity === otherSimilarity && index < otherIndex);
