import { Link } from 'react-router';
import type { RunRow } from '../../api/runs.ts';
import { runAddress } from '../../app/addresses.ts';
import { DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { FigureLink } from '../../components/figure-link.tsx';
import { RUN_STATE_WORDS, runErrorWord } from './run-words.ts';

const figure = (row: RunRow, value: number | undefined) =>
  value === undefined ? '' : <FigureLink value={value} to={runAddress(row.id)} />;

export function RunTable({ runs }: { readonly runs: readonly RunRow[] }) {
  return (
    <DataTable
      caption="历次运行"
      rows={runs}
      keyOf={({ id }) => id}
      columns={[
        { title: '编号', isFigure: true, cell: ({ id }) => <Link to={runAddress(id)}>{id}</Link> },
        { title: '开始', cell: ({ startedAt }) => <DateText value={startedAt} as="moment" /> },
        { title: '方式', cell: ({ full }) => (full ? '全部重新归并' : '增量') },
        {
          title: '状态',
          cell: ({ state, error }) => RUN_STATE_WORDS[state] + (error ? `：${runErrorWord(error)}` : ''),
        },
        { title: '诉求', isFigure: true, cell: (row) => figure(row, row.balance?.asks) },
        { title: '归入事项', isFigure: true, cell: (row) => figure(row, row.balance?.assigned) },
        { title: '新出现', isFigure: true, cell: (row) => figure(row, row.lineage?.new) },
        { title: '增长', isFigure: true, cell: (row) => figure(row, row.lineage?.grew) },
        {
          title: '用时',
          isFigure: true,
          cell: ({ seconds }) => (seconds === null ? '' : `${seconds.toFixed(1)} 秒`),
        },
      ]}
    />
  );
}
