import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOfLasso, extendLasso, isInsideLasso, isShape } from '../../web/src/pages/map/lasso.ts';
import {
  colourShown,
  legendOf,
  OTHER_COLOUR,
  orderedLegendOf,
  toggleShown,
} from '../../web/src/pages/map/legend.ts';
import {
  boundsOnScreen,
  fitView,
  panBy,
  pinchBy,
  toScreen,
  toWorld,
  zoomAt,
} from '../../web/src/pages/map/map-view.ts';
import { packColour, paintPoints, radiusOf } from '../../web/src/pages/map/paint-points.ts';
import { buildGrid, nearestPoint, pointsIn } from '../../web/src/pages/map/point-grid.ts';

const SIZE = { width: 800, height: 600 };
const WHOLE = fitView({ left: -10, right: 30, top: 0, bottom: 20 }, SIZE);
const coordinate = fc.float({ min: -50, max: 50, noNaN: true });
const place = fc.record({ x: coordinate, y: coordinate });

describe('the view of the map', () => {
  it('shows all of the world, in its middle', () => {
    const { left, right, top, bottom } = boundsOnScreen(WHOLE, SIZE);
    expect([left < -10, right > 30, top < 0, bottom > 20]).toEqual([true, true, true, true]);
    expect(toScreen(WHOLE, SIZE, { x: 10, y: 10 })).toEqual({ x: 400, y: 300 });
  });

  it('comes back from the screen to the same place in the world', () =>
    fc.assert(
      fc.property(place, (point) => {
        const back = toWorld(WHOLE, SIZE, toScreen(WHOLE, SIZE, point));
        expect(back.x).toBeCloseTo(point.x, 6);
        expect(back.y).toBeCloseTo(point.y, 6);
      }),
    ));

  it('keeps what is under the pointer where it is, however far it zooms', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 800 }),
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        (x, factor) => {
          const at = { x, y: 120 };
          const zoomed = zoomAt(WHOLE, SIZE, at, factor, WHOLE);
          const still = toScreen(zoomed, SIZE, toWorld(WHOLE, SIZE, at));
          expect(still.x).toBeCloseTo(at.x, 4);
          expect(still.y).toBeCloseTo(at.y, 4);
          expect(zoomed.scale).toBeGreaterThanOrEqual(WHOLE.scale * 0.5);
          expect(zoomed.scale).toBeLessThanOrEqual(WHOLE.scale * 400);
        },
      ),
    ));

  it('moves with the hand, and with two fingers', () => {
    const moved = panBy(WHOLE, { x: 30, y: -12 });
    const middle = toWorld(WHOLE, SIZE, { x: 400, y: 300 });
    expect(toScreen(moved, SIZE, middle)).toEqual({ x: 430, y: 288 });
    const at = (x: number, y: number) => ({ x, y });
    const pinched = pinchBy(WHOLE, SIZE, [at(300, 300), at(500, 300)], [at(250, 320), at(650, 320)], WHOLE);
    expect(pinched.scale).toBeCloseTo(WHOLE.scale * 2, 6);
    expect(toScreen(pinched, SIZE, middle)).toEqual({ x: expect.closeTo(450, 6), y: expect.closeTo(320, 6) });
  });
});

describe('finding points', () => {
  const places = fc.array(place, { maxLength: 60 });
  const gridOf = (points: { x: number; y: number }[]) =>
    buildGrid(
      Float32Array.from(points, ({ x }) => x),
      Float32Array.from(points, ({ y }) => y),
    );

  it('finds the same nearest point as looking at all of them', () =>
    fc.assert(
      fc.property(places, place, fc.double({ min: 0.1, max: 80, noNaN: true }), (points, at, within) => {
        const grid = gridOf(points);
        const isShown = (index: number) => index % 3 !== 1;
        const slow = points
          .map(({ x, y }, index) => ({ index, square: (x - at.x) ** 2 + (y - at.y) ** 2 }))
          .filter(({ index, square }) => isShown(index) && square < within * within)
          .toSorted((a, b) => a.square - b.square || a.index - b.index);
        expect(nearestPoint(grid, at, within, isShown)).toBe(slow[0]?.index ?? null);
      }),
    ));

  it('finds the same points inside a shape as looking at all of them', () =>
    fc.assert(
      fc.property(places, fc.array(place, { minLength: 3, maxLength: 9 }), (points, lasso) => {
        const inside = (point: { x: number; y: number }) => isInsideLasso(lasso, point);
        const slow = points.flatMap((point, index) => (inside(point) ? [index] : []));
        expect(pointsIn(gridOf(points), boundsOfLasso(lasso), () => true, inside)).toEqual(slow);
      }),
    ));

  it('takes the smaller index of two equally near, whichever cell is looked at first', () => {
    const corners = [-40, 40].flatMap((x) => [-40, 40].map((y) => ({ x, y })));
    const far = Array.from({ length: 10 }, () => corners).flat();
    const grid = gridOf([{ x: 9, y: 0 }, { x: -9, y: 0 }, ...far]);
    expect(grid.columns).toBeGreaterThan(2);
    expect(nearestPoint(grid, { x: 0, y: 0 }, 20, () => true)).toBe(0);
  });

  it('copes with a map of no point, of one, and of all at one place', () => {
    const all = { left: -1, right: 1, top: -1, bottom: 1 };
    expect(pointsIn(gridOf([]), all, () => true)).toEqual([]);
    expect(nearestPoint(gridOf([]), { x: 0, y: 0 }, 9, () => true)).toBeNull();
    const same = Array.from({ length: 9 }, () => ({ x: 0.5, y: 0.5 }));
    expect(pointsIn(gridOf(same), all, () => true)).toHaveLength(9);
    expect(nearestPoint(gridOf(same), { x: 0, y: 0 }, 9, () => true)).toBe(0);
  });
});

describe('the lasso', () => {
  const square = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 0, y: 10 },
  ];

  it('holds what is inside, by hand', () => {
    expect(isInsideLasso(square, { x: 5, y: 5 })).toBe(true);
    expect(isInsideLasso(square, { x: 15, y: 5 })).toBe(false);
    // A bite out of it: a point in the bite is outside.
    const bitten = [...square.slice(0, 2), { x: 5, y: 5 }, ...square.slice(2)];
    expect(isInsideLasso(bitten, { x: 9, y: 5 })).toBe(false);
  });

  it('drops corners too near to each other, and slips of the hand', () => {
    const drawn = [0, 1, 2, 4, 8].reduce(
      (lasso, x) => extendLasso(lasso, { x, y: 0 }),
      [] as readonly { x: number; y: number }[],
    );
    expect(drawn.map(({ x }) => x)).toEqual([0, 4, 8]);
    expect(isShape(drawn)).toBe(false);
    expect(isShape(square)).toBe(true);
    expect(isShape(square.slice(0, 2))).toBe(false);
  });
});

describe('painting', () => {
  const RED = packColour('#ff0000');
  const size = { width: 20, height: 10 };
  const view = { x: 10, y: 5, scale: 1 };
  const paint = (at: [number, number][], radius = 0, colour = RED) => {
    const pixels = new Uint32Array(size.width * size.height);
    const painting = {
      xs: Float32Array.from(at, ([x]) => x),
      ys: Float32Array.from(at, ([, y]) => y),
      colours: Uint32Array.from(at, () => colour),
    };
    return { painted: paintPoints(pixels, size, painting, view, radius), pixels };
  };

  it('packs a colour as the bytes of a pixel lie in memory', () => {
    const bytes = new Uint8Array(Uint32Array.of(packColour('#0072b2')).buffer);
    expect([...bytes]).toEqual([0x00, 0x72, 0xb2, 0xff]);
  });

  it('puts a point on its pixel, and a disc around it', () => {
    const { pixels } = paint([[3, 4]]);
    expect(pixels.indexOf(RED)).toBe(4 * 20 + 3);
    expect(pixels.filter((pixel) => pixel === RED)).toHaveLength(1);
    expect(paint([[3, 4]], 1).pixels.filter((pixel) => pixel === RED)).toHaveLength(5);
  });

  it('cuts discs at the edges instead of wrapping them to the next line', () => {
    const { pixels, painted } = paint(
      [
        [19, 4],
        [0, 0],
        [40, 4],
      ],
      2,
    );
    expect(painted).toBe(2);
    // Only the right end of line 4 and the left upper corner.
    expect(pixels[5 * 20 + 0]).toBe(0);
    expect(pixels[4 * 20 + 19]).toBe(RED);
    expect(pixels[0]).toBe(RED);
  });

  it('leaves out what is not shown', () => {
    const { pixels, painted } = paint([[3, 4]], 1, 0);
    expect([painted, pixels.some((pixel) => pixel !== 0)]).toEqual([0, false]);
  });

  it('paints 100,000 points in a fraction of a second, also on a busy machine', () => {
    const count = 100_000;
    const painting = {
      xs: Float32Array.from({ length: count }, (_, index) => (index * 7919) % 1280),
      ys: Float32Array.from({ length: count }, (_, index) => (index * 104_729) % 720),
      colours: new Uint32Array(count).fill(RED),
    };
    const pixels = new Uint32Array(1280 * 720);
    const started = performance.now();
    for (let frame = 0; frame < 5; frame++)
      paintPoints(pixels, { width: 1280, height: 720 }, painting, { x: 640, y: 360, scale: 1 }, 1);
    expect((performance.now() - started) / 5).toBeLessThan(150);
  });

  it('lets points grow with the zoom, up to five pixels; few are larger than many', () => {
    const near = { ...WHOLE, scale: WHOLE.scale * 400 };
    expect(radiusOf(WHOLE, WHOLE, SIZE, 100_000, 1)).toBe(1);
    expect(radiusOf(near, WHOLE, SIZE, 100_000, 2)).toBe(10);
    expect(radiusOf(WHOLE, WHOLE, SIZE, 800, 1)).toBeCloseTo(0.12 * Math.sqrt(600), 6);
    expect(radiusOf(WHOLE, WHOLE, SIZE, 3, 1)).toBe(4);
  });
});

describe('the legend', () => {
  const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬'];
  const values = [...names.keys()].flatMap((value) => Array.from({ length: value }, () => value));

  it('puts the most frequent first, in colours that differ, and the rest in grey', () => {
    const legend = legendOf(values, names);
    expect(legend.map(({ name, count }) => `${name}${count}`).join()).toBe('壬8,辛7,庚6,己5,戊4,丁3,丙2,乙1');
    expect(new Set(legend.slice(0, 7).map(({ colour }) => colour)).size).toBe(7);
    expect(legend[7]?.colour).toBe(OTHER_COLOUR);
  });

  it('lends the colours of what is hidden to what is shown', () => {
    const legend = legendOf(values, names);
    const rare = legend.at(-1)?.value ?? -1;
    const first = legend[0];
    const coloured = colourShown(legend, new Set([rare, first?.value ?? -1]));
    expect(coloured[0]).toEqual(first);
    expect([OTHER_COLOUR, first?.colour]).not.toContain(coloured.at(-1)?.colour);
    const all = new Set(legend.map(({ value }) => value));
    expect(colourShown(legend, all)).toEqual(legend);
  });

  it('keeps the order of years', () => {
    expect(orderedLegendOf([2, 0, 2], ['2023', '2024', '2025']).map(({ name }) => name)).toEqual([
      '2023',
      '2025',
    ]);
  });

  it('shows one alone, then more, and all again when none is left', () => {
    const legend = legendOf([0, 1, 2], ['甲', '乙', '丙']);
    const one = toggleShown(new Set([0, 1, 2]), legend, 1);
    expect([...one]).toEqual([1]);
    expect([...toggleShown(one, legend, 2)]).toEqual([1, 2]);
    expect([...toggleShown(one, legend, 1)]).toEqual([0, 1, 2]);
  });
});
