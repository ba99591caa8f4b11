/** One issue under review: facts, acts, the form of an act that was begun, the records in full. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { StateTag } from '../../components/state-tag.tsx';
import { ActBar } from './act-bar.tsx';
import { ActForm } from './act-form.tsx';
import { IssueFacts } from './issue-facts.tsx';
import { MemberList } from './member-list.tsx';
import { StaleNotice } from './stale-notice.tsx';
import type { Issue } from './types.ts';
import type { Review } from './use-review.ts';

type Props = {
  readonly issue: Issue;
  readonly review: Review;
  /** On the desk the title is a link to the issue's own page, there it is the page's heading. */
  readonly heading: ReactNode;
};

export function IssuePane({ issue, review, heading }: Props) {
  const { selection, draft } = review.workOf(issue.id);
  const { stale } = review;
  return (
    <article className="issue-pane" id="issue-pane" tabIndex={-1} aria-label={issue.title}>
      <header>
        {heading} <StateTag state={issue.state} />
        {issue.mergedInto && (
          <p className="note">
            已并入 <Link to={`/desk/${issue.mergedInto.id}`}>{issue.mergedInto.title}</Link>
          </p>
        )}
        {issue.dormant && <p className="note">沉寂：上次运行后没有来件，编号保留。</p>}
      </header>
      <div className="act-area">
        <ActBar
          issue={issue}
          selected={selection.size}
          begun={draft?.act ?? null}
          onAct={(act) => review.begin(issue, act)}
        />
        {stale?.issueId === issue.id && (
          <StaleNotice stale={stale} now={issue} onDismiss={review.dismissStale} />
        )}
        <ActForm review={review} issueId={issue.id} />
      </div>
      <IssueFacts issue={issue} />
      <MemberList issueId={issue.id} review={review} />
    </article>
  );
}
