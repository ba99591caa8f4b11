import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** A list that is read page by page; `read` gets the cursor as part of its query. */
export function usePages<Item, P extends Page<Item>>(
  queryKey: QueryKey,
  read: (cursor: { cursor?: string }) => Promise<P>,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam === null ? {} : { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
