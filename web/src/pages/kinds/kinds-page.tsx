/** The taxonomy (类型): fields, their kinds, and how each stood in the last run. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../api/session.ts';
import { kindAddress } from '../../app/addresses.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FigureLink } from '../../components/figure-link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { WORDS } from '../../words.ts';
import { kindTreeQuery } from '../desk/desk-queries.ts';
import { filterItems } from '../desk/filter-items.ts';
import { KindProposals } from './kind-proposals.tsx';
import type { KindSummary, KindTree } from './kind-types.ts';
import './kinds.css';

export function KindsPage() {
  const may = useMay();
  const navigate = useNavigate();
  const query = useQuery(kindTreeQuery);
  return (
    <>
      <PageHeader
        title={WORDS.kind}
        note="一个单位按一项政策办理的，是一个类型，不论发生在哪里。"
        actions={
          may('createKind') && (
            <Button type="primary" onClick={() => void navigate('/kinds/new')}>
              新增类型
            </Button>
          )
        }
      />
      <QueryState query={query}>{(tree) => <Tree tree={tree} />}</QueryState>
    </>
  );
}

function Tree({ tree }: { readonly tree: KindTree }) {
  const may = useMay();
  const [text, setText] = useState('');
  const fields = tree.fields
    .map((field) => ({ ...field, kinds: matching(field, text) }))
    .filter(({ kinds }) => kinds.length > 0);
  return (
    <>
      <p>
        {WORDS.unsure}：
        <FigureLink
          value={tree.unsure.issues}
          unit="个事项"
          to={may('listInbox') ? '/desk?change=unsure' : '/issues?kind=pending'}
        />
        ，<FigureLink value={tree.unsure.records} unit="件来件" to="/records?kind=pending" />
        。在审阅台定下的类型，下次运行会学习。
      </p>
      {may('listKindProposals') && <KindProposals fields={tree.fields} />}
      <search className="filters">
        <TextField label="查类型" type="search" value={text} onCommit={setText} />
      </search>
      {fields.length === 0 && <EmptyState title="没有符合的类型">请换几个字。</EmptyState>}
      {fields.map((field) => (
        <details key={field.code} className="kind-field" open={isWide() || text !== ''}>
          <summary>
            <h2>{field.name}</h2> <span className="note">{field.kinds.length} 个类型</span>
          </summary>
          <DataTable caption={field.name} columns={COLUMNS} rows={field.kinds} keyOf={({ code }) => code} />
        </details>
      ))}
    </>
  );
}

/** On a telephone ninety kinds are a long way: there the fields are opened one by one. */
const isWide = (): boolean => globalThis.matchMedia('(min-width: 800px)').matches;

function matching({ name, kinds }: KindTree['fields'][number], text: string): readonly KindSummary[] {
  if (text === '') return kinds;
  const items = kinds.map((kind) => ({ key: kind.code, name: kind.name, words: name, kind }));
  return filterItems(items, text, items.length).map(({ kind }) => kind);
}

const COLUMNS: readonly Column<KindSummary>[] = [
  { title: '名次', cell: ({ ranked }) => ranked?.rank ?? '–', isFigure: true },
  {
    title: WORDS.kind,
    cell: ({ code, name, source }) => (
      <>
        <Link to={kindAddress(code)}>{name}</Link>{' '}
        {source === 'person' && <span className="tag">人工新增</span>}
      </>
    ),
  },
  { title: '牵头单位', cell: ({ lead }) => lead?.name ?? '未定' },
  {
    title: '人数',
    cell: ({ code, ranked }) =>
      ranked ? <FigureLink value={ranked.counts.people} to={`/records?kind=${code}`} /> : '–',
    isFigure: true,
  },
  {
    title: WORDS.issue,
    cell: ({ code, openIssues }) => <FigureLink value={openIssues} to={`/issues?kind=${code}`} />,
    isFigure: true,
  },
  { title: '其中机器判断', cell: ({ byMachine }) => byMachine, isFigure: true },
  {
    title: '代表建议',
    cell: ({ code, suggestions }) => (
      <FigureLink value={suggestions} to={`/records?kind=${code}&source=suggestion`} />
    ),
    isFigure: true,
  },
];
