/**
 * Finds points of the map by place: a uniform grid over the world, its cells filled by counting sort. Built once for
 * a layout (100,000 points: a few milliseconds), so that hovering looks at a few cells and not at every point.
 */
import type { Bounds, Point } from './map-view.ts';

export type PointGrid = {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly bounds: Bounds;
  readonly columns: number;
  readonly cellSize: number;
  /** Cell c holds items[starts[c]] … items[starts[c + 1] - 1]. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
};

const POINTS_PER_CELL = 4;
/** A long thin world must not make an endless row of cells. */
const MOST_COLUMNS = 1024;

export function buildGrid(xs: Float32Array, ys: Float32Array): PointGrid {
  const bounds = boundsOf(xs, ys);
  const side = Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top) || 1;
  const columns = Math.min(Math.ceil(Math.sqrt(xs.length / POINTS_PER_CELL)) || 1, MOST_COLUMNS);
  const cellSize = (side / columns) * (1 + 1e-6);
  const frame = { bounds, columns, cellSize };
  const cells = Uint32Array.from(xs, (x, index) => cellOf(frame, x, ys[index] ?? 0));
  const starts = new Uint32Array(columns * columns + 1);
  for (const cell of cells) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let cell = 1; cell < starts.length; cell++)
    starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0);
  return { xs, ys, ...frame, starts, items: fillCells(cells, starts) };
}

function fillCells(cells: Uint32Array, starts: Uint32Array): Uint32Array {
  const items = new Uint32Array(cells.length);
  const next = starts.slice();
  cells.forEach((cell, index) => {
    const at = next[cell] ?? 0;
    items[at] = index;
    next[cell] = at + 1;
  });
  return items;
}

type Frame = Pick<PointGrid, 'bounds' | 'columns' | 'cellSize'>;

const stepOf = (frame: Frame, distance: number): number =>
  Math.min(Math.max(Math.floor(distance / frame.cellSize), 0), frame.columns - 1);

function cellOf(frame: Frame, x: number, y: number): number {
  return stepOf(frame, y - frame.bounds.top) * frame.columns + stepOf(frame, x - frame.bounds.left);
}

export function boundsOf(xs: Float32Array, ys: Float32Array): Bounds {
  if (xs.length === 0) return { left: 0, top: 0, right: 1, bottom: 1 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const x of xs) {
    left = Math.min(left, x);
    right = Math.max(right, x);
  }
  for (const y of ys) {
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

/** Calls back for every point in cells that touch the rectangle: also for some just outside it. */
function eachNear(
  grid: PointGrid,
  { left, top, right, bottom }: Bounds,
  visit: (index: number) => void,
): void {
  const { bounds, columns, starts, items } = grid;
  const [firstColumn, lastColumn] = [stepOf(grid, left - bounds.left), stepOf(grid, right - bounds.left)];
  const [firstRow, lastRow] = [stepOf(grid, top - bounds.top), stepOf(grid, bottom - bounds.top)];
  for (let row = firstRow; row <= lastRow; row++) {
    const from = starts[row * columns + firstColumn] ?? 0;
    const to = starts[row * columns + lastColumn + 1] ?? 0;
    for (let at = from; at < to; at++) visit(items[at] ?? 0);
  }
}

/**
 * @param within world units; points further away are not found.
 * @param isShown points that the legend hides are not found either.
 * @returns the index of the nearest point; of two equally near the smaller. null when there is none.
 */
export function nearestPoint(
  grid: PointGrid,
  { x, y }: Point,
  within: number,
  isShown: (index: number) => boolean,
): number | null {
  let [best, bestSquare] = [-1, within * within];
  eachNear(grid, { left: x - within, right: x + within, top: y - within, bottom: y + within }, (index) => {
    const square = ((grid.xs[index] ?? 0) - x) ** 2 + ((grid.ys[index] ?? 0) - y) ** 2;
    const isNearer = square < bestSquare || (square === bestSquare && (best < 0 || index < best));
    if (isNearer && isShown(index)) [best, bestSquare] = [index, square];
  });
  return best < 0 ? null : best;
}

/** @returns ascending indexes of the points inside, the edge included. */
export function pointsIn(
  grid: PointGrid,
  bounds: Bounds,
  isShown: (index: number) => boolean,
  isInside: (point: Point) => boolean = () => true,
): number[] {
  const found: number[] = [];
  eachNear(grid, bounds, (index) => {
    const point = { x: grid.xs[index] ?? 0, y: grid.ys[index] ?? 0 };
    if (isIn(point, bounds) && isShown(index) && isInside(point)) found.push(index);
  });
  return found.toSorted((a, b) => a - b);
}

const isIn = ({ x, y }: Point, { left, top, right, bottom }: Bounds): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;
