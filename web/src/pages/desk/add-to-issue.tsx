/** Puts asks of no issue into one: what is similar is offered first, every issue can be found by its title. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { ErrorState } from '../../components/error-state.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { ActForm } from './act-form.tsx';
import { issueQuery, similarIssuesQuery } from './desk-queries.ts';
import { PickIssue } from './pick-issue.tsx';
import { StaleNotice } from './stale-notice.tsx';
import type { Issue } from './types.ts';
import type { Review } from './use-review.ts';

type Props = {
  readonly review: Review;
  readonly askIds: readonly number[];
  /** Of one of them: issues with similar asks are offered. */
  readonly text: string;
  readonly onClose: () => void;
};

export function AddToIssue({ review, askIds, text, onClose }: Props) {
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: (issueId: number) => queries.fetchQuery({ ...issueQuery(issueId), staleTime: 0 }),
    onSuccess: (issue) => review.begin(issue, 'add'),
  });
  const target = choose.data ?? null;
  useSelection(review, target?.id ?? null, askIds);
  const isBegun = target !== null && review.workOf(target.id).draft?.act === 'add';
  return (
    <section className="add-to-issue" aria-label="归入事项">
      {isBegun ? (
        <Begun review={review} target={target} />
      ) : (
        <>
          <Suggestions text={text} onPick={choose.mutate} />
          {choose.isError && <ErrorState error={choose.error} />}
          <div className="actions">
            <Button onClick={onClose}>放弃</Button>
            <span className="note">{askIds.length} 条诉求</span>
          </div>
        </>
      )}
    </section>
  );
}

/** What is added is what is chosen on the page at the moment. */
function useSelection({ change }: Review, target: number | null, askIds: readonly number[]): void {
  const key = askIds.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids themselves, not the array or the function
  useEffect(() => {
    if (target !== null) change(target, { selection: new Set(askIds) });
  }, [target, key]);
}

function Suggestions({
  text,
  onPick,
}: {
  readonly text: string;
  readonly onPick: (issueId: number) => void;
}) {
  const { data } = useQuery(similarIssuesQuery(text));
  return <PickIssue suggested={data ?? []} autoFocus onPick={({ id }) => onPick(id)} />;
}

function Begun({ review, target }: { readonly review: Review; readonly target: Issue }) {
  const { data: now = target } = useQuery(issueQuery(target.id));
  const { stale } = review;
  return (
    <>
      <p className="chosen">
        归入 <Link to={`/desk/${now.id}`}>{now.title}</Link>{' '}
        <span className="note">
          {now.kind.name} · {now.live.records} 件 {now.live.people} 人
        </span>{' '}
        <StateTag state={now.state} />
      </p>
      {stale?.issueId === now.id && <StaleNotice stale={stale} now={now} onDismiss={review.dismissStale} />}
      <ActForm review={review} issueId={now.id} />
    </>
  );
}
