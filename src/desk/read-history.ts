/** The life of an issue: what each run did with it and what people decided, in one time line, newest first. */
import type { Sight } from '../domain/sight.ts';
import type { Db } from '../store/database.ts';
import { listDecisionRows } from '../store/desk/decision-log.ts';
import { type IssueRef, readIssueRefsInSight } from '../store/desk/issue-details.ts';
import { type HistoryRun, listHistoryRuns } from '../store/desk/issue-history.ts';
import { showAll } from './read-decisions.ts';
import type { ShownDecision } from './show-decision.ts';

/** How far a page got in each of the two lists; null = from the newest. */
export type HistoryPlace = { readonly runId: number | null; readonly decisionId: number | null };

type Asked = {
  readonly issueId: number;
  readonly readerId: number;
  readonly sight: Sight;
  readonly place: HistoryPlace;
  readonly limit: number;
};

/** @returns the items, and where the next page begins; null on the last. */
export async function readHistory(db: Db, { issueId, readerId, sight, place, limit }: Asked) {
  const runs = await listHistoryRuns(db, { issueId, before: place.runId, limit: limit + 1 });
  const rows = await listDecisionRows(db, {
    filter: { issue: issueId },
    before: place.decisionId,
    limit: limit + 1,
  });
  const decisions = await showAll(db, rows, { readerId, sight });
  const issueIds = runs.flatMap(({ fromIssueIds, toIssueIds }) => [...fromIssueIds, ...toIssueIds]);
  const refs = new Map((await readIssueRefsInSight(db, { issueIds, sight })).map((ref) => [ref.id, ref]));
  const all = mergeByNewest(
    runs.map((run) => showRun(run, refs)),
    decisions.map(itemOf),
  );
  const items = all.slice(0, limit);
  return { items, next: all.length > limit ? advance(place, items) : null };
}

type Item = ReturnType<typeof showRun> | ReturnType<typeof itemOf>;

const itemOf = (decision: ShownDecision) => ({ what: 'decision' as const, at: decision.at, decision });

function showRun(run: HistoryRun, refs: ReadonlyMap<number, IssueRef>) {
  const { runId, at, event, members, joined, leftCount, fromIssueIds, toIssueIds } = run;
  const named = (ids: readonly number[]) => ids.flatMap((id) => refs.get(id) ?? []);
  return {
    what: 'run' as const,
    runId,
    at: at.toISOString(),
    event,
    members,
    joined,
    left: leftCount,
    from: named(fromIssueIds),
    to: named(toIssueIds),
  };
}

/** Each list stays in its own order, which a cursor of two places needs, whatever its clock said. */
function mergeByNewest(left: readonly Item[], right: readonly Item[]): Item[] {
  const merged: Item[] = [];
  let [l, r] = [0, 0];
  for (;;) {
    const [a, b] = [left[l], right[r]];
    if (a === undefined || b === undefined) return [...merged, ...left.slice(l), ...right.slice(r)];
    if (a.at >= b.at) {
      merged.push(a);
      l += 1;
    } else {
      merged.push(b);
      r += 1;
    }
  }
}

function advance(place: HistoryPlace, items: readonly Item[]): HistoryPlace {
  const runIds = items.flatMap((item) => (item.what === 'run' ? item.runId : []));
  const decisionIds = items.flatMap((item) => (item.what === 'decision' ? item.decision.id : []));
  return { runId: runIds.at(-1) ?? place.runId, decisionId: decisionIds.at(-1) ?? place.decisionId };
}
