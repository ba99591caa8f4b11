import { Link } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/use-pages.ts';
import { ButtonLink } from '../../components/button-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PagesState } from '../../components/pages-state.tsx';
import { IssueList } from '../issues/issue-list.tsx';
import { SimilarSearch } from './similar-search.tsx';

const SHOWN = '10';

/** For a deputy: was it asked before, and what presses most in the own district. */
export function DistrictStart({ title }: { readonly title: string }) {
  const may = useMay();
  const issues = usePages(['issues', 'start'], (cursor) =>
    answerOf(client.api.issues.$get({ query: { limit: SHOWN, ...cursor } })),
  );
  return (
    <>
      <PageHeader title={title} note="只显示您所在区域的来件，以及其中人数达到公开底线的事项。" />
      {may('createDraft') && <WriteLead />}
      <SimilarSearch />
      <section>
        <h2>居前的事项</h2>
        <PagesState
          query={issues}
          empty={
            <EmptyState title="还没有可以显示的事项">
              运行之后，达到公开底线的事项会列在这里。也可以先看<Link to="/records">来件</Link>。
            </EmptyState>
          }
        >
          {(items) => <IssueList issues={items} />}
        </PagesState>
      </section>
    </>
  );
}

/** What a deputy comes for, before everything else. */
function WriteLead() {
  return (
    <section className="write-lead">
      <h2>写一件建议</h2>
      <p>写一两句您关心的事，先看以前有没有人提过、怎么答复的，再由助手按依据材料起草，您来修改和决定。</p>
      <p className="actions">
        <ButtonLink to="/drafts/new">写建议</ButtonLink>
        <Link to="/drafts">我的建议</Link>
      </p>
    </section>
  );
}
