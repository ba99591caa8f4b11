/** One issue for staff: the pane of the desk as a page of its own, with what is near it and its history. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { issueAddress } from '../../app/addresses.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { AsOfLine } from './as-of-line.tsx';
import { issueQuery, itemsOf, membersQuery } from './desk-queries.ts';
import { HistoryList } from './history-list.tsx';
import { IssuePane } from './issue-pane.tsx';
import { KeyHelp } from './key-help.tsx';
import { KeyHint } from './key-hint.tsx';
import { NearColumn } from './near-column.tsx';
import { ReviewLine } from './review-line.tsx';
import { useDeskCommands } from './use-desk-commands.ts';
import { useReview } from './use-review.ts';
import './desk.css';

export function StaffIssuePage() {
  const id = Number(useParams()['id']);
  const navigate = useNavigate();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const query = useQuery(issueQuery(id));
  const members = useInfiniteQuery(membersQuery(id));
  const review = useReview({ onSettled: () => undefined });
  useDeskCommands({
    review,
    issue: query.data ?? null,
    askIds: itemsOf(members.data).map(({ askId }) => askId),
    walk: () => void navigate(`/desk?issue=${id}`),
    help: () => setHelpOpen(true),
  });
  return (
    <QueryState query={query} lines={14} title="事项">
      {(issue) => (
        <div className="desk-page">
          <PageHeader
            title={issue.title}
            note={<AsOfLine asOf={issue.asOf} />}
            actions={
              <>
                <Link to={`/desk?issue=${id}`}>在审阅台中看</Link>
                <Link to={issueAddress(id)}>给读者看的页面</Link>
                <Button size="small" onClick={() => setHelpOpen(true)}>
                  键盘说明
                  <KeyHint command="help" />
                </Button>
              </>
            }
          />
          {isHelpOpen && <KeyHelp onClose={() => setHelpOpen(false)} />}
          <ReviewLine review={review} />
          <div className="issue-page">
            <div className="desk-issue">
              <IssuePane issue={issue} review={review} heading={null} />
            </div>
            <div className="issue-side">
              <NearColumn issue={issue} review={review} />
              <HistoryList issueId={id} review={review} />
            </div>
          </div>
        </div>
      )}
    </QueryState>
  );
}
