import type { Bodies } from '../../../src/cluster/map/bodies.ts';
import { MAP_DIMENSIONS } from '../../../src/cluster/map/project-vector.ts';

/** Any numbers in a fixed order: mulberry32. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** Kinds with topics inside: bodies of a topic are similar, topics of a kind a little, kinds in pairs too. */
export function plantBodies({
  kinds,
  topics,
  perTopic,
  lone = 0.5,
}: {
  readonly kinds: number;
  readonly topics: number;
  readonly perTopic: number;
  readonly lone?: number;
}): Bodies & { readonly topicOf: Int32Array } {
  const next = numbers(7);
  const direction = () => Float64Array.from({ length: MAP_DIMENSIONS }, () => next() - 0.5);
  const n = kinds * topics * perTopic;
  const points = new Float32Array(n * MAP_DIMENSIONS);
  const topicOf = new Int32Array(n);
  let body = 0;
  for (let kind = 0; kind < kinds; kind++) {
    const kindCentre = direction();
    for (let topic = 0; topic < topics; topic++) {
      const centre = direction();
      for (let i = 0; i < perTopic; i++, body++) {
        const own = direction();
        topicOf[body] = kind * topics + topic;
        const at = body * MAP_DIMENSIONS;
        let square = 0;
        for (let d = 0; d < MAP_DIMENSIONS; d++) {
          const value = (kindCentre[d] as number) + (centre[d] as number) + 0.5 * (own[d] as number);
          points[at + d] = value;
          square += value * value;
        }
        for (let d = 0; d < MAP_DIMENSIONS; d++)
          points[at + d] = (points[at + d] as number) / Math.sqrt(square);
      }
    }
  }
  const sizes = Int32Array.from({ length: n }, () => (next() < lone ? 1 : 2 + Math.floor(20 * next() ** 4)));
  const kindOf = Int32Array.from({ length: n }, (_, index) => Math.floor(index / (topics * perTopic)));
  return {
    keys: Int32Array.from({ length: n }, (_, index) => index + 1),
    points,
    sizes,
    kinds: kindOf,
    topicOf,
  };
}

/** The bodies at these places. */
export function pick(bodies: Bodies, places: readonly number[]): Bodies {
  const points = new Float32Array(places.length * MAP_DIMENSIONS);
  places.forEach((place, index) => {
    const from = place * MAP_DIMENSIONS;
    points.set(bodies.points.subarray(from, from + MAP_DIMENSIONS), index * MAP_DIMENSIONS);
  });
  const taken = (column: Int32Array) => Int32Array.from(places, (place) => column[place] as number);
  return { keys: taken(bodies.keys), sizes: taken(bodies.sizes), kinds: taken(bodies.kinds), points };
}
