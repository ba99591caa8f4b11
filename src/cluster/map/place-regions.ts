/** Where the regions of kinds stand: similar kinds beside each other, none over another. */
import { MAP_DIMENSIONS } from './project-vector.ts';

export type Region = {
  readonly kind: number;
  readonly radius: number;
  /** Mean of its bodies, MAP_DIMENSIONS numbers. */
  readonly mean: Float64Array;
};
export type PlacedRegion = Region & { readonly x: number; readonly y: number };

/** Room between two regions, as a share of their radii. */
const GAP = 1.06;
const DIRECTIONS = 48;
/** A step outwards, as a share of the region's radius. */
const STEP = 0.25;
/** Similarities are taken to this power: the most similar kinds decide. */
const SHARPNESS = 4;

/**
 * The largest first, each as near as there is room to the mean of those that stand, weighted by similarity.
 *
 * @param standing regions that keep their place.
 * @returns the others with theirs.
 */
export function placeRegions(standing: readonly PlacedRegion[], others: readonly Region[]): PlacedRegion[] {
  const placed = [...standing];
  const bySize = others.toSorted((a, b) => b.radius - a.radius || a.kind - b.kind);
  return bySize.map((region) => {
    const spot = { ...region, ...findSpot(region, placed) };
    placed.push(spot);
    return spot;
  });
}

function findSpot(region: Region, placed: readonly PlacedRegion[]): { x: number; y: number } {
  const centre = attraction(region, placed);
  if (isFree(centre, region, placed)) return centre;
  for (let ring = 1; ; ring++) {
    const distance = ring * STEP * Math.max(region.radius, 1);
    for (let direction = 0; direction < DIRECTIONS; direction++) {
      const angle = (2 * Math.PI * direction) / DIRECTIONS;
      const spot = { x: centre.x + distance * Math.cos(angle), y: centre.y + distance * Math.sin(angle) };
      if (isFree(spot, region, placed)) return spot;
    }
  }
}

const isFree = (
  spot: { x: number; y: number },
  { radius }: Region,
  placed: readonly PlacedRegion[],
): boolean =>
  placed.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= (other.radius + radius) * GAP);

function attraction({ mean }: Region, placed: readonly PlacedRegion[]): { x: number; y: number } {
  let [x, y, sum] = [0, 0, 0];
  for (const other of placed) {
    const weight = Math.max(0, cosine(mean, other.mean)) ** SHARPNESS + 1e-9;
    x += weight * other.x;
    y += weight * other.y;
    sum += weight;
  }
  return sum === 0 ? { x: 0, y: 0 } : { x: x / sum, y: y / sum };
}

function cosine(a: Float64Array, b: Float64Array): number {
  let [product, left, right] = [0, 0, 0];
  for (let d = 0; d < MAP_DIMENSIONS; d++) {
    product += (a[d] as number) * (b[d] as number);
    left += (a[d] as number) ** 2;
    right += (b[d] as number) ** 2;
  }
  return left === 0 || right === 0 ? 0 : product / Math.sqrt(left * right);
}
