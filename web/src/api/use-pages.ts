import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { cursorOf, type Page, paged } from './paged.ts';

/** A list that is read page by page; `read` gets the cursor as part of its query. */
export function usePages<Item, P extends Page<Item>>(
  queryKey: QueryKey,
  read: (cursor: { cursor?: string }) => Promise<P>,
) {
  return useInfiniteQuery({ queryKey, queryFn: ({ pageParam }) => read(cursorOf(pageParam)), ...paged });
}
