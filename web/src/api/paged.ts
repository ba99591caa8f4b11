/** Lists that are read page by page: the cursor of the next page comes with the page before. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** For the options of an infinite query. */
export const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: Page<unknown>) => next ?? undefined,
};

/** The part of a query that asks for a page; nothing for the first one. */
export const cursorOf = (cursor: string | undefined): { cursor?: string } =>
  cursor === undefined ? {} : { cursor };
