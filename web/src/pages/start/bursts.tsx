import { Link } from 'react-router';
import { issueAddress } from '../../app/addresses.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import type { Overview } from './overview.ts';

export function Bursts({ bursts }: { readonly bursts: Overview['bursts'] }) {
  return (
    <section>
      <h2>近期突增</h2>
      {bursts.length === 0 ? (
        <EmptyState title="没有突增的事项">
          某月人数明显多于往常时会列在这里。<Link to="/issues?order=growth">按增长看全部事项</Link>
        </EmptyState>
      ) : (
        <DataTable
          isSmall
          caption="近期人数突增的事项"
          rows={bursts}
          keyOf={({ issueId, month }) => `${issueId} ${month}`}
          columns={[
            { title: '事项', cell: ({ issueId, title }) => <Link to={issueAddress(issueId)}>{title}</Link> },
            { title: '月份', isFigure: true, cell: ({ month }) => month },
            { title: '人数', isFigure: true, cell: ({ records }) => records },
            { title: '通常', isFigure: true, cell: ({ expected }) => expected.toFixed(1) },
          ]}
        />
      )}
    </section>
  );
}
