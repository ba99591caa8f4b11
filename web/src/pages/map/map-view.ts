/** Which part of the map is on the screen. World units are the layout's own; the screen's are pixels. Pure. */

export type MapView = {
  /** The world point in the middle of the screen. */
  readonly x: number;
  readonly y: number;
  /** Pixels per world unit. */
  readonly scale: number;
};

export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };
export type Bounds = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Of the whole map's scale: further out there is nothing, further in single points stand alone. */
const SMALLEST = 0.5;
const LARGEST = 400;
const MARGIN = 0.94;

/** All of the world on the screen. A world of one point is shown one unit wide. */
export function fitView({ left, top, right, bottom }: Bounds, { width, height }: Size): MapView {
  const across = Math.max(right - left, bottom - top) === 0 ? 1 : Math.max(right - left, 1e-9);
  const down = Math.max(bottom - top, 1e-9);
  const scale = Math.min(width / across, height / down) * MARGIN;
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale };
}

export function toScreen({ x, y, scale }: MapView, { width, height }: Size, point: Point): Point {
  return { x: (point.x - x) * scale + width / 2, y: (point.y - y) * scale + height / 2 };
}

export function toWorld({ x, y, scale }: MapView, { width, height }: Size, point: Point): Point {
  return { x: (point.x - width / 2) / scale + x, y: (point.y - height / 2) / scale + y };
}

/** What lies under `at` (on the screen) stays there. */
export function zoomAt(view: MapView, size: Size, at: Point, factor: number, whole: MapView): MapView {
  const scale = Math.min(Math.max(view.scale * factor, whole.scale * SMALLEST), whole.scale * LARGEST);
  const under = toWorld(view, size, at);
  return {
    x: under.x - (at.x - size.width / 2) / scale,
    y: under.y - (at.y - size.height / 2) / scale,
    scale,
  };
}

/** @param by how far the paper moved, in pixels. */
export function panBy(view: MapView, by: Point): MapView {
  return { ...view, x: view.x - by.x / view.scale, y: view.y - by.y / view.scale };
}

/** Two fingers: what was under their middle follows it, and their distance is the zoom. */
export function pinchBy(
  view: MapView,
  size: Size,
  before: readonly [Point, Point],
  after: readonly [Point, Point],
  whole: MapView,
): MapView {
  const from = middleOf(before);
  const to = middleOf(after);
  const factor = distanceOf(after) / Math.max(distanceOf(before), 1);
  return zoomAt(panBy(view, { x: to.x - from.x, y: to.y - from.y }), size, to, factor, whole);
}

export function boundsOnScreen(view: MapView, size: Size): Bounds {
  const start = toWorld(view, size, { x: 0, y: 0 });
  const end = toWorld(view, size, { x: size.width, y: size.height });
  return { left: start.x, top: start.y, right: end.x, bottom: end.y };
}

const middleOf = ([a, b]: readonly [Point, Point]): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const distanceOf = ([a, b]: readonly [Point, Point]): number => Math.hypot(a.x - b.x, a.y - b.y);
