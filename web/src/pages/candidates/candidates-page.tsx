import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { candidatesQuery } from '../../api/candidates.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { CandidateItem } from './candidate-item.tsx';

export function CandidatesPage() {
  const candidates = useQuery(candidatesQuery);
  return (
    <>
      <PageHeader
        title="候选项目"
        note="由热度靠前的类型提出，供十件实事征集参考。适宜性由人核查，不改变热度和名次。"
      />
      <QueryState query={candidates}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有候选项目">
              <Link to="/runs">运行</Link>之后，热度靠前的类型会列在这里。
            </EmptyState>
          ) : (
            <ol className="candidates">
              {items.map((candidate) => (
                <CandidateItem key={candidate.id} candidate={candidate} />
              ))}
            </ol>
          )
        }
      </QueryState>
    </>
  );
}
