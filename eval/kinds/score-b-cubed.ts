/** Agreement of two groupings, item by item (Bagga & Baldwin): each item asks how pure and how whole its group is. */
export type BCubed = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Items that were scored. */
  readonly items: number;
};

export type BCubedOptions = {
  /**
   * What to do with predicted items that have no gold group. 'ignore' (default): as if they were not there.
   * 'singletons': each is a gold group of its own, so grouping it with others costs precision.
   */
  readonly unlabelled?: 'ignore' | 'singletons';
};

/**
 * Both maps go from item id to group id. A gold item that is absent from `predicted` stands alone.
 * No items: all zero.
 */
export function scoreBCubed(
  gold: ReadonlyMap<string, string>,
  predicted: ReadonlyMap<string, string>,
  { unlabelled = 'ignore' }: BCubedOptions = {},
): BCubed {
  const items = new Set(gold.keys());
  if (unlabelled === 'singletons') for (const id of predicted.keys()) items.add(id);
  const goldOf = (id: string) => groupKey(gold, id);
  const predictedOf = (id: string) => groupKey(predicted, id);
  const goldSizes = countBy(items, goldOf);
  const predictedSizes = countBy(items, predictedOf);
  const both = (id: string) => JSON.stringify([goldOf(id), predictedOf(id)]);
  const bothSizes = countBy(items, both);
  let pure = 0;
  let whole = 0;
  for (const id of items) {
    const shared = bothSizes.get(both(id)) ?? 0;
    pure += shared / (predictedSizes.get(predictedOf(id)) ?? 1);
    whole += shared / (goldSizes.get(goldOf(id)) ?? 1);
  }
  const precision = items.size === 0 ? 0 : pure / items.size;
  const recall = items.size === 0 ? 0 : whole / items.size;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, items: items.size };
}

/** Prefixed, so that a lone item can never meet a group that happens to be named like it. */
function groupKey(groups: ReadonlyMap<string, string>, id: string): string {
  const group = groups.get(id);
  return group === undefined ? `alone ${id}` : `group ${group}`;
}

function countBy(items: Iterable<string>, keyOf: (id: string) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of items) counts.set(keyOf(id), (counts.get(keyOf(id)) ?? 0) + 1);
  return counts;
}
