/** Candidates for 十件实事 as in the report, read for the page: without loading every record. */
import type { Ranked } from '../domain/ranking.ts';
import type { ReportModel } from '../domain/report.ts';
import { readIssueDistricts } from '../store/candidates/read-candidate-facts.ts';
import type { Db } from '../store/database.ts';
import { readSuggestions } from '../store/records/read-records.ts';
import { readKindRankings } from '../store/runs/read-rankings.ts';
import { readRecordKinds } from '../store/runs/read-record-kinds.ts';
import { readDepartments } from '../store/taxonomy/districts.ts';
import { groupBy } from './group-by.ts';
import { readKindNames } from './load-results.ts';
import { proposeCandidates } from './propose-candidates.ts';

export type ListedCandidate = ReportModel['candidates'][number] & Pick<Ranked<string>, 'rank' | 'score'>;

export async function listCandidates(
  db: Db,
  { runId, minimumPeople }: { readonly runId: number; readonly minimumPeople: number },
): Promise<ListedCandidate[]> {
  const names = await readKindNames(db);
  const departments = new Map((await readDepartments(db)).map(({ code, short }) => [code, short]));
  const rankings = await readKindRankings(db, runId);
  const suggestions = await suggestionsByKind(db);
  const kinds = rankings.map(({ id, counts }) => {
    const lead = names.get(id)?.lead ?? null;
    return {
      code: id,
      name: names.get(id)?.name ?? id,
      lead: lead === null ? null : (departments.get(lead) ?? lead),
      counts,
      suggestions: suggestions.get(id) ?? [],
    };
  });
  const kindCodes = kinds.map(({ code }) => code);
  const issues = (await readIssueDistricts(db, { runId, kindCodes, minimumPeople })).map((issue) => ({
    id: issue.id,
    kind: { code: issue.kindCode },
    districts: issue.districts.map((name) => ({ name })),
  }));
  const rankOf = new Map(rankings.map((ranked) => [ranked.id, ranked]));
  return proposeCandidates(kinds, issues, minimumPeople).flatMap((candidate) => {
    const ranked = rankOf.get(candidate.kind.code);
    return ranked === undefined ? [] : [{ ...candidate, rank: ranked.rank, score: ranked.score }];
  });
}

async function suggestionsByKind(db: Db): Promise<Map<string | null, { readonly sourceId: string }[]>> {
  const kindOf = new Map((await readRecordKinds(db)).map(({ recordId, kindCode }) => [recordId, kindCode]));
  return groupBy(await readSuggestions(db), ({ id }) => kindOf.get(id) ?? null);
}
