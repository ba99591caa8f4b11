import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import { sessionKey } from '../../api/session-key.ts';
import { reviewKey } from './desk-queries.ts';

/** What the next act depends on: which issue comes next, its version, and those of the issues beside it. */
const FIRST: readonly unknown[] = ['inbox', 'issue', 'near'];
/** Lists that name issues with their versions. */
const LISTS: readonly unknown[] = ['near', 'title'];

/**
 * After a decision: done when the queue and the issue are as they are now; the rest of the page follows.
 *
 * @param touched issues whose version the decision raised: what was read of them ahead is out of date, and a next
 *   act on it would be refused. null: not known, so of all issues.
 */
export async function refreshReview(queries: QueryClient, touched: readonly number[] | null): Promise<void> {
  queries.removeQueries({ type: 'inactive', predicate: (query) => isOutOfDate(query, touched) });
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => !isFirst(queryKey) && queryKey[0] !== sessionKey[0],
  });
  await queries.invalidateQueries({ predicate: ({ queryKey }) => isFirst(queryKey) });
}

const isFirst = ([area, what]: QueryKey): boolean => area === reviewKey[0] && FIRST.includes(what);

function isOutOfDate(
  { queryKey: [area, what, id], state }: Query,
  touched: readonly number[] | null,
): boolean {
  if (area !== reviewKey[0]) return false;
  const isTouched = (issueId: number) => touched === null || touched.includes(issueId);
  if (what === 'issue') return isTouched(Number(id));
  return LISTS.includes(what) && (!isList(state.data) || state.data.items.some((one) => isTouched(one.id)));
}

/** False while it is being read: what arrives may be of before the decision. */
function isList(data: unknown): data is { readonly items: readonly { readonly id: number }[] } {
  return typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items);
}
