/**
 * Draws the points into the pixels of a canvas. Written by hand instead of WebGL: on machines without a graphics card,
 * which is most offices, software GL takes several times as long as these loops.
 */
import type { MapView, Size } from './map-view.ts';

export type Painting = {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  /** One colour for each point, as packColour makes it. 0 = not shown. */
  readonly colours: Uint32Array;
};

/** 0xAABBGGRR: how the four bytes of a pixel lie in memory on every machine that browsers run on. */
export function packColour(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  return ((255 << 24) | ((value & 255) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
}

/** A part of the room that each point would have if they lay evenly: few points are drawn large, many small. */
const SHARE_OF_ROOM = 0.12;
const LARGEST = 5;

/** Points grow with the zoom, less than the map does. @returns pixels of the screen. */
export function radiusOf(
  view: MapView,
  whole: MapView,
  { width, height }: Size,
  points: number,
  pixelRatio: number,
): number {
  const room = Math.sqrt((width * height) / Math.max(points, 1));
  const alone = Math.min(Math.max(room * SHARE_OF_ROOM, 1), 4);
  const zoom = Math.max(view.scale / whole.scale, 1);
  return Math.min(alone + Math.log2(zoom) * 0.7, LARGEST) * pixelRatio;
}

/** The pixels of a disc as dx, dy pairs. */
function discPixels(radius: number): Int32Array {
  const reach = Math.floor(radius);
  const side = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  return Int32Array.from(
    side.flatMap((dy) => side.filter((dx) => dx * dx + dy * dy <= radius * radius).flatMap((dx) => [dx, dy])),
  );
}

/**
 * @param pixels width × height, cleared by the caller; later points lie on earlier ones.
 * @returns how many points were on the screen.
 */
export function paintPoints(
  pixels: Uint32Array,
  size: Size,
  { xs, ys, colours }: Painting,
  view: MapView,
  radius: number,
): number {
  const { width, height } = size;
  const disc = discPixels(radius);
  // Of a disc that is on the screen as a whole each pixel is one addition away.
  const steps = Int32Array.from({ length: disc.length / 2 }, (_, at) => stepOf(disc, at, width));
  const reach = Math.floor(radius);
  const [shiftX, shiftY] = [width / 2 - view.x * view.scale, height / 2 - view.y * view.scale];
  let painted = 0;
  for (let index = 0; index < xs.length; index++) {
    const colour = colours[index] ?? 0;
    if (colour === 0) continue;
    const x = Math.round((xs[index] ?? 0) * view.scale + shiftX);
    const y = Math.round((ys[index] ?? 0) * view.scale + shiftY);
    if (x < -reach || y < -reach || x >= width + reach || y >= height + reach) continue;
    painted++;
    if (x < reach || y < reach || x >= width - reach || y >= height - reach) {
      paintCut(pixels, size, disc, x, y, colour);
      continue;
    }
    const middle = y * width + x;
    for (let at = 0; at < steps.length; at++) pixels[middle + (steps[at] ?? 0)] = colour;
  }
  return painted;
}

const stepOf = (disc: Int32Array, at: number, width: number): number =>
  (disc[2 * at + 1] ?? 0) * width + (disc[2 * at] ?? 0);

/** A disc over the edge: without the check it would go on at the other end of the line. */
function paintCut(
  pixels: Uint32Array,
  { width, height }: Size,
  disc: Int32Array,
  x: number,
  y: number,
  colour: number,
): void {
  for (let at = 0; at < disc.length; at += 2) {
    const [px, py] = [x + (disc[at] ?? 0), y + (disc[at + 1] ?? 0)];
    if (px >= 0 && py >= 0 && px < width && py < height) pixels[py * width + px] = colour;
  }
}
