import { recordsAddress } from '../../app/addresses.ts';
import { DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FigureLink } from '../../components/figure-link.tsx';
import { SOURCE_WORDS } from '../../words.ts';
import type { Overview } from './overview.ts';

export function Sources({ sources }: { readonly sources: Overview['records'] }) {
  return (
    <section>
      <h2>来件</h2>
      {sources.length === 0 ? (
        <EmptyState title="还没有来件">请工作人员先导入热线工单或代表建议。</EmptyState>
      ) : (
        <DataTable
          isSmall
          caption="各来源的来件数"
          rows={sources}
          keyOf={({ source }) => source}
          columns={[
            { title: '来源', cell: ({ source }) => SOURCE_WORDS[source] },
            {
              title: '件数',
              isFigure: true,
              cell: ({ source, records }) => <FigureLink value={records} to={recordsAddress({ source })} />,
            },
            { title: '最近一件', isFigure: true, cell: ({ newestAt }) => <DateText value={newestAt} /> },
          ]}
        />
      )}
    </section>
  );
}
