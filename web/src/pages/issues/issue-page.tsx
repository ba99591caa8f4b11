import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { kindAddress } from '../../app/addresses.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { KindTag } from '../../components/kind-tag.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { LINEAGE_WORDS } from '../../words.ts';
import { AsOfNote } from './as-of-note.tsx';
import { IssueBreakdown } from './issue-breakdown.tsx';
import { IssueHeat } from './issue-heat.tsx';
import { IssueMembers } from './issue-members.tsx';
import { IssueReview } from './issue-review.tsx';
import type { Issue } from './issue-types.ts';
import { QuoteBlock } from './quote-block.tsx';

/** An issue for who reads it: why it stands where it does, down to the sentences that were written. */
export function IssuePage() {
  const { id = '' } = useParams();
  const issue = useQuery({
    queryKey: ['issue', id],
    queryFn: () => answerOf(client.api.issues[':id'].$get({ param: { id } })),
  });
  return (
    <QueryState query={issue} lines={16} title="事项">
      {(data) => <IssueView issue={data} />}
    </QueryState>
  );
}

function IssueView({ issue }: { readonly issue: Issue }) {
  return (
    <article>
      <PageHeader title={issue.title} note={<AsOfNote asOf={issue.asOf} />} />
      <IssueTags issue={issue} />
      <div className="columns wide-left">
        <section>
          <h2>引文</h2>
          {issue.quotes.length === 0 && (
            <EmptyState title="没有可以公开的引文">来件仍计入数量；正文见下方来件列表。</EmptyState>
          )}
          {issue.quotes.map((quote) => (
            <QuoteBlock key={`${quote.recordId} ${quote.start}`} quote={quote} />
          ))}
        </section>
        <IssueHeat issue={issue} />
      </div>
      <div className="breakdown">
        <IssueBreakdown issue={issue} />
        <IssueReview issue={issue} />
      </div>
      <IssueMembers issueId={issue.id} />
    </article>
  );
}

function IssueTags({
  issue: { id, kind, state, event, lead, mergedInto, dormant },
}: {
  readonly issue: Issue;
}) {
  const may = useMay();
  return (
    <p className="tags">
      {may('getKind') ? (
        <Link to={kindAddress(kind.code)}>
          <KindTag kind={kind} />
        </Link>
      ) : (
        <KindTag kind={kind} />
      )}{' '}
      <StateTag state={state} />
      {event && <span className="tag">{LINEAGE_WORDS[event]}</span>}
      {dormant && <span className="tag">{LINEAGE_WORDS.dormant}</span>}
      {lead && <span className="tag">牵头 {lead.name}</span>}
      {mergedInto && (
        <span>
          已并入 <Link to={`/issues/${mergedInto.id}`}>{mergedInto.title}</Link>
        </span>
      )}
      {may('decideIssue') && <Link to={`/desk/${id}`}>审阅</Link>}
    </p>
  );
}
