import { Link } from 'react-router';
import { type Report, reportFileAddress } from '../../api/reports.ts';
import { runAddress } from '../../app/addresses.ts';
import { DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { formatBytes } from '../../components/format-figure.ts';
import { FORMAT_WORDS } from './format-words.ts';

export function ReportTable({ reports }: { readonly reports: readonly Report[] }) {
  return (
    <DataTable
      caption="已生成的报告"
      rows={reports}
      keyOf={({ id }) => id}
      columns={[
        { title: '编号', isFigure: true, cell: ({ id }) => id },
        { title: '生成于', cell: ({ createdAt }) => <DateText value={createdAt} as="moment" /> },
        { title: '生成人', cell: ({ createdBy }) => createdBy },
        { title: '依据', cell: ({ runId }) => <Link to={runAddress(runId)}>第 {runId} 次运行</Link> },
        {
          title: '状态',
          cell: ({ stamp }) => <span className="tag">{stamp === 'final' ? '正式' : '草案'}</span>,
        },
        {
          title: '文件',
          cell: ({ id, files }) => (
            <ul className="files">
              {files.map(({ name, format, bytes }) => (
                <li key={name}>
                  <a href={reportFileAddress(id, name)} download={name}>
                    {FORMAT_WORDS[format]}
                  </a>{' '}
                  <span className="note">{formatBytes(bytes)}</span>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
