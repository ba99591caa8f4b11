/** Suggestions of one kind that could be supervised together (打包督办). */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FigureLink } from '../../components/figure-link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { WORDS } from '../../words.ts';
import { bundlesQuery } from './kind-queries.ts';
import type { BundleSummary } from './kind-types.ts';
import './kinds.css';

export function BundlesPage() {
  const query = useQuery(bundlesQuery);
  return (
    <>
      <PageHeader title={WORDS.bundle} note="同类的代表建议，由人决定是否一起督办；每件仍各有答复和评价。" />
      <QueryState query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="没有可打包的同类建议">
              先<Link to="/imports">导入代表建议</Link>，再<Link to="/runs">运行一次</Link>。
            </EmptyState>
          ) : (
            <DataTable caption="同类建议" columns={COLUMNS} rows={items} keyOf={({ kind }) => kind.code} />
          )
        }
      </QueryState>
    </>
  );
}

const COLUMNS: readonly Column<BundleSummary>[] = [
  { title: WORDS.kind, cell: ({ kind }) => <Link to={`/bundles/${kind.code}`}>{kind.name}</Link> },
  {
    title: '建议',
    cell: ({ kind, suggestions }) => (
      <FigureLink value={suggestions} to={`/records?kind=${kind.code}&source=suggestion`} />
    ),
    isFigure: true,
  },
  { title: '年份', cell: ({ years }) => yearSpan(years) },
  { title: '牵头单位', cell: ({ lead }) => lead ?? '未定' },
  {
    title: '历年同答',
    cell: ({ kind, sameAnswers }) =>
      sameAnswers > 0 ? <FigureLink value={sameAnswers} unit="组" to={`/bundles/${kind.code}#same`} /> : '无',
  },
  { title: '重点督办', cell: ({ keySupervised }) => keySupervised || '', isFigure: true },
];

/** 2021–2025（4 年）: gaps are told by the number. */
function yearSpan(years: readonly number[]): string {
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined) return '未注明';
  return first === last ? `${first}` : `${first}–${last}（${years.length} 年）`;
}
