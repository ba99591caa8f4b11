import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';
import { Loading } from './loading.tsx';
import { PageHeader } from './page-header.tsx';

type Props<Data> = {
  readonly query: UseQueryResult<Data>;
  readonly lines?: number;
  /** Of a page whose own title is in what is read: said until then, and when it cannot be read. */
  readonly title?: string;
  readonly children: (data: Data) => ReactNode;
};

/** The three states of anything that is read: not yet, could not, there. Old data stays while new is read. */
export function QueryState<Data>({ query, lines, title, children }: Props<Data>) {
  if (query.data !== undefined) return children(query.data);
  return (
    <>
      {title !== undefined && <PageHeader title={title} />}
      <Waiting query={query} {...(lines === undefined ? {} : { lines })} />
    </>
  );
}

function Waiting({ query, lines }: Pick<Props<unknown>, 'query' | 'lines'>) {
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return <Loading {...(lines === undefined ? {} : { lines })} />;
}
