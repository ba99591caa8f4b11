/**
 * Kinds proposed for next year's 十件实事: 代表意见最集中、最突出、群众关注度较高以及历年反复提出. Only the four
 * parts choose, by rank; whether one year, the funds and the powers suffice is a question for people and is
 * printed empty.
 */
import type { ReportIssue, ReportKind, ReportModel } from '../domain/report.ts';

const MOST_CANDIDATES = 20;

/** @param kinds by rank. */
export function proposeCandidates(
  kinds: readonly (Pick<ReportKind, 'code' | 'name' | 'lead' | 'counts'> & {
    readonly suggestions: readonly Pick<ReportKind['suggestions'][number], 'sourceId'>[];
  })[],
  issues: readonly {
    readonly id: ReportIssue['id'];
    readonly kind: Pick<ReportIssue['kind'], 'code'>;
    readonly districts: readonly Pick<ReportIssue['districts'][number], 'name'>[];
  }[],
  minimumPeople: number,
): ReportModel['candidates'] {
  return kinds
    .filter(({ counts }) => counts.suggestions > 0 && counts.people >= minimumPeople)
    .slice(0, MOST_CANDIDATES)
    .map(({ code, name, lead, counts, suggestions }) => {
      const own = issues.filter(({ kind }) => kind.code === code);
      return {
        issueId: own[0]?.id ?? null,
        kind: { code, name },
        title: name,
        lead,
        records: counts.records,
        people: counts.people,
        districts: [...new Set(own.flatMap(({ districts }) => districts.map((district) => district.name)))],
        suggestionIds: suggestions.map(({ sourceId }) => sourceId),
        years: counts.years,
      };
    });
}
