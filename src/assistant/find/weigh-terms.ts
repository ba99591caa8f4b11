/** Which terms of a typed text are searched for, and what each weighs. Pure. */

/** ln(1/share), but no more than for one text in 250: the rarest pairs are noise of segmentation and slips of typing. */
const MOST_WEIGHT = 5.5;
/** Terms that more texts have find everything and tell nothing apart. */
const COMMON_SHARE = 0.25;
/**
 * So many texts, as a share of all, may be looked up for one search: at 100,000 records that is 30,000 places in the
 * index, some 30 ms.
 */
const LOOK_UPS = 0.3;
/** A long text has more terms than a search needs. */
const MOST_TERMS = 64;

/** Term → weight above 0, rarest first. */
export type TermWeights = ReadonlyMap<string, number>;

/** @param shares share of the texts that have a term; one that is missing is rarer than can be told. */
export function weighTerms(terms: readonly string[], shares: ReadonlyMap<string, number>): TermWeights {
  return new Map(
    terms.map((term) => [term, weightOf(shares.get(term))] as const).sort(([, a], [, b]) => b - a),
  );
}

const weightOf = (share: number | undefined): number =>
  share === undefined ? MOST_WEIGHT : Math.min(MOST_WEIGHT, Math.log(1 / Math.min(share, 0.99)));

/** Rarest first, until they would cost too much; the rarest one always. */
export function chooseTerms(
  weights: TermWeights,
  shares: ReadonlyMap<string, number>,
): { readonly term: string; readonly weight: number }[] {
  const chosen: { readonly term: string; readonly weight: number }[] = [];
  let cost = 0;
  for (const [term, weight] of weights) {
    const share = shares.get(term) ?? 0;
    if (chosen.length >= MOST_TERMS) break;
    if (chosen.length > 0 && (share > COMMON_SHARE || cost + share > LOOK_UPS)) break;
    chosen.push({ term, weight });
    cost += share;
  }
  return chosen;
}

/** How much of what a text speaks of another one speaks of too: 0 to 1, rare terms counting more. */
export function coverage(weights: TermWeights, terms: Iterable<string>): number {
  const held = new Set(terms);
  let [covered, all] = [0, 0];
  for (const [term, weight] of weights) {
    all += weight;
    if (held.has(term)) covered += weight;
  }
  return all === 0 ? 0 : covered / all;
}
