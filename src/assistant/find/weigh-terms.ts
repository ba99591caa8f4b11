/** Which terms of a typed text are searched for, and what each weighs. Pure. */

/** ln(1/share), but no more than for one text in 250: the rarest pairs are noise of segmentation and slips of typing. */
const MOST_WEIGHT = 5.5;
/** So many places of the index may be looked up for one search: some 15 ms. */
const MOST_LOOK_UPS = 8000;
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

/** Rarest first, until they would cost too much; the rarest one always. @param texts how many there are at most. */
export function chooseTerms(
  weights: TermWeights,
  shares: ReadonlyMap<string, number>,
  texts: number,
): { readonly term: string; readonly weight: number }[] {
  const chosen: { readonly term: string; readonly weight: number }[] = [];
  let cost = 0;
  for (const [term, weight] of weights) {
    cost += (shares.get(term) ?? 0) * texts;
    if (chosen.length >= MOST_TERMS || (chosen.length > 0 && cost > MOST_LOOK_UPS)) break;
    chosen.push({ term, weight });
  }
  return chosen;
}
