/**
 * Orders the asks of an issue by how well each stands for the others.
 *
 *   centrality(v) = mean over the other members u of v · u = (v · Σ − v · v) / (n − 1)
 */
import type { Vectors } from '../../domain/vector.ts';

export type CentralMember = {
  /** Index into the vectors. */
  readonly point: number;
  /** −1 to 1: average similarity to the other members; 1 for the only member of an issue. */
  readonly centrality: number;
};

/**
 * Most central first, ties by index. O(n · d).
 *
 * @param vectors unit vectors.
 * @param members indexes into `vectors`, each once, in any order: the order does not move the result.
 * @throws {RangeError} an index outside the vectors.
 */
export function rankCentral(vectors: Vectors, members: readonly number[]): CentralMember[] {
  const { data, dimensions } = vectors;
  const points = members.toSorted((a, b) => a - b);
  const sum = new Float64Array(dimensions);
  for (const point of points) {
    if (!(Number.isInteger(point) && point >= 0 && (point + 1) * dimensions <= data.length)) {
      throw new RangeError(`member ${point} is outside ${data.length / dimensions} vectors`);
    }
    for (let i = 0; i < dimensions; i++) {
      sum[i] = (sum[i] as number) + (data[point * dimensions + i] as number);
    }
  }
  return points
    .map((point) => ({ point, centrality: meanToOthers(vectors, point, sum, points.length) }))
    .toSorted((a, b) => b.centrality - a.centrality || a.point - b.point);
}

function meanToOthers(
  { data, dimensions }: Vectors,
  point: number,
  sum: Float64Array,
  members: number,
): number {
  if (members === 1) return 1;
  let product = 0;
  for (let i = 0; i < dimensions; i++) {
    const value = data[point * dimensions + i] as number;
    product += value * ((sum[i] as number) - value);
  }
  return product / (members - 1);
}
