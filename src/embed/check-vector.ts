import { STORED_DIMENSIONS } from '../domain/vector.ts';
import type { EmbedFailure } from './provider.ts';

/** Float32 rounding of 1024 numbers moves a unit vector's length by far less. */
const UNIT_TOLERANCE = 1e-3;

/**
 * Why a vector may not be stored, or null when it may: STORED_DIMENSIONS finite numbers of length 1. A vector of
 * another length than 1 (zero above all) counts as not_finite: no comparison with it means anything.
 */
export function checkVector(vector: Float32Array): EmbedFailure | null {
  if (vector.length !== STORED_DIMENSIONS) return 'wrong_dimensions';
  // Negated so that NaN fails as well.
  return !(Math.abs(lengthOf(vector) - 1) <= UNIT_TOLERANCE) ? 'not_finite' : null;
}

/** The vector with length 1, padded with zeros to STORED_DIMENSIONS; null when it has no direction. */
export function toStoredVector(vector: Float32Array): Float32Array | null {
  if (vector.length > STORED_DIMENSIONS) {
    throw new RangeError(`a vector has at most ${STORED_DIMENSIONS} dimensions, got ${vector.length}`);
  }
  const length = lengthOf(vector);
  if (!(length > 0 && length < Infinity)) return null;
  const stored = new Float32Array(STORED_DIMENSIONS);
  vector.forEach((value, index) => {
    stored[index] = value / length;
  });
  return stored;
}

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
