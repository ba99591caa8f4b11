/** Share of the saturation point at which the log scale bends: below it nearly linear, above it logarithmic. */
const KNEE = 1 / 40;

/**
 * ln(1 + v/k) / ln(1 + S/k) with k = S/40, at most 1: of S = 200 people 1 is 0.05, 5 are 0.19, 50 are
 * 0.65, 200 are 1. Every further person counts, each for less than the one before.
 * @param value 0 or more. @param saturation above 0: where 1 is reached.
 */
export function logScale(value: number, saturation: number): number {
  const knee = saturation * KNEE;
  return Math.min(1, Math.log1p(value / knee) / Math.log1p(saturation / knee));
}

/** v / S, at most 1. */
export function linearScale(value: number, saturation: number): number {
  return Math.min(1, value / saturation);
}

/** (v − 1) / (S − 1), 0 to 1: one district, one channel or one year says nothing yet. */
export function beyondFirst(value: number, saturation: number): number {
  return Math.min(1, Math.max(0, value - 1) / (saturation - 1));
}
