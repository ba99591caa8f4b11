/** Moves discs that overlap away from each other, a little at a time; who stood before hardly moves. */
import { bodyRadius, type Positions } from './bodies.ts';

/** Discs closer than this share of their radii's sum push each other. */
const ROOM = 1.02;
/** How much heavier a body that stood in the run before is. */
const STANDING_WEIGHT = 60;
/** Two that stood give way to each other so much more slowly: an issue that grew finds its room over some runs. */
const STANDING_PACE = 0.1;
/** About twice the radius of the smallest disc. */
const SMALLEST_CELL = 4;
/** Then cells grow, so that the grid stays small however far out a disc stands. */
const MOST_CELLS_ACROSS = 1024;
const BODIES_BETWEEN_YIELDS = 2000;

export type Pushed = Positions & {
  readonly sizes: Int32Array;
  /** 1 for a body that stood before. */
  readonly standing: Uint8Array;
};

/**
 * Changes x and y in place. A round looks at pairs in cells of a grid; of a pair the larger disc looks for the smaller
 * one, so the work is O(Σ radius²), that is O(asks).
 */
export function* pushApart(pushed: Pushed, rounds: number): Generator<void, void> {
  const radii = Float32Array.from(pushed.sizes, bodyRadius);
  for (let round = 0; round < rounds; round++) {
    const grid = fillGrid(pushed);
    for (let body = 0; body < radii.length; body++) {
      pushNeighbours(body, pushed, radii, grid);
      if (body % BODIES_BETWEEN_YIELDS === 0) yield;
    }
  }
}

type Grid = {
  readonly left: number;
  readonly top: number;
  readonly cell: number;
  readonly across: number;
  readonly down: number;
  /** First place of each cell in `bodies`; one more at the end. */
  readonly starts: Int32Array;
  readonly bodies: Int32Array;
};

/** Bodies by cell, by counting. */
function fillGrid({ x, y }: Positions): Grid {
  const [left, right] = bounds(x);
  const [top, bottom] = bounds(y);
  const extent = Math.max(right - left, bottom - top);
  const cell = Math.max(SMALLEST_CELL, extent / MOST_CELLS_ACROSS);
  const across = Math.floor((right - left) / cell) + 1;
  const down = Math.floor((bottom - top) / cell) + 1;
  const starts = new Int32Array(across * down + 1);
  const cells = Int32Array.from(
    x,
    (value, body) =>
      Math.floor(((y[body] as number) - top) / cell) * across + Math.floor((value - left) / cell),
  );
  for (const place of cells) starts[place + 1] = (starts[place + 1] as number) + 1;
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const next = starts.slice();
  const bodies = new Int32Array(x.length);
  cells.forEach((place, body) => {
    bodies[next[place] as number] = body;
    next[place] = (next[place] as number) + 1;
  });
  return { left, top, cell, across, down, starts, bodies };
}

function bounds(values: Float32Array): [low: number, high: number] {
  let [low, high] = [values[0] ?? 0, values[0] ?? 0];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function pushNeighbours(
  body: number,
  pushed: Pushed,
  radii: Float32Array,
  { left, top, cell, across, down, starts, bodies }: Grid,
): void {
  const reach = 2 * ROOM * (radii[body] as number);
  const [x, y] = [(pushed.x[body] as number) - left, (pushed.y[body] as number) - top];
  const firstColumn = Math.max(0, Math.floor((x - reach) / cell));
  const lastColumn = Math.min(across - 1, Math.floor((x + reach) / cell));
  const lastRow = Math.min(down - 1, Math.floor((y + reach) / cell));
  for (let row = Math.max(0, Math.floor((y - reach) / cell)); row <= lastRow; row++) {
    const from = starts[row * across + firstColumn] ?? 0;
    const to = starts[row * across + lastColumn + 1] ?? from;
    for (let i = from; i < to; i++) {
      const other = bodies[i] as number;
      if (isSmaller(other, body, radii)) push(body, other, pushed, radii);
    }
  }
}

/** Each pair once: equal discs go by their number. */
function isSmaller(other: number, body: number, radii: Float32Array): boolean {
  const difference = (radii[body] as number) - (radii[other] as number);
  return difference > 0 || (difference === 0 && other > body);
}

function push(a: number, b: number, { x, y, sizes, standing }: Pushed, radii: Float32Array): void {
  const wanted = ((radii[a] as number) + (radii[b] as number)) * ROOM;
  let dx = (x[b] as number) - (x[a] as number);
  let dy = (y[b] as number) - (y[a] as number);
  const square = dx * dx + dy * dy;
  if (square >= wanted * wanted) return;
  let distance = Math.sqrt(square);
  if (distance < 1e-6) {
    // On one spot: apart in a direction that follows from their numbers.
    const angle = (a * 31 + b) * 2.399963;
    [dx, dy, distance] = [Math.cos(angle), Math.sin(angle), 1];
  }
  const weightA = (sizes[a] as number) * (standing[a] ? STANDING_WEIGHT : 1);
  const weightB = (sizes[b] as number) * (standing[b] ? STANDING_WEIGHT : 1);
  // Half of the way each round: discs among many others would swing otherwise.
  const pace = standing[a] && standing[b] ? STANDING_PACE / 2 : 0.5;
  const move = (pace * (wanted - Math.min(distance, wanted))) / (distance * (weightA + weightB));
  x[a] = (x[a] as number) - dx * move * weightB;
  y[a] = (y[a] as number) - dy * move * weightB;
  x[b] = (x[b] as number) + dx * move * weightA;
  y[b] = (y[b] as number) + dy * move * weightA;
}
