/**
 * Bayesian average, (m·prior + Σx) / (m + n): one unhappy caller is not "100 % dissatisfied".
 * Source: the C·m form used for ratings of unequal size, with m = `strength` people of the prior's opinion.
 * @param sum Σx, each x 0 to 1. @param known n ≥ 0.
 */
export function shrinkShare(sum: number, known: number, prior: number, strength: number): number {
  return (strength * prior + sum) / (strength + known);
}

/** (now + m) / (before + m): 1 when nothing changed or little is known, n/0 never explodes. */
export function shrinkGrowth(now: number, before: number, strength: number): number {
  return (now + strength) / (before + strength);
}
