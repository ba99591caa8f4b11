import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { ErrorState } from './error-state.tsx';

type Pages = Pick<
  UseInfiniteQueryResult,
  'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'error' | 'fetchNextPage'
>;

/** The next page of a list, when there is one. */
export function MoreButton({ pages }: { readonly pages: Pages }) {
  const more = () => void pages.fetchNextPage();
  if (pages.isFetchNextPageError) return <ErrorState error={pages.error} retry={more} />;
  if (!pages.hasNextPage) return null;
  return (
    <p className="more">
      <Button loading={pages.isFetchingNextPage} onClick={more}>
        再显示一些
      </Button>
    </p>
  );
}
