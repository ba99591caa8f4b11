export type ChainScore = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Chains that were found exactly. */
  readonly exact: number;
};

/**
 * Chains as sets of ids, scored by the pairs they claim: 'a and b are the same answer'. Nothing claimed has
 * precision 1, nothing to find has recall 1.
 */
export function scoreChains(
  gold: readonly (readonly string[])[],
  found: readonly (readonly string[])[],
): ChainScore {
  const wanted = pairsOf(gold);
  const claimed = pairsOf(found);
  const right = [...claimed].filter((pair) => wanted.has(pair)).length;
  const precision = claimed.size === 0 ? 1 : right / claimed.size;
  const recall = wanted.size === 0 ? 1 : right / wanted.size;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const goldChains = new Set(gold.map((chain) => JSON.stringify([...chain].sort())));
  const exact = found.filter((chain) => goldChains.has(JSON.stringify([...chain].sort()))).length;
  return { precision, recall, f1, exact };
}

function pairsOf(chains: readonly (readonly string[])[]): Set<string> {
  const pairs = new Set<string>();
  for (const chain of chains) {
    const ids = [...new Set(chain)].sort();
    for (const [at, first] of ids.entries())
      for (const second of ids.slice(at + 1)) pairs.add(JSON.stringify([first, second]));
  }
  return pairs;
}
