import { Link } from 'react-router';
import { LINEAGE_EVENTS, type LineageCounts, type LineageEvent } from '../../../../src/domain/lineage.ts';
import { answerOf, client } from '../../api/client.ts';
import type { LineagePage } from '../../api/runs.ts';
import { usePages } from '../../api/use-pages.ts';
import { issueAddress } from '../../app/addresses.ts';
import { useFilters } from '../../app/use-filters.ts';
import { Choice } from '../../components/choice.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatCount } from '../../components/format-figure.ts';
import { PagesState } from '../../components/pages-state.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { LINEAGE_WORDS } from '../../words.ts';

type Row = LineagePage['items'][number];

const FROM: Column<Row> = {
  title: '来自',
  cell: ({ from }) =>
    from.map(({ id, title }) => (
      <div key={id}>
        <Link to={issueAddress(id)}>{title}</Link>
      </div>
    )),
};

const FILTERS = ['event'] as const;
type Props = { readonly runId: number; readonly counts: LineageCounts };

/** What the run did with each issue, against the run before. */
export function LineageDiff({ runId, counts }: Props) {
  const { filters, set } = useFilters(FILTERS);
  const event = LINEAGE_EVENTS.find((known) => known === filters.event) ?? firstWithRows(counts);
  return (
    <section>
      <h2>与上次运行相比</h2>
      <Choice
        label="变化"
        value={event}
        onChange={(value) => set('event', value)}
        options={LINEAGE_EVENTS.map((value) => ({
          value,
          word: `${LINEAGE_WORDS[value]} ${formatCount(counts[value])}`,
        }))}
      />
      <LineageRows runId={runId} event={event} />
    </section>
  );
}

/** Kept ones are the least news. */
function firstWithRows(counts: LineageCounts): LineageEvent {
  const order: readonly LineageEvent[] = ['new', 'grew', 'merged', 'split', 'dormant'];
  return order.find((event) => counts[event] > 0) ?? 'kept';
}

function LineageRows({ runId, event }: { readonly runId: number; readonly event: LineageEvent }) {
  const param = { id: String(runId) };
  const rows = usePages(['lineage', runId, event], (cursor) =>
    answerOf(client.api.runs[':id'].lineage.$get({ param, query: { event, ...cursor } })),
  );
  return (
    <PagesState query={rows} empty={<EmptyState title="没有这样的事项">请看其他变化。</EmptyState>}>
      {(items) => (
        <DataTable
          caption={`${LINEAGE_WORDS[event]}的事项`}
          rows={items}
          keyOf={({ issueId }) => issueId}
          columns={[
            { title: '事项', cell: ({ issueId, title }) => <Link to={issueAddress(issueId)}>{title}</Link> },
            { title: '状态', cell: ({ state }) => <StateTag state={state} /> },
            { title: '诉求', isFigure: true, cell: ({ members }) => members },
            { title: '加入', isFigure: true, cell: ({ joined }) => joined },
            { title: '离开', isFigure: true, cell: ({ left }) => left },
            ...(event === 'merged' || event === 'split' ? [FROM] : []),
          ]}
        />
      )}
    </PagesState>
  );
}
