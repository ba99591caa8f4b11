/** Rows per statement: large enough to amortise the round trip, small enough for one message in memory. */
export const BATCH_ROWS = 1000;

/** The rows in order, at most `size` at a time. */
export function* batches<Row>(rows: readonly Row[], size = BATCH_ROWS): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
