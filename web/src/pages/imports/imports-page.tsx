import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import type { ImportRow } from '../../api/imports.ts';
import { usePages } from '../../api/use-pages.ts';
import { importAddress, recordsAddress } from '../../app/addresses.ts';
import { ActiveJobs } from '../../components/active-jobs.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FigureLink } from '../../components/figure-link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PagesState } from '../../components/pages-state.tsx';
import { IMPORT_STATE_WORDS } from '../../import-words.ts';
import { SOURCE_WORDS } from '../../words.ts';

export function ImportsPage() {
  const queries = useQueryClient();
  const imports = usePages(['imports'], (cursor) => answerOf(client.api.imports.$get({ query: cursor })));
  return (
    <>
      <PageHeader
        title="导入"
        note="每次导入的账目都对得上：收到 = 新增 + 更新 + 未变 + 拒收。"
        actions={<ButtonLink to="/imports/new">导入文件</ButtonLink>}
      />
      <ActiveJobs
        kind="import"
        started={null}
        onEnd={() => void queries.invalidateQueries({ queryKey: ['imports'] })}
      />
      <PagesState
        query={imports}
        empty={
          <EmptyState title="还没有导入过">
            点右上角“导入文件”，选一份热线工单或代表建议（CSV、Excel、JSON）。
          </EmptyState>
        }
      >
        {(items) => <ImportTable imports={items} />}
      </PagesState>
    </>
  );
}

function ImportTable({ imports }: { readonly imports: readonly ImportRow[] }) {
  return (
    <DataTable
      caption="历次导入"
      rows={imports}
      keyOf={({ id }) => id}
      columns={[
        { title: '编号', isFigure: true, cell: ({ id }) => <Link to={importAddress(id)}>{id}</Link> },
        { title: '文件', cell: ({ id, fileName }) => <Link to={importAddress(id)}>{fileName}</Link> },
        { title: '来源', cell: ({ source }) => SOURCE_WORDS[source] },
        { title: '开始', cell: ({ startedAt }) => <DateText value={startedAt} as="moment" /> },
        { title: '状态', cell: ({ state }) => IMPORT_STATE_WORDS[state] },
        {
          title: '收到',
          isFigure: true,
          cell: ({ id, received }) => <FigureLink value={received} to={importAddress(id)} />,
        },
        {
          title: '新增',
          isFigure: true,
          cell: ({ id, created }) => <FigureLink value={created} to={recordsAddress({ importId: id })} />,
        },
        { title: '更新', isFigure: true, cell: ({ updated }) => updated },
        { title: '未变', isFigure: true, cell: ({ unchanged }) => unchanged },
        {
          title: '拒收',
          isFigure: true,
          cell: ({ id, rejected }) => <FigureLink value={rejected} to={`${importAddress(id)}#rejects`} />,
        },
      ]}
    />
  );
}
