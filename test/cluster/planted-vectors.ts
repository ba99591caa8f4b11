import type { Vectors } from '../../src/domain/vector.ts';

/** Numbers in [0, 1) from a seed (mulberry32): tests need the same points every time. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Unit vectors around `groups` random centres; point i belongs to group i mod groups. */
export function plantVectors(
  points: number,
  groups: number,
  { dimensions = 32, noise = 0.5, seed = 1 }: { dimensions?: number; noise?: number; seed?: number } = {},
): Vectors {
  const random = seededRandom(seed);
  const direction = () => Array.from({ length: dimensions }, () => random() + random() + random() - 1.5);
  const centres = Array.from({ length: groups }, direction);
  const data = new Float32Array(points * dimensions);
  for (let point = 0; point < points; point++) {
    const centre = centres[point % groups] ?? [];
    const row = direction().map((value, i) => noise * value + (centre[i] ?? 0));
    const length = Math.hypot(...row);
    row.forEach((value, i) => {
      data[point * dimensions + i] = value / length;
    });
  }
  return { data, dimensions };
}

/** The plain product of two rows, as the oracle computes it. */
export function product({ data, dimensions }: Vectors, left: number, right: number): number {
  let sum = 0;
  for (let i = 0; i < dimensions; i++) {
    sum += (data[left * dimensions + i] ?? 0) * (data[right * dimensions + i] ?? 0);
  }
  return sum;
}
