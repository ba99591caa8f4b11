/** What the stages of a run made, as the store saves it and as the command prints it. */
import type { Grouping } from '../cluster/group-asks.ts';
import type { IssueLineage } from '../cluster/match-lineage.ts';
import type { Constraints } from '../cluster/read-constraints.ts';
import type { IssueDraft, RunResult } from '../store/runs/run-result.ts';
import type { AssignedKinds } from './assign-kinds.ts';
import { countLineage, type IssueOfRun } from './describe-issues.ts';
import { digestIssues } from './digest-issues.ts';
import type { EmbeddedAsks } from './embed-asks.ts';
import type { SortedAsks } from './leave-out.ts';
import type { LoadedRun } from './load-asks.ts';
import type { NamedIssue } from './name-issues.ts';
import type { RunOutcome } from './outcomes.ts';
import type { RankedRun } from './rank-run.ts';
import type { Stopwatch } from './stopwatch.ts';

export type RunParts = {
  readonly loaded: LoadedRun;
  readonly asks: SortedAsks;
  readonly grouping: Grouping;
  readonly lineage: readonly IssueLineage[];
  readonly issues: readonly IssueOfRun[];
  readonly names: readonly NamedIssue[];
  readonly kinds: AssignedKinds;
  readonly ranked: RankedRun;
  readonly watch: Stopwatch;
};

export function composeResult(parts: RunParts): RunResult {
  const { loaded, asks, grouping, lineage, issues, names, kinds, ranked, watch } = parts;
  const members = issues.flatMap((issue) =>
    issue.members.map(({ askId, centrality, voice }) => ({
      askId,
      issueId: issue.id,
      similarity: centrality,
      voice,
    })),
  );
  return {
    issues: [...draftIssues(parts), ...draftDormant(loaded, lineage)],
    members,
    quotes: issues.flatMap(({ id }, index) =>
      (names[index]?.quotes ?? []).map((quote) => ({ ...quote, issueId: id })),
    ),
    lineage,
    lineageCounts: countLineage(lineage),
    issueRankings: ranked.issues,
    kindRankings: ranked.kinds,
    unclustered: grouping.alone,
    excluded: asks.excluded,
    recordKinds: [...kinds.machineRecords].map(([recordId, { code, confidence }]) => ({
      recordId,
      kindCode: code,
      confidence,
    })),
    kindProposals: kinds.proposals,
    balance: {
      records: loaded.records.size,
      asks: loaded.asks.length,
      assigned: members.length,
      unclustered: grouping.alone.length,
      excluded: asks.excluded.length,
      failed: asks.failed.length,
    },
    digest: digestIssues(issues),
    seconds: watch.seconds(),
  };
}

function draftIssues({ issues, names, kinds }: RunParts): IssueDraft[] {
  return issues.map(({ id, decidedKind }, index) => ({
    id,
    title: names[index]?.title ?? '',
    titleSource: names[index]?.titleSource ?? 'extract',
    keywords: names[index]?.keywords ?? [],
    kindCode: kinds.issues[index]?.code ?? null,
    kindConfidence: kinds.issues[index]?.confidence ?? 0,
    kindSource: decidedKind === null ? 'classifier' : 'person',
    dormant: false,
    mergedInto: null,
  }));
}

/** Issues without members keep their words; their number may come back. */
function draftDormant({ issues }: LoadedRun, lineage: readonly IssueLineage[]): IssueDraft[] {
  const stored = new Map(issues.map((issue) => [issue.id, issue]));
  return lineage.flatMap(({ issueId, group, mergedInto }) => {
    const issue = stored.get(issueId);
    if (group !== null || issue === undefined) return [];
    const { id, title, titleSource, keywords, kindCode, kindConfidence, kindSource } = issue;
    return [
      { id, title, titleSource, keywords, kindCode, kindConfidence, kindSource, dormant: true, mergedInto },
    ];
  });
}

export function outcomeOf(
  runId: number,
  result: RunResult,
  embedded: EmbeddedAsks,
  asks: SortedAsks,
  { contradictions }: Constraints,
  watch: Stopwatch,
): RunOutcome {
  const { balance, digest, lineageCounts, issues } = result;
  return {
    runId,
    records: balance.records,
    asks: balance.asks,
    embedded: embedded.embedded,
    assigned: balance.assigned,
    unclustered: balance.unclustered,
    excluded: balance.excluded,
    failed: asks.failed.map(({ ask, reason }) => ({ source: ask.source, sourceId: ask.sourceId, reason })),
    issues: issues.filter(({ dormant }) => !dormant).length,
    lineage: lineageCounts,
    digest,
    seconds: watch.seconds(),
    contradictions,
  };
}
