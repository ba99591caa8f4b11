import type { Db } from '../store/database.ts';
import {
  type IssueMemberRow,
  type IssueResult,
  loadResults,
  quoteRef,
  rankedOutcome,
} from './load-results.ts';
import type { IssueOutcome } from './outcomes.ts';

export type IssueFilter = {
  /** The first n by rank, after the other filters. */
  readonly top?: number | undefined;
  /** Issues with a record received at this moment or later. */
  readonly since?: Date | undefined;
  /** Issues with a record of this district. */
  readonly district?: string | undefined;
};

/** Issues of the last run by rank. Filters choose among them; ranks and counts are those of the whole. */
export async function listIssues(db: Db, { top, since, district }: IssueFilter): Promise<IssueOutcome[]> {
  const { issues } = await loadResults(db);
  return issues
    .filter(({ members }) => since === undefined || members.some(({ receivedAt }) => receivedAt >= since))
    .filter(({ members }) => district === undefined || members.some((member) => isIn(member, district)))
    .slice(0, top)
    .map(describe);
}

const isIn = (member: IssueMemberRow, district: string): boolean =>
  member.district !== null && (member.district === district || member.district.startsWith(district));

function describe({ issue, ranked, kind, members, quotes }: IssueResult): IssueOutcome {
  return {
    id: issue.id,
    title: issue.title,
    kind,
    ...rankedOutcome(ranked),
    members: memberIds(members),
    quotes: quotes.map(quoteRef),
    state: issue.state,
  };
}

/** A record with two asks in the issue is one member. */
export function memberIds(members: readonly Pick<IssueMemberRow, 'source' | 'sourceId' | 'recordId'>[]) {
  const byRecord = new Map(members.map((member) => [member.recordId, member]));
  return [...byRecord.values()].map(({ source, sourceId }) => ({ source, sourceId }));
}
