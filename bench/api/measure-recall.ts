/** How much of the exact answer the search for similar asks finds. */
import { sql } from 'kysely';
import { inTransaction } from '../../src/store/in-transaction.ts';
import type { Store } from '../../src/store/open-store.ts';
import { nearest } from '../../src/store/vectors/nearest.ts';

export type Query = { readonly spaceId: number; readonly vector: Float32Array };

/** Sums of single-precision products differ in their last digits with the order of adding. */
const ROUNDING = 1e-5;

/**
 * The mean share of the k nearest that are found: an ask counts when it is as near as the exact k-th, since equally
 * near ones may stand for each other.
 */
export async function measureRecall({ db }: Store, queries: readonly Query[], k: number): Promise<number> {
  let share = 0;
  for (const { spaceId, vector } of queries) {
    const found = await nearest(db, spaceId, vector, k);
    const exact = await inTransaction(db, async (transaction) => {
      // Without its index the same query looks at every vector.
      await sql`set local enable_indexscan = off`.execute(transaction);
      return nearest(transaction, spaceId, vector, k);
    });
    const last = exact.at(-1)?.similarity ?? Number.POSITIVE_INFINITY;
    share +=
      found.filter(({ similarity }) => similarity >= last - ROUNDING).length / Math.max(1, exact.length);
  }
  return share / queries.length;
}
