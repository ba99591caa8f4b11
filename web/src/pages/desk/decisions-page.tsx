/** The log of decisions (决定记录), each with the way back while it stands. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useFilters } from '../../app/use-filters.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PagesState } from '../../components/pages-state.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { UndoButton } from './decision-text.tsx';
import { decisionsQuery } from './desk-queries.ts';
import { ReviewLine } from './review-line.tsx';
import type { Decision } from './types.ts';
import { type Review, useReview } from './use-review.ts';
import './desk.css';

const FILTERS = ['author', 'state', 'issue'] as const;
const STATES = [
  { value: 'standing', word: '有效' },
  { value: 'undone', word: '已撤销' },
] as const;

export function DecisionsPage() {
  const { filters, set } = useFilters(FILTERS);
  const review = useReview({ onSettled: () => undefined });
  const state = STATES.find(({ value }) => value === filters.state)?.value ?? 'all';
  const query = useInfiniteQuery(decisionsQuery({ ...filters, state }));
  return (
    <>
      <PageHeader title="决定记录" note="每一项决定都由具名的人作出，以后的运行都遵从；撤销也是一项决定。" />
      <div className="filters">
        <TextField label="作出人" value={filters.author ?? ''} onCommit={(value) => set('author', value)} />
        <SelectField
          label="状态"
          value={filters.state ?? ''}
          options={STATES}
          none="全部"
          onChange={(value) => set('state', value)}
        />
      </div>
      <ReviewLine review={review} />
      <PagesState
        query={query}
        empty={
          <EmptyState title="没有符合的决定">
            在<Link to="/desk">审阅台</Link>作出的决定会列在这里。
          </EmptyState>
        }
      >
        {(items) => (
          <DataTable caption="决定" columns={columnsOf(review)} rows={items} keyOf={({ id }) => id} />
        )}
      </PagesState>
    </>
  );
}

const columnsOf = (review: Review): readonly Column<Decision>[] => [
  { title: '时间', cell: ({ at }) => <DateText value={at} as="moment" /> },
  { title: '作出人', cell: ({ author }) => author },
  {
    title: '决定',
    cell: ({ text, undone }) => <span className={undone ? 'undone' : undefined}>{text}</span>,
  },
  { title: '事项', cell: ({ issues }) => <Issues issues={issues} /> },
  { title: '理由', cell: ({ reason }) => reason ?? '' },
  {
    title: '撤销',
    cell: (decision) =>
      decision.undone ? (
        <span className="note">
          {decision.undone.author} <DateText value={decision.undone.at} as="moment" />
        </span>
      ) : (
        decision.undoable && <UndoButton decision={decision} review={review} />
      ),
  },
];

function Issues({ issues }: Pick<Decision, 'issues'>) {
  return (
    <span className="issue-links">
      {issues.map(({ id, title }) =>
        title === null ? (
          <span key={id}>事项 {id}（已不存在）</span>
        ) : (
          <Link key={id} to={`/desk/${id}`}>
            {title}
          </Link>
        ),
      )}
    </span>
  );
}
