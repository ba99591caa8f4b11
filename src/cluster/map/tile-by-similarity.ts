/**
 * Places bodies in the unit square so that similar ones stand together: the set is cut in two at the median of its
 * longest direction (first principal component, by power iteration), the square across its longer side in proportion
 * to what the halves weigh, and so on down to one body. O(n · d · log n), and no chance: the iteration begins at
 * the dimension that varies most.
 */
import { MAP_DIMENSIONS } from './project-vector.ts';

const POWER_ROUNDS = 6;
/** Bodies worked on between two yields. */
const WORK_BETWEEN_YIELDS = 4000;

export type Tiling = {
  /** The bodies in the order of the tiles: neighbours in it are similar. */
  readonly order: Int32Array;
  /** Centre of each body's tile, 0 to 1, in the order given. */
  readonly x: Float32Array;
  readonly y: Float32Array;
};

type Tile = { from: number; to: number; left: number; top: number; width: number; height: number };

/**
 * @param members of `points`, in a fixed order.
 * @param weightOf what area each takes.
 */
export function* tileBySimilarity(
  members: readonly number[],
  points: Float32Array,
  weightOf: (member: number) => number,
): Generator<void, Tiling> {
  const order = Int32Array.from(members.keys());
  const x = new Float32Array(members.length);
  const y = new Float32Array(members.length);
  const along = new Float32Array(members.length);
  const tiles: Tile[] = [{ from: 0, to: members.length, left: 0, top: 0, width: 1, height: 1 }];
  let worked = 0;
  for (let tile = tiles.pop(); tile !== undefined; tile = tiles.pop()) {
    const { from, to, left, top, width, height } = tile;
    if (to - from === 0) continue;
    if (to - from === 1) {
      x[order[from] as number] = left + width / 2;
      y[order[from] as number] = top + height / 2;
      continue;
    }
    sortAlong(order.subarray(from, to), members, points, along);
    const middle = (from + to) >> 1;
    const share = weigh(order, from, middle, members, weightOf) / weigh(order, from, to, members, weightOf);
    // The second half is pushed first, so that tiles are cut in their order.
    if (width >= height) {
      tiles.push({ from: middle, to, left: left + width * share, top, width: width * (1 - share), height });
      tiles.push({ from, to: middle, left, top, width: width * share, height });
    } else {
      tiles.push({ from: middle, to, left, top: top + height * share, width, height: height * (1 - share) });
      tiles.push({ from, to: middle, left, top, width, height: height * share });
    }
    worked += to - from;
    if (worked >= WORK_BETWEEN_YIELDS) {
      worked = 0;
      yield;
    }
  }
  return { order, x, y };
}

function weigh(
  order: Int32Array,
  from: number,
  to: number,
  members: readonly number[],
  weightOf: (member: number) => number,
): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += weightOf(members[order[i] as number] as number);
  return sum;
}

/** Sorts a stretch of the order by where its bodies lie on their first principal component. */
function sortAlong(
  stretch: Int32Array,
  members: readonly number[],
  points: Float32Array,
  along: Float32Array,
): void {
  const at = (place: number) => (members[place] as number) * MAP_DIMENSIONS;
  const mean = meanOf(stretch, at, points);
  let direction = spreadOf(stretch, at, points, mean);
  for (let round = 0; round < POWER_ROUNDS; round++) {
    const next = new Float64Array(MAP_DIMENSIONS);
    for (const place of stretch) {
      const product = project(points, at(place), mean, direction);
      for (let d = 0; d < MAP_DIMENSIONS; d++) {
        next[d] = (next[d] as number) + product * ((points[at(place) + d] as number) - (mean[d] as number));
      }
    }
    const length = Math.hypot(...next);
    // All bodies are alike: any order is as good.
    if (length < 1e-12) break;
    direction = next.map((value) => value / length);
  }
  for (const place of stretch) along[place] = project(points, at(place), mean, direction);
  stretch.sort((a, b) => (along[a] as number) - (along[b] as number) || a - b);
}

type Offset = (place: number) => number;

function meanOf(stretch: Int32Array, at: Offset, points: Float32Array): Float64Array {
  const mean = new Float64Array(MAP_DIMENSIONS);
  for (const place of stretch) {
    for (let d = 0; d < MAP_DIMENSIONS; d++)
      mean[d] = (mean[d] as number) + (points[at(place) + d] as number);
  }
  return mean.map((sum) => sum / stretch.length);
}

/** The dimension that varies most: never at right angles to what is looked for, unless nothing varies. */
function spreadOf(stretch: Int32Array, at: Offset, points: Float32Array, mean: Float64Array): Float64Array {
  const spread = new Float64Array(MAP_DIMENSIONS);
  for (const place of stretch) {
    for (let d = 0; d < MAP_DIMENSIONS; d++) {
      spread[d] = (spread[d] as number) + ((points[at(place) + d] as number) - (mean[d] as number)) ** 2;
    }
  }
  const widest = spread.indexOf(Math.max(...spread));
  return new Float64Array(MAP_DIMENSIONS).map((_, d) => (d === widest ? 1 : 0));
}

function project(points: Float32Array, at: number, mean: Float64Array, direction: Float64Array): number {
  let product = 0;
  for (let d = 0; d < MAP_DIMENSIONS; d++) {
    product += ((points[at + d] as number) - (mean[d] as number)) * (direction[d] as number);
  }
  return product;
}
