import type { Db } from '../store/database.ts';
import { readKindRankings } from '../store/runs/read-rankings.ts';
import { readRecordKinds } from '../store/runs/read-record-kinds.ts';
import { memberIds } from './list-issues.ts';
import { groupBy, labelKind, loadResults } from './load-results.ts';
import type { KindOutcome } from './outcomes.ts';

/** Most quotes shown for a kind: those of its first issues. */
const QUOTES = 5;

/** Kinds of the last run by rank, each with its issues and its suggestions. */
export async function listKinds(db: Db): Promise<KindOutcome[]> {
  const { run, issues, asks, kindNames } = await loadResults(db);
  const recordOf = new Map(asks.map((ask) => [ask.recordId, ask]));
  const ownKinds = groupBy(await readRecordKinds(db), ({ kindCode }) => kindCode);
  const issuesOf = groupBy(issues, ({ kind }) => kind.code);
  return (await readKindRankings(db, run.id)).map((ranked) => {
    const own = issuesOf.get(ranked.id) ?? [];
    const records = (ownKinds.get(ranked.id) ?? []).flatMap(({ recordId }) => recordOf.get(recordId) ?? []);
    const suggestions = records.filter(({ source }) => source === 'suggestion');
    const members = memberIds([
      ...own.flatMap((issue) => issue.members.filter(({ source }) => source !== 'suggestion')),
      ...records,
    ]);
    const { id, rank, rankRange, score, parts, weights, counts } = ranked;
    const kind = labelKind(kindNames, id, 1);
    return {
      id,
      title: kind.name,
      kind,
      rank,
      rankRange,
      score,
      parts,
      weights,
      records: counts.records,
      people: counts.people,
      members,
      quotes: own
        .flatMap(({ quotes }) => quotes.slice(0, 1))
        .slice(0, QUOTES)
        .map(({ source, sourceId, start, end }) => ({ source, sourceId, start, end })),
      state: 'proposed',
      issues: own.map(({ issue }) => issue.id),
      suggestions: suggestions.map(({ sourceId }) => sourceId),
    };
  });
}
