/** Every record that came in (来件), by what is asked of the list in the address. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../api/session.ts';
import { issueAddress, recordAddress } from '../../app/addresses.ts';
import { useFilters } from '../../app/use-filters.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PagesState } from '../../components/pages-state.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { SOURCE_WORDS, WORDS } from '../../words.ts';
import { kindTreeQuery, recordsQuery } from './desk-queries.ts';
import { isLooseState } from './loose-asks.ts';
import { LooseRecords } from './loose-records.tsx';
import { RECORD_STATE_WORDS } from './record-words.ts';
import { ReviewLine } from './review-line.tsx';
import type { RecordRow } from './types.ts';
import { useReview } from './use-review.ts';
import './desk.css';

const FILTERS = ['text', 'source', 'district', 'kind', 'month', 'state', 'importId', 'issue'] as const;
const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, word]) => ({ value, word }));

export function RecordsPage() {
  const { filters, set, clear } = useFilters(FILTERS);
  const may = useMay();
  const isLoose = isLooseState(filters.state ?? '') && may('decideIssue');
  // What was chosen begins anew after each decision.
  const [settled, setSettled] = useState(0);
  const review = useReview({ onSettled: () => setSettled(settled + 1) });
  const query = useInfiniteQuery(recordsQuery(filters));
  const hasFilter = Object.keys(filters).length > 0;
  return (
    <>
      <PageHeader title={WORDS.record} note={<Scope filters={filters} />} />
      <search className="filters">
        <TextField
          label="标题或正文含"
          type="search"
          value={filters.text ?? ''}
          onCommit={(value) => set('text', value)}
        />
        <SelectField
          label="来源"
          value={filters.source ?? ''}
          options={optionsOf(SOURCE_WORDS)}
          none="全部"
          onChange={(value) => set('source', value)}
        />
        <TextField label="区县" value={filters.district ?? ''} onCommit={(value) => set('district', value)} />
        <KindField value={filters.kind ?? ''} onChange={(value) => set('kind', value)} />
        <TextField
          label="月份"
          placeholder="2025-03"
          value={filters.month ?? ''}
          onCommit={(value) => set('month', value)}
        />
        <SelectField
          label="去向"
          value={filters.state ?? ''}
          options={optionsOf(RECORD_STATE_WORDS)}
          none="全部"
          onChange={(value) => set('state', value)}
        />
        {hasFilter && <Button onClick={clear}>清除筛选</Button>}
      </search>
      {isLoose && <ReviewLine review={review} />}
      <PagesState
        query={query}
        empty={
          <EmptyState title="没有符合的来件">
            {hasFilter ? '请放宽筛选条件。' : '工作人员导入文件后，来件会列在这里。'}
          </EmptyState>
        }
      >
        {(items) =>
          isLoose ? (
            <LooseRecords key={settled} review={review} columns={COLUMNS} rows={items} />
          ) : (
            <DataTable caption="来件" columns={COLUMNS} rows={items} keyOf={({ id }) => id} />
          )
        }
      </PagesState>
    </>
  );
}

/** Filters that have no field of their own: where the list was opened from. */
function Scope({ filters }: { readonly filters: { readonly issue?: string; readonly importId?: string } }) {
  const { issue, importId } = filters;
  return (
    <>
      新的在前
      {issue && (
        <>
          ，限于<Link to={issueAddress(Number(issue))}>事项 {issue}</Link>
        </>
      )}
      {importId && (
        <>
          ，限于<Link to={`/imports/${importId}`}>第 {importId} 次导入</Link>
        </>
      )}
    </>
  );
}

/** Kinds are city-wide: an account with a district has no list of them, and filters without. */
function KindField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (kind: string) => void;
}) {
  const may = useMay();
  const { data } = useQuery({ ...kindTreeQuery, enabled: may('listKinds') });
  if (!data) return null;
  const kinds = data.fields.flatMap(({ kinds: ofField }) => ofField);
  return (
    <SelectField
      label={WORDS.kind}
      value={value}
      options={[
        { value: 'pending', word: WORDS.unsure },
        ...kinds.map(({ code, name }) => ({ value: code, word: name })),
      ]}
      none="全部"
      onChange={onChange}
    />
  );
}

const COLUMNS: readonly Column<RecordRow>[] = [
  { title: '日期', isShort: true, cell: ({ receivedAt }) => <DateText value={receivedAt} /> },
  {
    title: '来件',
    cell: (record) => (
      <div className="record-cell">
        <Link to={recordAddress(record.id)}>{record.title || '（无标题）'}</Link>
        <p className="note">{record.excerpt}</p>
      </div>
    ),
  },
  {
    title: '来源',
    cell: ({ source, sourceId }) => (
      <>
        {SOURCE_WORDS[source]} {sourceId}
      </>
    ),
  },
  { title: '区县', isShort: true, cell: ({ district }) => district ?? '未注明' },
  { title: WORDS.kind, cell: ({ kind }) => kind?.name ?? WORDS.unsure },
  {
    title: '去向',
    cell: ({ states, issues }) =>
      issues.length > 0
        ? issues.map(({ id, title }) => (
            <Link key={id} to={issueAddress(id)}>
              {title}
            </Link>
          ))
        : states.map((state) => (
            <span key={state} className="state-word">
              {RECORD_STATE_WORDS[state]}{' '}
            </span>
          )),
  },
];
