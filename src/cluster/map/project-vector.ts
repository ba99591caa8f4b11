/**
 * Random projection to a few dimensions: differences between vectors stay about what they were (Johnson & Lindenstrauss
 * 1984; entries +1 and −1: Achlioptas, J. Comput. Syst. Sci. 66 (2003) 671–687). The signs come from a fixed seed, so
 * the same vector always gives the same point.
 */
export const MAP_DIMENSIONS = 32;

const SEED = 0x9e3779b9;

/** @param dimensions of the vectors to be projected. */
export function createProjection(
  dimensions: number,
): (vector: Float32Array, from: number, into: Float32Array, at: number) => void {
  const signs = new Float32Array(dimensions * MAP_DIMENSIONS);
  const next = xorshift(SEED);
  for (let i = 0; i < signs.length; i++) signs[i] = next() & 0x10000 ? 1 : -1;
  return (vector, from, into, at) => {
    into.fill(0, at, at + MAP_DIMENSIONS);
    for (let i = 0; i < dimensions; i++) {
      const value = vector[from + i] as number;
      // Lexical vectors are mostly zeros.
      if (value === 0) continue;
      const row = i * MAP_DIMENSIONS;
      for (let d = 0; d < MAP_DIMENSIONS; d++) {
        into[at + d] = (into[at + d] as number) + value * (signs[row + d] as number);
      }
    }
    normalise(into, at);
  };
}

/** To unit length; a vector of nothing stays one. */
function normalise(points: Float32Array, at: number): void {
  let square = 0;
  for (let d = 0; d < MAP_DIMENSIONS; d++) square += (points[at + d] as number) ** 2;
  if (square === 0) return;
  const scale = 1 / Math.sqrt(square);
  for (let d = 0; d < MAP_DIMENSIONS; d++) points[at + d] = (points[at + d] as number) * scale;
}

/** Marsaglia, "Xorshift RNGs", J. Stat. Softw. 8 (2003). */
function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
