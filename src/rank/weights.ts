import { z } from 'zod';
import { PARTS, type Parts, type Weights } from '../domain/ranking.ts';

/** 意见最集中 comes first in the founding text; the other three follow closely. */
export const DEFAULT_WEIGHTS: Weights = {
  concentration: 0.3,
  acuteness: 0.25,
  attention: 0.25,
  recurrence: 0.2,
};

/** Decimal weights rarely add up to 1 in binary: 0.3 + 0.25 + 0.25 + 0.2 may miss by a last bit. */
const TOLERANCE = 1e-9;

const weight = z.number().min(0).max(1);
const weightsSchema = z.strictObject({
  concentration: weight,
  acuteness: weight,
  attention: weight,
  recurrence: weight,
});

/**
 * @param input from configuration; undefined = the default.
 * @throws {RangeError} a part is missing, unknown, not 0 to 1, or the sum is not 1.
 */
export function parseWeights(input: unknown): Weights {
  if (input === undefined) return DEFAULT_WEIGHTS;
  const parsed = weightsSchema.safeParse(input);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new RangeError(`weights must name ${PARTS.join(', ')}, each 0 to 1 (${faults.join('; ')})`);
  }
  const sum = PARTS.reduce((total, part) => total + parsed.data[part], 0);
  if (Math.abs(sum - 1) > TOLERANCE) throw new RangeError(`weights must sum to 1, got ${sum}`);
  return parsed.data;
}

/** Σ weights[p] · parts[p] in the order of PARTS; repeat it in that order and every bit is the same. */
export function weightedScore(weights: Weights, parts: Parts): number {
  return PARTS.reduce((score, part) => score + weights[part] * parts[part], 0);
}
