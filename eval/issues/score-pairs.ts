/** Pairs of records that must, or must not, share an issue. */
export type Pair = readonly [string, string];
export type PairScore = { readonly part: number; readonly whole: number };

/** How many pairs share an issue. A record in no issue shares it with nobody. */
export function countTogether(pairs: readonly Pair[], grouping: ReadonlyMap<string, string>): PairScore {
  const together = pairs.filter(([left, right]) => {
    const issue = grouping.get(left);
    return issue !== undefined && issue === grouping.get(right);
  });
  return { part: together.length, whole: pairs.length };
}

/**
 * All pairs that a trait makes alike and that are of two different issues: those that a grouping is tempted to join.
 *
 * @param traitOf null = the record has none.
 */
export function hardNegatives(
  issues: ReadonlyMap<string, string>,
  traitOf: (record: string) => string | null,
): Pair[] {
  return pairsAlike([...issues.keys()], traitOf).filter(
    ([left, right]) => issues.get(left) !== issues.get(right),
  );
}

/** Every record with the first of the same trait: n − 1 pairs for n copies. */
export function copyPairs(records: readonly string[], traitOf: (record: string) => string | null): Pair[] {
  return alike(records, traitOf).flatMap(([first = '', ...copies]) =>
    copies.map((copy): Pair => [first, copy]),
  );
}

function pairsAlike(records: readonly string[], traitOf: (record: string) => string | null): Pair[] {
  return alike(records, traitOf).flatMap((group) =>
    group.flatMap((left, index) => group.slice(index + 1).map((right): Pair => [left, right])),
  );
}

function alike(records: readonly string[], traitOf: (record: string) => string | null): string[][] {
  const groups = new Map<string, string[]>();
  for (const record of records) {
    const trait = traitOf(record);
    if (trait === null) continue;
    const group = groups.get(trait);
    if (group) group.push(record);
    else groups.set(trait, [record]);
  }
  return [...groups.values()];
}
