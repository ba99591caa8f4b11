import type { QueryClient } from '@tanstack/react-query';
import { reviewKey } from './desk-queries.ts';

/** What the next act depends on: which issue comes next, and its version. */
const FIRST: readonly unknown[] = ['inbox', 'issue'];

/** After a decision: done when the queue and the issue are as they are now; the rest of the page follows. */
export async function refreshReview(queries: QueryClient): Promise<void> {
  const isFirst = (key: readonly unknown[]) => FIRST.includes(key[1]);
  void queries.invalidateQueries({ queryKey: reviewKey, predicate: ({ queryKey }) => !isFirst(queryKey) });
  await queries.invalidateQueries({ queryKey: reviewKey, predicate: ({ queryKey }) => isFirst(queryKey) });
}
