/**
 * The map as pixels, and what hands do on it: drag to move, wheel or two fingers to zoom, draw around points in the
 * lasso mode, point to name, click to choose. A frame is drawn only when something changed.
 */
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react';
import { extendLasso, isShape } from './lasso.ts';
import { type MapView, type Point, panBy, pinchBy, type Size, toWorld, zoomAt } from './map-view.ts';
import { type Painting, paintPoints, radiusOf } from './paint-points.ts';
import { nearestPoint, type PointGrid } from './point-grid.ts';
import { useCanvasSize } from './use-canvas-size.ts';

type Props = {
  readonly painting: Painting;
  readonly grid: PointGrid;
  readonly view: MapView;
  readonly whole: MapView;
  readonly isLasso: boolean;
  readonly isShown: (point: number) => boolean;
  readonly titleOf: (point: number) => string;
  readonly onSize: (size: Size) => void;
  readonly onView: (view: MapView) => void;
  /** A shape in world units. */
  readonly onLasso: (lasso: readonly Point[]) => void;
  readonly onChoose: (point: number) => void;
};

const WHEEL_STEP = 0.0018;
/** Pixels around the pointer in which a point is meant. */
const REACH = 12;
/** A hand that moved less was a click. */
const STILL = 4;

export function MapCanvas(props: Props) {
  const { painting, view, whole, grid, isShown, titleOf, isLasso, onSize, onView } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useCanvasSize(canvas);
  const [lasso, setLasso] = useState<readonly Point[]>([]);
  const [named, setNamed] = useState<{ at: Point; title: string } | null>(null);
  const fingers = useRef(new Map<number, Point>());
  const travelled = useRef(0);

  useEffect(() => {
    if (size) onSize(size);
  }, [size, onSize]);
  useFrame(canvas, size, painting, view, whole);
  useWheel(canvas, (event) => {
    if (!size) return;
    onView(zoomAt(view, size, placeOf(event), Math.exp(-event.deltaY * WHEEL_STEP), whole));
  });

  const found = (at: Point): number | null =>
    size && nearestPoint(grid, toWorld(view, size, at), REACH / view.scale, isShown);

  function press(event: ReactPointerEvent): void {
    fingers.current.set(event.pointerId, placeOf(event.nativeEvent));
    travelled.current = 0;
    setNamed(null);
    canvas.current?.setPointerCapture(event.pointerId);
    if (isLasso) setLasso([placeOf(event.nativeEvent)]);
  }

  function move(event: ReactPointerEvent): void {
    const at = placeOf(event.nativeEvent);
    const before = fingers.current.get(event.pointerId);
    if (!before || !size) {
      name(at);
      return;
    }
    travelled.current += Math.hypot(at.x - before.x, at.y - before.y);
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    if (other) onView(pinchBy(view, size, [before, other], [at, other], whole));
    else if (isLasso) setLasso((drawn) => extendLasso(drawn, at));
    else onView(panBy(view, { x: at.x - before.x, y: at.y - before.y }));
    fingers.current.set(event.pointerId, at);
  }

  function name(at: Point): void {
    const point = found(at);
    setNamed(point === null ? null : { at, title: titleOf(point) });
  }

  function lift(event: ReactPointerEvent): void {
    fingers.current.delete(event.pointerId);
    if (isLasso && size && isShape(lasso)) props.onLasso(lasso.map((corner) => toWorld(view, size, corner)));
    setLasso([]);
    const point = travelled.current < STILL ? found(placeOf(event.nativeEvent)) : null;
    if (point !== null) props.onChoose(point);
  }

  return (
    <div className={isLasso ? 'map-paper drawing' : 'map-paper'}>
      <canvas
        ref={canvas}
        className="map-canvas"
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={lift}
        onPointerCancel={lift}
        onPointerLeave={() => setNamed(null)}
      />
      <svg className="map-lasso" aria-hidden="true">
        <polygon points={lasso.map(({ x, y }) => `${x},${y}`).join(' ')} />
      </svg>
      {named && size && (
        <div className="map-name" style={placeName(named.at, size)}>
          {named.title}
        </div>
      )}
    </div>
  );
}

/** Beside the pointer, on the side where there is room. */
const placeName = ({ x, y }: Point, { width, height }: Size) => ({
  ...(x > width / 2 ? { right: width - x + 12 } : { left: x + 12 }),
  ...(y > height / 2 ? { bottom: height - y + 8 } : { top: y + 8 }),
});

const placeOf = ({ offsetX, offsetY }: MouseEvent): Point => ({ x: offsetX, y: offsetY });

/** Draws once for each frame of the screen in which something changed. */
function useFrame(
  canvas: { readonly current: HTMLCanvasElement | null },
  size: Size | null,
  painting: Painting,
  view: MapView,
  whole: MapView,
): void {
  useEffect(() => {
    const target = canvas.current;
    if (!target || !size) return;
    const frame = requestAnimationFrame(() => draw(target, size, painting, view, whole));
    return () => cancelAnimationFrame(frame);
  }, [canvas, size, painting, view, whole]);
}

/** More pixels than twice the page's are not seen, and cost as much again. */
const MOST_PIXEL_RATIO = 2;

function draw(
  canvas: HTMLCanvasElement,
  size: Size,
  painting: Painting,
  view: MapView,
  whole: MapView,
): void {
  const started = performance.now();
  const ratio = Math.min(globalThis.devicePixelRatio || 1, MOST_PIXEL_RATIO);
  const pixels = { width: Math.round(size.width * ratio), height: Math.round(size.height * ratio) };
  if (canvas.width !== pixels.width) canvas.width = pixels.width;
  if (canvas.height !== pixels.height) canvas.height = pixels.height;
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(pixels.width, pixels.height);
  const scaled = { ...view, scale: view.scale * ratio };
  const painted = paintPoints(
    new Uint32Array(image.data.buffer),
    pixels,
    painting,
    scaled,
    radiusOf(view, whole, size, painting.xs.length, ratio),
  );
  context.putImageData(image, 0, 0);
  // For whoever measures how smooth it is.
  canvas.dataset['frame'] = (performance.now() - started).toFixed(1);
  canvas.dataset['painted'] = String(painted);
  canvas.dataset['frames'] = String(Number(canvas.dataset['frames'] ?? 0) + 1);
}

/** React listens to wheels passively, and then the page would scroll as well. */
function useWheel(
  canvas: { readonly current: HTMLCanvasElement | null },
  onWheel: (event: WheelEvent) => void,
): void {
  const latest = useRef(onWheel);
  latest.current = onWheel;
  useEffect(() => {
    const target = canvas.current;
    const listen = (event: WheelEvent) => {
      event.preventDefault();
      latest.current(event);
    };
    target?.addEventListener('wheel', listen, { passive: false });
    return () => target?.removeEventListener('wheel', listen);
  }, [canvas]);
}
