import type { Ranked } from '../domain/ranking.ts';
import type { Db } from '../store/database.ts';
import type { AskRow } from '../store/records/read-asks.ts';
import { readKindRankings } from '../store/runs/read-rankings.ts';
import { readRecordKinds } from '../store/runs/read-record-kinds.ts';
import { groupBy } from './group-by.ts';
import { memberIds } from './list-issues.ts';
import {
  type IssueResult,
  type LoadedResults,
  labelKind,
  loadResults,
  quoteRef,
  rankedOutcome,
} from './load-results.ts';
import type { KindLabel, KindOutcome } from './outcomes.ts';

/** Most quotes shown for a kind: those of its first issues. */
const QUOTES = 5;

export type KindResult = { readonly ranked: Ranked<string>; readonly outcome: KindOutcome };

/** Kinds of the last run by rank, each with its issues and its suggestions. */
export async function listKinds(db: Db): Promise<KindOutcome[]> {
  return (await loadKinds(db, await loadResults(db))).map(({ outcome }) => outcome);
}

/** For who has the run's results already. */
export async function loadKinds(
  db: Db,
  { run, issues, asks, kindNames }: LoadedResults,
): Promise<KindResult[]> {
  const recordOf = new Map(asks.map((ask) => [ask.recordId, ask]));
  const ownKinds = groupBy(await readRecordKinds(db), ({ kindCode }) => kindCode);
  const issuesOf = groupBy(issues, ({ kind }) => kind.code);
  return (await readKindRankings(db, run.id)).map((ranked) => {
    const own = issuesOf.get(ranked.id) ?? [];
    const records = (ownKinds.get(ranked.id) ?? []).flatMap(({ recordId }) => recordOf.get(recordId) ?? []);
    return { ranked, outcome: describe(ranked, labelKind(kindNames, ranked.id, 1), own, records) };
  });
}

/** @param records with a kind of their own: suggestions, and records in no issue. */
function describe(
  ranked: Ranked<string>,
  kind: KindLabel,
  issues: readonly IssueResult[],
  records: readonly AskRow[],
): KindOutcome {
  const members = memberIds([
    ...issues.flatMap((issue) => issue.members.filter(({ source }) => source !== 'suggestion')),
    ...records,
  ]);
  return {
    id: ranked.id,
    title: kind.name,
    kind,
    ...rankedOutcome(ranked),
    members,
    quotes: issues
      .flatMap(({ quotes }) => quotes.slice(0, 1))
      .slice(0, QUOTES)
      .map(quoteRef),
    state: 'proposed',
    issues: issues.map(({ issue }) => issue.id),
    suggestions: records.filter(({ source }) => source === 'suggestion').map(({ sourceId }) => sourceId),
  };
}
