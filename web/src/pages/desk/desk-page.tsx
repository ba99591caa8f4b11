/** The review desk (审阅台): what changed since the last run, the issue, and what is near it. Keyboard first. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, type NavigateOptions, useSearchParams } from 'react-router';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Loading } from '../../components/loading.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { AsOfLine } from './as-of-line.tsx';
import { inboxQuery, issueQuery, itemsOf, membersQuery, nearQuery } from './desk-queries.ts';
import { IssuePane } from './issue-pane.tsx';
import { KeyHelp } from './key-help.tsx';
import { KeyHint } from './key-hint.tsx';
import { NearColumn } from './near-column.tsx';
import { QueueColumn } from './queue-column.tsx';
import { walkQueue } from './queue-walk.ts';
import { ReviewLine } from './review-line.tsx';
import { CHANGES, type Change } from './types.ts';
import { useDeskCommands } from './use-desk-commands.ts';
import { useReview } from './use-review.ts';
import './desk.css';

const TABS = [
  ['queue', '队列'],
  ['issue', '事项'],
  ['near', '相近'],
] as const;
type Tab = (typeof TABS)[number][0];

export function DeskPage() {
  const [params, setParams] = useSearchParams();
  const change = CHANGES.find((one) => one === params.get('change')) ?? null;
  const inbox = useInfiniteQuery(inboxQuery(change));
  const items = itemsOf(inbox.data);
  const ids = items.map(({ id }) => id);
  const asked = Number(params.get('issue')) || null;
  const first = inbox.data?.pages[0];
  // Kept here too: an issue that leaves the queue by an act stays on the page, whether or not the address names it yet.
  const shown = useRef<number | null>(null);
  const current = asked ?? shown.current ?? ids[0] ?? null;
  shown.current = current;
  const [tab, setTab] = useState<Tab>('queue');
  const [isHelpOpen, setHelpOpen] = useState(false);
  const place = useRef(0);
  if (current !== null && ids.includes(current)) place.current = ids.indexOf(current);

  function show(issueId: number | null, options: NavigateOptions = {}): void {
    shown.current = issueId;
    setParams((now) => {
      const next = new URLSearchParams(now);
      if (issueId === null) next.delete('issue');
      else next.set('issue', String(issueId));
      return next;
    }, options);
  }
  // The address names the issue from the start, so that going back finds it.
  useEffect(() => {
    if (asked === null && current !== null) show(current, { replace: true });
  });
  function open(issueId: number): void {
    show(issueId);
    setTab('issue');
  }
  function filter(value: Change | null): void {
    shown.current = null;
    setParams(value === null ? {} : { change: value });
  }
  const review = useReview({ onSettled: (issueId) => show(walkQueue(ids, issueId, place.current, 1)) });
  const issue = useQuery({ ...issueQuery(current ?? 0), enabled: current !== null });
  const members = useInfiniteQuery({ ...membersQuery(current ?? 0), enabled: current !== null });

  useReadAhead(walkQueue(ids, current, place.current, 1));

  function walk(step: 1 | -1): void {
    const next = walkQueue(ids, current, place.current, step);
    if (next === null) review.announce(step === 1 ? '已是最后一项' : '已是第一项');
    else show(next);
  }
  useDeskCommands({
    review,
    issue: issue.data ?? null,
    askIds: itemsOf(members.data).map(({ askId }) => askId),
    walk,
    help: () => setHelpOpen(true),
  });

  return (
    <div className="desk-page">
      <PageHeader
        title="审阅台"
        note={first?.asOf ? <AsOfLine asOf={first.asOf} /> : null}
        actions={
          <Button size="small" onClick={() => setHelpOpen(true)}>
            键盘说明
            <KeyHint command="help" />
          </Button>
        }
      />
      {isHelpOpen && <KeyHelp onClose={() => setHelpOpen(false)} />}
      <ReviewLine review={review} />
      {inbox.isError && <ErrorState error={inbox.error} retry={() => void inbox.refetch()} />}
      {inbox.isPending && <Loading lines={12} />}
      {first && first.asOf === null && (
        <EmptyState title="还没有运行">
          先<Link to="/imports">导入来件</Link>，再<Link to="/runs">运行一次</Link>，变化会列在这里。
        </EmptyState>
      )}
      {first?.asOf && (
        <>
          <Tabs tab={tab} onTab={setTab} />
          <div className="desk" data-tab={tab}>
            <QueueColumn
              items={items}
              counts={first.counts}
              change={change}
              onChange={filter}
              current={current}
              onOpen={open}
              more={inbox.hasNextPage ? () => void inbox.fetchNextPage() : null}
            />
            <div className="desk-issue">
              {issue.isError && <ErrorState error={issue.error} retry={() => void issue.refetch()} />}
              {issue.isPending && current !== null && <Loading lines={12} />}
              {issue.data && (
                <IssuePane
                  key={issue.data.id}
                  issue={issue.data}
                  review={review}
                  heading={
                    <h2 className="issue-title">
                      <Link to={`/desk/${issue.data.id}`}>{issue.data.title}</Link>
                    </h2>
                  }
                />
              )}
            </div>
            {issue.data && <NearColumn issue={issue.data} review={review} />}
          </div>
        </>
      )}
    </div>
  );
}

/** The next issue is read while a person reads this one, so that j shows it at once. */
function useReadAhead(issueId: number | null): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (issueId === null) return;
    void queries.prefetchQuery(issueQuery(issueId));
    void queries.prefetchInfiniteQuery(membersQuery(issueId));
    void queries.prefetchQuery(nearQuery(issueId));
  }, [queries, issueId]);
}

function Tabs({ tab, onTab }: { readonly tab: Tab; readonly onTab: (tab: Tab) => void }) {
  return (
    <fieldset className="desk-tabs">
      <legend className="for-readers">显示哪一栏</legend>
      {TABS.map(([value, word]) => (
        <button key={value} type="button" aria-pressed={value === tab} onClick={() => onTab(value)}>
          {word}
        </button>
      ))}
    </fieldset>
  );
}
