/** A shape drawn by hand around points. Pure. */
import type { Bounds, Point } from './map-view.ts';

/** Fewer corners, or a shape that is nearly a line, is a slip of the hand and no selection. */
const FEWEST_CORNERS = 3;

/** @param stepPixels corners nearer to the last one are left out: a mouse reports hundreds. */
export function extendLasso(lasso: readonly Point[], point: Point, stepPixels = 3): readonly Point[] {
  const last = lasso.at(-1);
  const isNew = last === undefined || Math.hypot(point.x - last.x, point.y - last.y) >= stepPixels;
  return isNew ? [...lasso, point] : lasso;
}

/** By the even-odd rule, as the shape is filled on the screen: a ray to the right crosses the outline oddly often. */
export function isInsideLasso(lasso: readonly Point[], { x, y }: Point): boolean {
  let isInside = false;
  lasso.forEach((a, index) => {
    const b = lasso[(index + 1) % lasso.length] ?? a;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) isInside = !isInside;
  });
  return isInside;
}

export function boundsOfLasso(lasso: readonly Point[]): Bounds {
  const xs = lasso.map(({ x }) => x);
  const ys = lasso.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

export function isShape(lasso: readonly Point[], smallestSide = 4): boolean {
  if (lasso.length < FEWEST_CORNERS) return false;
  const { left, top, right, bottom } = boundsOfLasso(lasso);
  return right - left >= smallestSide && bottom - top >= smallestSide;
}
