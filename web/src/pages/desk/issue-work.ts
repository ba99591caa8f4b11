/** What a person has begun with an issue and not sent: kept for each issue, so that looking at another loses nothing. */
import type { ActDraft } from './act-draft.ts';
import { NOTHING_SELECTED, type Selection } from './selection.ts';
import type { Issue } from './types.ts';

export type IssueWork = {
  readonly draft: ActDraft | null;
  /** The issue as it was when the draft was begun: its version is what the service compares. */
  readonly seen: Issue | null;
  readonly selection: Selection;
  /** For selecting a range. */
  readonly lastPicked: number | null;
};

export const NO_WORK: IssueWork = { draft: null, seen: null, selection: NOTHING_SELECTED, lastPicked: null };

export type AllWork = ReadonlyMap<number, IssueWork>;

export function changeWork(all: AllWork, issueId: number, change: Partial<IssueWork>): AllWork {
  return new Map(all).set(issueId, { ...(all.get(issueId) ?? NO_WORK), ...change });
}
