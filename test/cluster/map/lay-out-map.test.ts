import { describe, expect, it } from 'vitest';
import { type Bodies, bodyRadius, type Positions } from '../../../src/cluster/map/bodies.ts';
import { layOutMap } from '../../../src/cluster/map/lay-out-map.ts';
import { askOffset } from '../../../src/cluster/map/place-asks.ts';
import { createProjection, MAP_DIMENSIONS } from '../../../src/cluster/map/project-vector.ts';
import { numbers, pick, plantBodies } from './planted-bodies.ts';

function layOut(bodies: Bodies, earlier = new Map<number, readonly [number, number]>()): Positions {
  const steps = layOutMap(bodies, earlier);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const earlierOf = ({ keys }: Bodies, { x, y }: Positions) =>
  new Map(Array.from(keys, (key, body) => [key, [x[body] as number, y[body] as number] as const]));
const extent = ({ x, y }: Positions) =>
  Math.max(Math.max(...x) - Math.min(...x), Math.max(...y) - Math.min(...y));
const between = ({ x, y }: Positions, a: number, b: number) =>
  Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));

const BODIES = plantBodies({ kinds: 8, topics: 10, perTopic: 12 });
const FIRST = layOut(BODIES);

describe('the first map', () => {
  it('is the same for the same input', () => expect(layOut(BODIES)).toEqual(FIRST));

  it('places every body, at a number', () => {
    expect(FIRST.x).toHaveLength(BODIES.keys.length);
    expect([...FIRST.x, ...FIRST.y].every(Number.isFinite)).toBe(true);
  });

  it('keeps kinds together: the nearest body is of the same kind for 19 in 20', () => {
    const same = Array.from(BODIES.keys, (_, body) => {
      const nearest = nearestTo(FIRST, body);
      return BODIES.kinds[nearest] === BODIES.kinds[body];
    });
    expect(same.filter(Boolean).length / same.length).toBeGreaterThan(0.95);
  });

  it('puts similar ones beside each other: bodies of a topic are twice as near as others of their kind', () => {
    const next = numbers(3);
    const distances = { topic: 0, kind: 0 };
    for (let round = 0; round < 2000; round++) {
      const body = Math.floor(next() * BODIES.keys.length);
      const topic = Math.floor(body / 12) * 12 + Math.floor(next() * 12);
      const kind = Math.floor(body / 120) * 120 + Math.floor(next() * 120);
      distances.topic += between(FIRST, body, topic);
      distances.kind += between(FIRST, body, kind);
    }
    expect(distances.kind / distances.topic).toBeGreaterThan(2);
  });

  it('leaves hardly any disc over another', () => {
    let overlapping = 0;
    for (let a = 0; a < BODIES.keys.length; a++) {
      for (let b = a + 1; b < BODIES.keys.length; b++) {
        const wanted = bodyRadius(BODIES.sizes[a] as number) + bodyRadius(BODIES.sizes[b] as number);
        if (between(FIRST, a, b) < 0.8 * wanted) overlapping++;
      }
    }
    expect(overlapping / BODIES.keys.length).toBeLessThan(0.05);
  });

  it('is also made of nothing, of one body, and of bodies that are all alike', () => {
    expect(layOut(pick(BODIES, [])).x).toHaveLength(0);
    expect([...layOut(pick(BODIES, [3])).x]).toEqual([0]);
    const alike = pick(BODIES, [5, 5, 5, 5, 5, 5]);
    const { x, y } = layOut({ ...alike, keys: Int32Array.from([1, 2, 3, 4, 5, 6]) });
    expect(new Set(Array.from(x, (value, body) => `${value} ${y[body]}`)).size).toBe(6);
  });
});

describe('the next map', () => {
  const old = [...BODIES.keys.keys()].filter((body) => body % 10 !== 0);
  const before = pick(BODIES, old);
  const first = layOut(before);
  const next = layOut(BODIES, earlierOf(before, first));

  it('with a tenth more, moves nothing that stood by more than a fiftieth of the width, and most of it not at all', () => {
    const moves = old.map((body, place) =>
      Math.hypot(
        (next.x[body] as number) - (first.x[place] as number),
        (next.y[body] as number) - (first.y[place] as number),
      ),
    );
    expect(Math.max(...moves) / extent(first)).toBeLessThan(0.02);
    const mean = moves.reduce((sum, move) => sum + move, 0) / moves.length;
    expect(mean / extent(first)).toBeLessThan(0.001);
  });

  it('puts most of what is new beside its topic; by chance it would be one in eighty', () => {
    const newcomers = [...BODIES.keys.keys()].filter((body) => body % 10 === 0);
    const sameTopic = newcomers.filter((body) => {
      const nearest = nearestTo(next, body);
      return BODIES.topicOf[nearest] === BODIES.topicOf[body];
    });
    expect(sameTopic.length / newcomers.length).toBeGreaterThan(0.6);
  });

  it('gives a kind that is new a region of its own, over nobody', () => {
    const known = [...BODIES.keys.keys()].filter((body) => BODIES.kinds[body] !== 3);
    const earlier = earlierOf(pick(BODIES, known), layOut(pick(BODIES, known)));
    const grown = layOut(BODIES, earlier);
    const fresh = [...BODIES.keys.keys()].filter((body) => BODIES.kinds[body] === 3);
    const near = fresh.filter((body) => BODIES.kinds[nearestTo(grown, body)] === 3);
    expect(near.length / fresh.length).toBeGreaterThan(0.9);
  });

  it('without news is the map before, where it has come to rest', () => {
    const rested = layOut(BODIES, earlierOf(BODIES, next));
    const moves = Array.from(rested.x, (value, body) => Math.abs(value - (next.x[body] as number)));
    expect(Math.max(...moves) / extent(next)).toBeLessThan(0.005);
  });
});

describe('askOffset', () => {
  it('puts the most central ask in the middle and gives each about the same room', () => {
    expect(askOffset(0)).toEqual([0, 0]);
    const spots = Array.from({ length: 300 }, (_, place) => askOffset(place));
    const nearest = spots.map(([x, y], i) =>
      Math.min(...spots.flatMap(([u, v], j) => (i === j ? [] : [Math.hypot(x - u, y - v)]))),
    );
    expect(Math.min(...nearest)).toBeGreaterThan(0.9);
    expect(Math.max(...spots.map(([x, y]) => Math.hypot(x, y)))).toBeLessThan(bodyRadius(300));
  });
});

describe('createProjection', () => {
  it('keeps what is similar similar, and gives the same point every time', () => {
    const next = numbers(11);
    const vector = Float32Array.from({ length: 1024 }, () => next() - 0.5);
    const near = vector.map((value) => value + 0.3 * (next() - 0.5));
    const far = Float32Array.from({ length: 1024 }, () => next() - 0.5);
    const points = new Float32Array(3 * MAP_DIMENSIONS);
    const project = createProjection(1024);
    [vector, near, far].forEach((given, place) => {
      project(given, 0, points, place * MAP_DIMENSIONS);
    });
    const product = (a: number, b: number) =>
      Array.from({ length: MAP_DIMENSIONS }, (_, d) => d).reduce(
        (sum, d) =>
          sum + (points[a * MAP_DIMENSIONS + d] as number) * (points[b * MAP_DIMENSIONS + d] as number),
        0,
      );
    expect(product(0, 0)).toBeCloseTo(1, 5);
    expect(product(0, 1)).toBeGreaterThan(0.85);
    expect(Math.abs(product(0, 2))).toBeLessThan(0.6);
    const again = new Float32Array(MAP_DIMENSIONS);
    createProjection(1024)(vector, 0, again, 0);
    expect([...again]).toEqual([...points.subarray(0, MAP_DIMENSIONS)]);
  });
});

function nearestTo(positions: Positions, body: number): number {
  let best = -1;
  for (let other = 0; other < positions.x.length; other++) {
    if (other === body) continue;
    if (best === -1 || between(positions, body, other) < between(positions, body, best)) best = other;
  }
  return best;
}
