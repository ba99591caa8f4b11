/**
 * Sketches: 2,048 sign bits of randomly rotated vectors. Two vectors at the angle θ differ in a share θ/π
 * of the bits (Charikar, STOC 2002, doi:10.1145/509907.509965), so the Hamming distance orders pairs as
 * their product does, with a standard deviation of 1.1 % of the bits.
 *
 * The rotation is a Hadamard transform after random signs, three times (Andoni et al., NeurIPS 2015,
 * arXiv:1509.02897): n log n instead of n², and needed because lexical vectors are mostly zeros.
 */
import { SKETCH_BITS } from './shared-space.ts';

const ROUNDS = 3;

/**
 * Writes the sketches of the points first, first + step, first + 2 step …
 * @param vectors n × dimensions, any length.
 * @param sketches n × 64 words, zeroed.
 */
export function writeSketches(
  vectors: Float32Array,
  dimensions: number,
  sketches: Uint32Array,
  { first, step }: { first: number; step: number },
): void {
  const width = 2 ** Math.ceil(Math.log2(dimensions));
  const blocks = Math.ceil(SKETCH_BITS / width);
  const signs = randomSigns(blocks * ROUNDS * width);
  const words = SKETCH_BITS / 32;
  const rotated = new Float32Array(width);
  for (let point = first; point * dimensions < vectors.length; point += step) {
    for (let block = 0; block < blocks; block++) {
      rotated.fill(0);
      rotated.set(vectors.subarray(point * dimensions, (point + 1) * dimensions));
      for (let round = 0; round < ROUNDS; round++) rotate(rotated, signs, (block * ROUNDS + round) * width);
      writeBits(rotated, sketches, point * words + (block * width) / 32, SKETCH_BITS - block * width);
    }
  }
}

function rotate(values: Float32Array, signs: Int8Array, signsAt: number): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * (signs[signsAt + i] as number);
  for (let half = 1; half < values.length; half *= 2) {
    for (let start = 0; start < values.length; start += 2 * half) {
      for (let i = start; i < start + half; i++) {
        const left = values[i] as number;
        const right = values[i + half] as number;
        values[i] = left + right;
        values[i + half] = left - right;
      }
    }
  }
}

function writeBits(values: Float32Array, sketches: Uint32Array, at: number, room: number): void {
  const bits = Math.min(values.length, room);
  for (let bit = 0; bit < bits; bit++) {
    if ((values[bit] as number) > 0) {
      const word = at + (bit >> 5);
      sketches[word] = (sketches[word] as number) | (1 << (bit & 31));
    }
  }
}

/** ±1 from a fixed seed (xorshift32): the same vectors always get the same sketches. */
function randomSigns(count: number): Int8Array {
  let state = 0x2545f491;
  return Int8Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state < 0 ? -1 : 1;
  });
}
