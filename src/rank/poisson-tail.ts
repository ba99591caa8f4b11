/** Past this a further term of the tail no longer changes a double. */
const NEGLIGIBLE = 1e-17;

/**
 * log10 P(X ≥ count) for X ~ Poisson(expected), 0 or below. In logarithms, since a real burst underflows a double.
 * The tail is summed upwards from its first term; where it is the larger half, 1 − the lower half is summed down.
 * @param count a whole number, 0 or more. @param expected above 0. O(count).
 */
export function logPoissonTail(count: number, expected: number): number {
  if (count <= 0) return 0;
  if (count <= expected) return Math.log10(Math.max(Number.MIN_VALUE, 1 - below(count, expected)));
  let term = 1;
  let tail = 1;
  for (let k = count + 1; term > NEGLIGIBLE; k++) {
    term *= expected / k;
    tail += term;
  }
  return Math.min(0, logMass(count, expected) / Math.LN10 + Math.log10(tail));
}

/** P(X < count), summed from count − 1 down. */
function below(count: number, expected: number): number {
  let term = Math.exp(logMass(count - 1, expected));
  let sum = 0;
  for (let k = count - 1; k >= 0 && term > NEGLIGIBLE; k--) {
    sum += term;
    term *= k / expected;
  }
  return sum;
}

/** ln P(X = k). */
function logMass(k: number, expected: number): number {
  let logFactorial = 0;
  for (let factor = 2; factor <= k; factor++) logFactorial += Math.log(factor);
  return k * Math.log(expected) - expected - logFactorial;
}
