/**
 * The state of reviewing: what was begun on each issue, what was decided, what was announced. One for a page; the
 * panes show it and call back.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiError, asApiError } from '../../api/api-error.ts';
import { answerOf, client, ifMatch, tagOfVersion } from '../../api/client.ts';
import {
  type ActDraft,
  type ActName,
  actOf,
  doneLine,
  SETTLES,
  startDraft,
  type Target,
} from './act-draft.ts';
import { issueQuery } from './desk-queries.ts';
import { type AllWork, changeWork, type IssueWork, NO_WORK } from './issue-work.ts';
import { refreshReview } from './refresh-review.ts';
import type { Issue } from './types.ts';
import { dropDecision, lastDecision, type OwnDecision, pushDecision, type UndoStack } from './undo-stack.ts';

/** Someone else was faster: the issue as this person saw it, beside what it is now. */
export type Stale = { readonly issueId: number; readonly seen: Issue; readonly said: string };

export type Review = ReturnType<typeof useReview>;

export function useReview({ onSettled }: { onSettled: (issueId: number) => void }) {
  const queries = useQueryClient();
  const [work, setWork] = useState<AllWork>(new Map());
  const [own, setOwn] = useState<UndoStack>([]);
  const [said, setSaid] = useState('');
  const [stale, setStale] = useState<Stale | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);

  const change = (issueId: number, part: Partial<IssueWork>) =>
    setWork((all) => changeWork(all, issueId, part));
  const workOf = (issueId: number): IssueWork => work.get(issueId) ?? NO_WORK;

  function begin(issue: Issue, act: ActName, target: Target | null = null): void {
    // The page still shows the issue of before the decision that is on its way.
    if (isBusy) {
      setSaid('正在保存上一项决定，请稍候再按');
      return;
    }
    setFailure(null);
    change(issue.id, { draft: { ...startDraft(act, issue.title), target }, seen: issue });
  }

  function abandon(issueId: number): void {
    setFailure(null);
    setStale(null);
    change(issueId, { draft: null, seen: null });
  }

  /** One thing at a time; a failure is shown where the person was working and takes nothing away. */
  async function attempt<T>(
    task: () => Promise<T>,
    onFailure: (error: ApiError) => Promise<void>,
  ): Promise<T | null> {
    setBusy(true);
    setFailure(null);
    try {
      return await task();
    } catch (cause) {
      await onFailure(asApiError(cause));
      return null;
    } finally {
      setBusy(false);
    }
  }

  async function submit(issueId: number): Promise<void> {
    const { draft, seen, selection } = workOf(issueId);
    if (!draft || !seen || isBusy) return;
    const asked = actOf(draft, selection);
    if (!asked.ready) return setSaid(asked.missing);
    const decided = await attempt(
      async () => {
        const answer = await answerOf(
          client.api.issues[':id'].decisions.$post({
            param: { id: String(issueId) },
            header: ifMatch(tagOfVersion(seen.version)),
            json: { act: asked.act, reason: draft.reason.trim() || null },
          }),
        );
        await refreshReview(queries, [issueId, ...(draft.target ? [draft.target.issueId] : [])]);
        return answer;
      },
      (error) => explain(error, issueId, seen, draft),
    );
    if (!decided) return;
    const line = doneLine(draft, seen.title, selection.size);
    setOwn((stack) => pushDecision(stack, { decisionId: decided.decisionId, issueId, line }));
    setSaid(decided.contradiction ? `${line}。与先前的决定矛盾，暂不生效，请到“矛盾的决定”裁定` : line);
    setStale(null);
    change(issueId, NO_WORK);
    if (SETTLES.has(draft.act)) onSettled(issueId);
  }

  async function explain(error: ApiError, issueId: number, seen: Issue, draft: ActDraft): Promise<void> {
    if (!error.isStale) {
      setFailure(error);
      // It does not fit what the page shows, so that is out of date.
      if (error.fields.code === 'conflict') void refreshReview(queries, null);
      return;
    }
    setStale({ issueId, seen, said: error.fields.title });
    setSaid('他人已更改，请看过变化后再提交；您填写的内容都在');
    await refreshReview(queries, null);
    const fresh = await queries.fetchQuery({ ...issueQuery(issueId), staleTime: 0 });
    const target = draft.target && (await readAgain(draft.target));
    change(issueId, { seen: fresh, draft: { ...draft, target } });
  }

  async function readAgain(target: Target): Promise<Target | null> {
    const fresh = await queries.fetchQuery({ ...issueQuery(target.issueId), staleTime: 0 }).catch(() => null);
    return fresh && { issueId: fresh.id, version: fresh.version, title: fresh.title };
  }

  async function takeBack(decision: OwnDecision): Promise<void> {
    if (isBusy) return;
    const undone = await attempt(
      async () => {
        const answer = await answerOf(
          client.api.decisions[':id'].undo.$post({
            param: { id: String(decision.decisionId) },
            json: { reason: null },
          }),
        );
        await refreshReview(queries, null);
        return answer;
      },
      async (error) => setFailure(error),
    );
    if (!undone) return;
    setOwn((stack) => dropDecision(stack, decision.decisionId));
    setSaid(`已撤销：${decision.line}`);
  }

  return {
    workOf,
    change,
    begin,
    abandon,
    submit,
    takeBack,
    dismissStale: () => setStale(null),
    last: lastDecision(own),
    said,
    announce: setSaid,
    stale,
    failure,
    isBusy,
  };
}
