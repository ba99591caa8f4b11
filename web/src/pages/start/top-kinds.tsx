import { Link } from 'react-router';
import { kindAddress, recordsAddress } from '../../app/addresses.ts';
import { DataTable } from '../../components/data-table.tsx';
import { FigureLink } from '../../components/figure-link.tsx';
import { formatScore } from '../../components/format-figure.ts';
import type { Overview } from './overview.ts';

export function TopKinds({ kinds }: { readonly kinds: Overview['topKinds'] }) {
  if (kinds.length === 0) return null;
  return (
    <section>
      <h2>居前的类型</h2>
      <DataTable
        isSmall
        caption="按热度居前的类型"
        rows={kinds}
        keyOf={({ code }) => code}
        columns={[
          { title: '名次', isFigure: true, cell: ({ rank }) => rank },
          { title: '类型', cell: ({ code, name }) => <Link to={kindAddress(code)}>{name}</Link> },
          { title: '分值', isFigure: true, cell: ({ score }) => formatScore(score) },
          {
            title: '件数',
            isFigure: true,
            cell: ({ code, records }) => <FigureLink value={records} to={recordsAddress({ kind: code })} />,
          },
          {
            title: '人数',
            isFigure: true,
            cell: ({ code, people }) => <FigureLink value={people} to={kindAddress(code)} />,
          },
        ]}
      />
      <p>
        <Link to="/ranking?subject=kind">全部类型与权重</Link>
      </p>
    </section>
  );
}
