import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MoreButton } from './more-button.tsx';
import { QueryState } from './query-state.tsx';

type Page = { readonly items: readonly unknown[] };
type ItemOf<P extends Page> = P['items'][number];

type Props<P extends Page> = {
  readonly query: UseInfiniteQueryResult<InfiniteData<P>>;
  readonly empty: ReactNode;
  /** @param items of all pages that were read. */
  readonly children: (items: readonly ItemOf<P>[], first: P) => ReactNode;
};

/** A list read page by page: loading, failed, empty, or its items and the button for more. */
export function PagesState<P extends Page>({ query, empty, children }: Props<P>) {
  return (
    <QueryState query={query}>
      {({ pages }) => {
        const [first] = pages;
        const items = pages.flatMap((page) => page.items);
        if (!first || items.length === 0) return empty;
        return (
          <>
            {children(items, first)}
            <MoreButton pages={query} />
          </>
        );
      }}
    </QueryState>
  );
}
