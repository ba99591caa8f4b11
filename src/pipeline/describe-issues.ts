/** Puts together what grouping, lineage and people say about each issue of a run. */
import type { AskGroup, Grouping } from '../cluster/group-asks.ts';
import type { EarlierIssue, IssueLineage } from '../cluster/match-lineage.ts';
import { LINEAGE_EVENTS, type LineageCounts } from '../domain/lineage.ts';
import { groupBy } from './group-by.ts';
import type { LoadedAsk, LoadedRun } from './load-asks.ts';

export type IssueMember = LoadedAsk & {
  /** Average similarity to the other members, 0 to 1. */
  readonly centrality: number;
  readonly voice: number;
};

export type IssueOfRun = {
  readonly id: number;
  /** Most central first; ties in the order of source ids. */
  readonly members: readonly IssueMember[];
  /** A person said that this is no issue. */
  readonly rejected: boolean;
  /** A person's word on the kind; null = the classifier is asked. */
  readonly decidedKind: string | null;
};

/** The issues of the last run, as lineage compares them. */
export function earlierIssues({ asks, issues }: LoadedRun): EarlierIssue[] {
  const members = groupBy(asks, ({ issueId }) => issueId);
  return issues.map(({ id, state }) => ({
    id,
    askIds: (members.get(id) ?? []).map(({ askId }) => askId),
    confirmed: state === 'confirmed' || state === 'checked',
  }));
}

/** One issue per group, in the order of the groups. */
export function describeIssues(
  { asks, issues }: LoadedRun,
  { groups, similarity, voice }: Pick<Grouping, 'groups' | 'similarity' | 'voice'>,
  lineage: readonly IssueLineage[],
): IssueOfRun[] {
  const askOf = new Map(asks.map((ask, position) => [ask.askId, { ask, position }]));
  const stored = new Map(issues.map((issue) => [issue.id, issue]));
  const idOf = new Map(lineage.flatMap(({ group, issueId }) => (group === null ? [] : [[group, issueId]])));
  return groups.map(({ askIds }: AskGroup, group) => {
    const id = idOf.get(group) as number;
    const issue = stored.get(id);
    const members = askIds
      .flatMap((askId) => askOf.get(askId) ?? [])
      .map(({ ask, position }) => ({
        member: {
          ...ask,
          centrality: similarity.get(ask.askId) ?? 0,
          voice: voice.get(ask.askId) ?? ask.askId,
        },
        position,
      }))
      .toSorted((a, b) => b.member.centrality - a.member.centrality || a.position - b.position)
      .map(({ member }) => member);
    return {
      id,
      members,
      rejected: issue?.state === 'rejected',
      decidedKind: issue?.kindSource === 'person' ? issue.kindCode : null,
    };
  });
}

export function countLineage(lineage: readonly IssueLineage[]): LineageCounts {
  const counts = Object.fromEntries(LINEAGE_EVENTS.map((event) => [event, 0])) as Record<
    IssueLineage['event'],
    number
  >;
  for (const { event } of lineage) counts[event]++;
  return counts;
}
