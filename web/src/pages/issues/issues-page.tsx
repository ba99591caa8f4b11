import { Button } from 'antd';
import { Link } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { usePages } from '../../api/use-pages.ts';
import { useFilters } from '../../app/use-filters.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatCount } from '../../components/format-figure.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { PagesState } from '../../components/pages-state.tsx';
import { AsOfNote } from './as-of-note.tsx';
import { HiddenNote } from './hidden-note.tsx';
import { IssueFilters } from './issue-filters.tsx';
import { IssueList } from './issue-list.tsx';
import { ISSUE_FILTERS, readIssueQuery } from './issue-query.ts';

export function IssuesPage() {
  const { filters, set, clear } = useFilters(ISSUE_FILTERS);
  const query = readIssueQuery(filters);
  const issues = usePages(['issues', query], (cursor) =>
    answerOf(client.api.issues.$get({ query: { ...query, ...cursor } })),
  );
  const first = issues.data?.pages[0];
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <>
      <PageHeader
        title="事项"
        note={
          first?.asOf && (
            <>
              <AsOfNote asOf={first.asOf} />
              <HiddenNote />
            </>
          )
        }
      />
      <IssueFilters filters={filters} set={set} />
      <p className="list-count" role="status">
        {typeof first?.total === 'number' && `共 ${formatCount(first.total)} 个事项`}
        {isFiltered && (
          <Button size="small" onClick={clear}>
            清除筛选
          </Button>
        )}
      </p>
      <PagesState
        query={issues}
        empty={
          isFiltered ? (
            <EmptyState title="没有符合筛选的事项">请放宽或清除筛选。</EmptyState>
          ) : (
            <EmptyState title="还没有事项">
              先<Link to="/imports">导入来件</Link>，再<Link to="/runs">运行</Link>一次。
            </EmptyState>
          )
        }
      >
        {(items) => <IssueList issues={items} />}
      </PagesState>
    </>
  );
}
