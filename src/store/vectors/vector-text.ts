import { STORED_DIMENSIONS } from '../../domain/vector.ts';

/**
 * pgvector's dense text form with 6 decimals, padded with zeros to the stored dimensions. Each number is
 * written as an integer with an exponent: integers are formatted faster than toFixed(6), and short
 * numbers halve the time the server needs to parse them.
 *
 * @throws {RangeError} empty, longer than the stored dimensions, or not finite.
 */
export function vectorText(vector: Float32Array): string {
  check(vector);
  const numbers = Array.from(vector, millionths);
  return `[${numbers.join(',')}${',0'.repeat(STORED_DIMENSIONS - vector.length)}]`;
}

/**
 * The shorter of the dense form and pgvector's sparse form, {1:100000e-6}/1024: a lexical vector has some
 * 80 numbers that are not zero, and printing and parsing the others would cost most of the time.
 *
 * @throws {RangeError} as vectorText does.
 */
export function shortVectorText(vector: Float32Array): string {
  check(vector);
  const pairs: string[] = [];
  for (const [index, value] of vector.entries()) {
    const number = millionths(value);
    if (number !== '0') pairs.push(`${index + 1}:${number}`);
  }
  if (pairs.length > STORED_DIMENSIONS / 3) return vectorText(vector);
  return `{${pairs.join(',')}}/${STORED_DIMENSIONS}`;
}

function millionths(value: number): string {
  const rounded = Math.round(value * 1e6);
  return rounded === 0 ? '0' : `${rounded}e-6`;
}

function check(vector: Float32Array): void {
  if (vector.length === 0 || vector.length > STORED_DIMENSIONS) {
    throw new RangeError(`a vector has 1 to ${STORED_DIMENSIONS} dimensions, got ${vector.length}`);
  }
  const wrong = vector.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new RangeError(`vector[${wrong}] is ${vector[wrong]}`);
}
