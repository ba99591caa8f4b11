import type { ReactNode } from 'react';
import type { Preview, Upload } from '../../api/imports.ts';
import { CountList } from '../../components/count-list.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { formatProseDate } from '../../components/format-date.ts';
import { formatCount } from '../../components/format-figure.ts';
import { maskWord, reasonWord } from '../../import-words.ts';
import { MappingTable } from './mapping-table.tsx';
import { RejectTable } from './reject-table.tsx';

type Props = {
  readonly preview: Preview;
  readonly columns: Upload['columns'];
  readonly onMap: (columns: Upload['columns']) => void;
  /** The button that imports; at the top, where the decision is made. */
  readonly children: ReactNode;
};

/** What the service understood of a file before anything is written. */
export function PreviewView({ preview, columns, onMap, children }: Props) {
  const { received, accepted, rejected, complete, period, examples, rejects } = preview;
  return (
    <>
      <section>
        <h2>试读结果</h2>
        <p role="status">
          {complete ? '全文件' : '文件开头'} {formatCount(received)} 行：可入库 {formatCount(accepted)}，拒收{' '}
          {formatCount(rejected)}
          {period && `；时间 ${formatProseDate(period.from)} 至 ${formatProseDate(period.to)}`}
          {preview.encoding && `；编码 ${preview.encoding}`}
          {preview.rowHash && '；没有编号列，按内容生成编号'}
        </p>
        <CountList title="脱敏" counts={preview.masked} wordOf={maskWord} none="没有发现需要脱敏的个人信息" />
        {children}
      </section>
      <MappingTable preview={preview} columns={columns} onMap={onMap} />
      {rejects.length > 0 && (
        <section>
          <h2>会被拒收的行</h2>
          <CountList title="原因" counts={preview.reasons} wordOf={reasonWord} />
          <RejectTable rejects={rejects} />
        </section>
      )}
      <section>
        <h2>样例（已脱敏）</h2>
        <DataTable
          caption="前几行入库后的样子"
          rows={examples}
          keyOf={({ sourceId }) => sourceId}
          columns={[
            { title: '编号', cell: ({ sourceId }) => sourceId },
            { title: '时间', cell: ({ receivedAt }) => <DateText value={receivedAt} /> },
            { title: '标题', cell: ({ title }) => title },
            { title: '正文', cell: ({ body }) => <span className="two-lines">{body}</span> },
            { title: '区县', cell: ({ district }) => district ?? '未注明' },
            { title: '诉求类型', cell: ({ appealType }) => appealType ?? '未注明' },
          ]}
        />
      </section>
    </>
  );
}
