/**
 * The layout of the map (全景): kinds are regions, similar kinds beside each other; inside a region similar issues stand
 * together. What stood in the run before stays where it was; what is new comes beside what it is most like. The same
 * input gives the same map. A generator: it yields every few milliseconds' worth of work, so that a server can answer
 * in between.
 */
import { type Bodies, bodyRadius, type EarlierPositions, type Positions, regionRadius } from './bodies.ts';
import { type PlacedRegion, placeRegions, type Region } from './place-regions.ts';
import { MAP_DIMENSIONS } from './project-vector.ts';
import { pushApart } from './push-apart.ts';
import { type Tiling, tileBySimilarity } from './tile-by-similarity.ts';

/** A new body is compared with so many standing ones on either side of it in the order of the tiles. */
const LOOKED_AT = 12;
/** And comes to the mean of so many. */
const NEAREST = 3;
const COLD_ROUNDS = 24;
const WARM_ROUNDS = 12;

/** @param earlier empty for the first map. */
export function* layOutMap(bodies: Bodies, earlier: EarlierPositions): Generator<void, Positions> {
  const { keys, sizes } = bodies;
  const x = new Float32Array(keys.length);
  const y = new Float32Array(keys.length);
  const standing = new Uint8Array(keys.length);
  keys.forEach((key, body) => {
    const spot = earlier.get(key);
    if (spot === undefined) return;
    [x[body], y[body]] = spot;
    standing[body] = 1;
  });
  const placed = { x, y, standing };
  const tilings = new Map<number, Tiling>();
  const members = membersByKind(bodies);
  for (const [kind, own] of members) {
    tilings.set(
      kind,
      yield* tileBySimilarity(own, bodies.points, (body) => bodyRadius(sizes[body] as number) ** 2),
    );
  }
  const regions = new Map(placeKinds(bodies, members, placed).map((region) => [region.kind, region]));
  for (const [kind, own] of members) {
    const tiling = tilings.get(kind) as Tiling;
    const region = regions.get(kind);
    if (region === undefined) placeNewcomers(own, tiling, bodies, placed);
    else fillRegion(own, tiling, region, placed);
    yield;
  }
  yield* pushApart({ x, y, sizes, standing }, earlier.size === 0 ? COLD_ROUNDS : WARM_ROUNDS);
  return { x, y };
}

type Placed = { readonly x: Float32Array; readonly y: Float32Array; readonly standing: Uint8Array };
type Members = ReadonlyMap<number, readonly number[]>;

function membersByKind({ kinds }: Bodies): Members {
  const members = new Map<number, number[]>();
  kinds.forEach((kind, body) => {
    const own = members.get(kind);
    if (own) own.push(body);
    else members.set(kind, [body]);
  });
  return members;
}

/** @returns the regions of kinds of which nothing stands yet. */
function placeKinds(bodies: Bodies, members: Members, { x, y, standing }: Placed): PlacedRegion[] {
  const described = [...members].map(([kind, own]) => ({
    region: describeRegion(kind, own, bodies),
    standing: own.filter((body) => standing[body]),
  }));
  const old = described
    .filter((entry) => entry.standing.length > 0)
    .map(
      (entry): PlacedRegion => ({
        ...entry.region,
        x: meanAt(x, entry.standing),
        y: meanAt(y, entry.standing),
      }),
    );
  const fresh = described.filter((entry) => entry.standing.length === 0).map(({ region }) => region);
  return placeRegions(old, fresh);
}

const meanAt = (values: Float32Array, at: readonly number[]): number =>
  at.reduce((sum, body) => sum + (values[body] as number), 0) / at.length;

function describeRegion(kind: number, own: readonly number[], { points, sizes }: Bodies): Region {
  const mean = new Float64Array(MAP_DIMENSIONS);
  let squares = 0;
  for (const body of own) {
    squares += bodyRadius(sizes[body] as number) ** 2;
    for (let d = 0; d < MAP_DIMENSIONS; d++) {
      mean[d] = (mean[d] as number) + (points[body * MAP_DIMENSIONS + d] as number);
    }
  }
  return { kind, radius: regionRadius(squares), mean: mean.map((sum) => sum / own.length) };
}

function fillRegion(own: readonly number[], tiling: Tiling, region: PlacedRegion, { x, y }: Placed): void {
  own.forEach((body, place) => {
    const [dx, dy] = squareToDisc(tiling.x[place] as number, tiling.y[place] as number);
    x[body] = region.x + dx * region.radius;
    y[body] = region.y + dy * region.radius;
  });
}

/** The unit square onto the unit disc, equal areas to equal areas (Shirley & Chiu, J. Graph. Tools 2 (1997) 45–52). */
function squareToDisc(u: number, v: number): [number, number] {
  const [a, b] = [2 * u - 1, 2 * v - 1];
  if (a === 0 && b === 0) return [0, 0];
  const isWide = Math.abs(a) > Math.abs(b);
  const radius = isWide ? a : b;
  const angle = isWide ? (Math.PI / 4) * (b / a) : Math.PI / 2 - (Math.PI / 4) * (a / b);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** Each beside the most similar of the standing bodies near it in the order of the tiles. */
function placeNewcomers(own: readonly number[], { order }: Tiling, bodies: Bodies, placed: Placed): void {
  const { x, y, standing } = placed;
  const inOrder = Array.from(order, (place) => own[place] as number);
  const stands = inOrder.filter((body) => standing[body]);
  let passed = 0;
  for (const body of inOrder) {
    if (standing[body]) {
      passed++;
      continue;
    }
    const near = stands
      .slice(Math.max(0, passed - LOOKED_AT), passed + LOOKED_AT)
      .map((other) => ({ other, similarity: similarity(bodies.points, body, other) }))
      .toSorted((a, b) => b.similarity - a.similarity || a.other - b.other)
      .slice(0, NEAREST)
      .map(({ other }) => other);
    x[body] = meanAt(x, near);
    y[body] = meanAt(y, near);
  }
}

function similarity(points: Float32Array, a: number, b: number): number {
  let product = 0;
  for (let d = 0; d < MAP_DIMENSIONS; d++) {
    product += (points[a * MAP_DIMENSIONS + d] as number) * (points[b * MAP_DIMENSIONS + d] as number);
  }
  return product;
}
