import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { maskWord, reasonWord } from '../../../../src/domain/code-words.ts';
import { type ImportDetail, importQuery } from '../../api/imports.ts';
import { recordsAddress } from '../../app/addresses.ts';
import { CountList } from '../../components/count-list.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FigureLink } from '../../components/figure-link.tsx';
import { formatMoment } from '../../components/format-date.ts';
import { formatCount } from '../../components/format-figure.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { IMPORT_STATE_WORDS } from '../../import-words.ts';
import { SOURCE_WORDS } from '../../words.ts';
import { RejectTable } from './reject-table.tsx';

export function ImportPage() {
  const { id = '' } = useParams();
  return (
    <QueryState query={useQuery(importQuery(id))} title="导入">
      {(data) => <ImportView data={data} />}
    </QueryState>
  );
}

function ImportView({ data }: { readonly data: ImportDetail }) {
  const { id, fileName, source, state, startedAt, finishedAt, createdBy, rejected } = data;
  return (
    <>
      <PageHeader
        title={`第 ${id} 次导入`}
        note={[
          fileName,
          SOURCE_WORDS[source],
          IMPORT_STATE_WORDS[state],
          `${formatMoment(startedAt)} 开始`,
          finishedAt && `${formatMoment(finishedAt)} 结束`,
          createdBy,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <section>
        <h2>账目</h2>
        <dl className="balance">
          <BalanceLine word="收到" value={data.received} />
          <BalanceLine word="＝ 新增" value={data.created} to={recordsAddress({ importId: id })} />
          <BalanceLine word="＋ 更新" value={data.updated} to={recordsAddress({ importId: id })} />
          <BalanceLine word="＋ 未变" value={data.unchanged} />
          <BalanceLine word="＋ 拒收" value={rejected} to="#rejects" />
        </dl>
        <CountList title="脱敏" counts={data.masked} wordOf={maskWord} none="没有发现需要脱敏的个人信息" />
      </section>
      <section id="rejects">
        <h2>拒收的行</h2>
        {rejected === 0 ? (
          <EmptyState title="没有拒收的行">全部入库，不需要处理。</EmptyState>
        ) : (
          <Rejects data={data} />
        )}
      </section>
    </>
  );
}

function BalanceLine({ word, value, to }: { word: string; value: number; to?: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{to && value > 0 ? <FigureLink value={value} to={to} /> : formatCount(value)}</dd>
    </div>
  );
}

function Rejects({
  data: { id, reasons, rejects, rejected, rowsKeptUntil },
}: {
  readonly data: ImportDetail;
}) {
  return (
    <>
      <CountList title="原因" counts={reasons} wordOf={reasonWord} />
      <p>
        <a href={`/api/imports/${id}/rejects`} download>
          下载拒收的行（CSV）
        </a>
        <span className="note">
          {rowsKeptUntil
            ? ` 原始行保留到 ${formatMoment(rowsKeptUntil)}，含个人信息，改正后可再导入。`
            : ' 原始行没有保留或已到期删除，只有原因。'}
        </span>
      </p>
      <RejectTable rejects={rejects} />
      {rejects.length < rejected && (
        <p className="note">
          这里列出前 {rejects.length} 行，共 {rejected} 行，全部见下载。
        </p>
      )}
    </>
  );
}
