export type KindScore = {
  readonly items: number;
  /** Share of all items whose answer is the gold kind; an unsure answer counts as wrong. */
  readonly accuracy: number;
  /** Share of the items that got an answer. */
  readonly answered: number;
  /** Share of the answered ones that are right; 0 when none was answered. */
  readonly precision: number;
};

/** `predicted` holds a code for every id it is sure of; ids of `gold` that are absent are unsure. */
export function scoreKinds(
  gold: ReadonlyMap<string, string>,
  predicted: ReadonlyMap<string, string>,
): KindScore {
  let right = 0;
  let answered = 0;
  for (const [id, kind] of gold) {
    if (!predicted.has(id)) continue;
    answered += 1;
    if (predicted.get(id) === kind) right += 1;
  }
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return {
    items: gold.size,
    accuracy: share(right, gold.size),
    answered: share(answered, gold.size),
    precision: share(right, answered),
  };
}
