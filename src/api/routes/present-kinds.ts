/** Kinds as answers of the API, from what the store says about them. Pure, but for the reading at the top. */
import type { Ranked } from '../../domain/ranking.ts';
import type { Db } from '../../store/database.ts';
import { countIssuesByKind, countRecordsByKind } from '../../store/kinds-desk/count-kinds.ts';
import type { YearCount } from '../../store/kinds-desk/count-years.ts';
import type { KindSuggestion } from '../../store/kinds-desk/read-kind-content.ts';
import type { StoredKind } from '../../store/kinds-desk/read-kinds.ts';
import { readKindRankings } from '../../store/runs/read-rankings.ts';
import { readStateTag } from '../../store/runs/read-state-tag.ts';
import { readDepartments } from '../../store/taxonomy/districts.ts';
import { CONFIDENTIAL_TITLE } from '../people-shown.ts';

export type KindFacts = {
  readonly runId: number | null;
  readonly rankings: ReadonlyMap<string, Ranked<string>>;
  readonly issues: ReadonlyMap<string | null, { readonly openIssues: number; readonly byMachine: number }>;
  readonly records: ReadonlyMap<string | null, { readonly records: number; readonly suggestions: number }>;
  /** Code → short name. */
  readonly departments: ReadonlyMap<string, string>;
};

/** @param fewestPeople smaller issues and kinds are left out of the counts and ranks. */
export async function loadKindFacts(db: Db, fewestPeople: number): Promise<KindFacts> {
  const { runId } = await readStateTag(db);
  const rankings = runId === null ? [] : await readKindRankings(db, runId);
  const issues = await countIssuesByKind(db, fewestPeople);
  return {
    runId,
    rankings: new Map(
      rankings.filter(({ counts }) => counts.people >= fewestPeople).map((ranked) => [ranked.id, ranked]),
    ),
    issues: new Map(issues.map((row) => [row.kindCode, row])),
    records: new Map((await countRecordsByKind(db)).map((row) => [row.kindCode, row])),
    departments: new Map((await readDepartments(db)).map(({ code, short }) => [code, short])),
  };
}

export function summariseKind(
  { code, name, fieldCode, source, version, lead }: StoredKind,
  { rankings, issues, records, departments }: KindFacts,
) {
  const ranked = rankings.get(code);
  const { openIssues = 0, byMachine = 0 } = issues.get(code) ?? {};
  return {
    code,
    name,
    fieldCode,
    source,
    version,
    lead: lead === null ? null : namedDepartment(lead, departments),
    ranked: ranked === undefined ? null : presentRanked(ranked),
    openIssues,
    byMachine,
    suggestions: records.get(code)?.suggestions ?? 0,
  };
}

export const namedDepartment = (code: string, departments: KindFacts['departments']) => ({
  code,
  name: departments.get(code) ?? code,
});

export const presentRanked = ({ rank, rankRange, score, parts, counts }: Ranked<string | number>) => ({
  rank,
  rankRange: [rankRange[0], rankRange[1]] as const,
  score,
  parts,
  counts,
});

/** Years in order, unknown last; titles of what was told in confidence only for staff. */
export function suggestionsByYear(suggestions: readonly KindSuggestion[], isStaff: boolean) {
  const years = [...new Set(suggestions.map(({ year }) => year))];
  return years.map((year) => ({
    year,
    suggestions: suggestions
      .filter((suggestion) => suggestion.year === year)
      .map(({ recordId, sourceId, title, confidential }) => ({
        recordId,
        sourceId,
        title: confidential && !isStaff ? CONFIDENTIAL_TITLE : title,
      })),
  }));
}

/** Years with too few people lose their numbers. */
export const hideSmallYears = (years: readonly YearCount[], fewestPeople: number) =>
  years.map(({ year, records, people, suggestions }) => ({
    year,
    records: people < fewestPeople ? null : records,
    people: people < fewestPeople ? null : people,
    suggestions,
  }));
