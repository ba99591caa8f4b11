import { maskWord, reasonWord } from '../../../../src/domain/code-words.ts';
import type { Preview, Upload } from '../../api/imports.ts';
import { CountList } from '../../components/count-list.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { formatProseDate } from '../../components/format-date.ts';
import { formatCount } from '../../components/format-figure.ts';
import { NEEDED_WORDS } from '../../import-words.ts';
import { MappingTable } from './mapping-table.tsx';
import { RejectTable } from './reject-table.tsx';

/** What a person says about the columns. */
export type ColumnUse = Pick<Upload, 'columns' | 'hasNoIds'>;

type Props = {
  readonly preview: Preview;
  /** The preview is of the columns as they are set now. */
  readonly isSeen: boolean;
  readonly use: ColumnUse;
  readonly onUse: (use: ColumnUse) => void;
};

/** What the service understood of a file before anything is written. */
export function PreviewView({ preview, isSeen, use, onUse }: Props) {
  const { missing, rejects } = preview;
  return (
    <>
      <section>
        <h2>试读结果</h2>
        <p role="status">
          {missing.length > 0
            ? `还缺：${missing.map((need) => NEEDED_WORDS[need]).join('、')}。请在下面指定哪一列是什么，再重新试读。`
            : describeRows(preview)}
        </p>
        {!isSeen && <p className="note">列的用途有改动：请重新试读。</p>}
        {missing.length === 0 && (
          <CountList
            title="脱敏"
            counts={preview.masked}
            wordOf={maskWord}
            none="没有发现需要脱敏的个人信息"
          />
        )}
      </section>
      <MappingTable preview={preview} use={use} onUse={onUse} />
      {rejects.length > 0 && (
        <section>
          <h2>会被拒收的行</h2>
          <CountList title="原因" counts={preview.reasons} wordOf={reasonWord} />
          <RejectTable rejects={rejects} />
        </section>
      )}
      {preview.examples.length > 0 && <Examples examples={preview.examples} />}
    </>
  );
}

function describeRows({
  complete,
  received,
  accepted,
  rejected,
  period,
  encoding,
  rowHash,
}: Preview): string {
  return [
    `${complete ? '全文件' : '文件开头'} ${formatCount(received)} 行：可入库 ${formatCount(accepted)}，拒收 ${formatCount(rejected)}`,
    period && `时间 ${formatProseDate(period.from)} 至 ${formatProseDate(period.to)}`,
    encoding && `编码 ${encoding}`,
    rowHash && '没有编号列，按内容生成编号',
  ]
    .filter(Boolean)
    .join('；');
}

function Examples({ examples }: Pick<Preview, 'examples'>) {
  return (
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
  );
}
