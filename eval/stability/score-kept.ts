/** Issue → its asks. */
export type IssueAsks = ReadonlyMap<number, readonly number[]>;

/** Smaller issues come and go with a single record. */
const FEWEST_ASKS = 3;

/**
 * How many issues kept their id: more than half of what an issue held before is in the issue of that id now.
 * Issues with fewer than three asks before are not counted.
 */
export function countKept(before: IssueAsks, after: IssueAsks): { part: number; whole: number } {
  let part = 0;
  let whole = 0;
  for (const [issue, asks] of before) {
    if (asks.length < FEWEST_ASKS) continue;
    const now = new Set(after.get(issue));
    whole += 1;
    if (asks.filter((ask) => now.has(ask)).length * 2 > asks.length) part += 1;
  }
  return { part, whole };
}
