/**
 * How well people and the machine agree. Pure.
 *
 * Wilson's score interval for x of n at confidence 1 − α, with z = Φ⁻¹(1 − α/2):
 *
 *   (p̂ + z²/2n ± z √( p̂(1 − p̂)/n + z²/4n² )) / (1 + z²/n),   p̂ = x/n
 *
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927) 209–212. Unlike
 * p̂ ± z √(p̂(1 − p̂)/n) it stays within 0 to 1 and says something for x = 0 and x = n.
 *
 * Cohen's kappa for two people over the same items: (p_o − p_e) / (1 − p_e), p_o the share they agree on, p_e the share
 * they would agree on by chance, Σ p₁(answer) p₂(answer). J. Cohen, "A coefficient of agreement for nominal scales",
 * Educational and Psychological Measurement 20 (1960) 37–46.
 */

/** Φ⁻¹(0.975) */
const Z95 = 1.959963984540054;

export type Interval = { readonly low: number; readonly high: number };

/**
 * @param agree 0 to n; n 1 or more.
 * @throws {RangeError} a count that cannot be.
 */
export function wilsonInterval(agree: number, n: number): Interval {
  if (!(Number.isInteger(agree) && Number.isInteger(n) && n > 0 && agree >= 0 && agree <= n)) {
    throw new RangeError(`agree must be a whole number from 0 to n ≥ 1, got ${agree} of ${n}`);
  }
  const share = agree / n;
  const square = (Z95 * Z95) / n;
  const centre = share + square / 2;
  const half = Z95 * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  // At the ends the two terms are equal; rounding must not leave a trace of their difference.
  return {
    low: agree === 0 ? 0 : (centre - half) / (1 + square),
    high: agree === n ? 1 : (centre + half) / (1 + square),
  };
}

/**
 * @param pairs the two people's answers to each item that both answered.
 * @returns null for no items, or when both gave one and the same answer throughout: chance explains all of it.
 */
export function cohensKappa(pairs: readonly (readonly [string, string])[]): number | null {
  const n = pairs.length;
  if (n === 0) return null;
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let agreed = 0;
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
    if (a === b) agreed++;
  }
  let byChance = 0;
  for (const [answer, times] of first) byChance += (times / n) * ((second.get(answer) ?? 0) / n);
  return byChance === 1 ? null : (agreed / n - byChance) / (1 - byChance);
}
