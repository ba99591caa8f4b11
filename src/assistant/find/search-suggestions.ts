import type { StoredRecord } from '../../domain/record.ts';
import { asTsquery } from '../../embed/search-terms.ts';
import { readKindsOfRecords } from '../../store/find/kinds-of-records.ts';
import { matchSuggestions, type TermWeight } from '../../store/find/match-terms.ts';
import { nearSuggestions } from '../../store/find/near-suggestions.ts';
import { readTermShares } from '../../store/find/term-shares.ts';
import { readRecordsById } from '../../store/records/read-records.ts';
import { fuseCandidates } from './fuse-candidates.ts';
import type { Query } from './prepare-query.ts';
import { type SearchContext, yearsBefore } from './search-context.ts';
import { chooseTerms, type TermWeights, weighTerms } from './weigh-terms.ts';

/** Of each list; what only comes further down in both is no answer. */
const CANDIDATES = 50;

/** Suggestions are so few that all terms may be looked up. */
const FEW = 0;

export type RankedSuggestions = {
  /** Best first. */
  readonly ranked: readonly {
    readonly record: StoredRecord;
    readonly likeness: number;
    /** Code of its kind; null = 待定, or in no run yet. */
    readonly kind: string | null;
  }[];
  /** Of the terms of the text, among suggestions. */
  readonly weights: TermWeights;
};

/** Suggestions of the last five years, by full text and vectors; never confidential ones. */
export async function searchSuggestions(
  { db, day }: SearchContext,
  { terms, embedded }: Query,
  limit: number,
): Promise<RankedSuggestions> {
  const years = yearsBefore(day);
  const shares = await readTermShares(db, { suggestion: true, terms });
  const weights = weighTerms(terms, shares);
  const lists = await Promise.all([
    matchSuggestions(db, {
      ...years,
      terms: withQueries(chooseTerms(weights, shares, FEW)),
      limit: CANDIDATES,
    }),
    embedded === null ? [] : nearSuggestions(db, { ...years, ...embedded, limit: CANDIDATES }),
  ]);
  const [byTerms, byVector] = lists.map((list) => list.map(({ recordId }) => recordId));
  const fused = await fuseCandidates(db, byTerms ?? [], byVector ?? [], weights);
  const likeness = new Map(fused.slice(0, limit).map((one) => [one.id, one.likeness]));
  const records = await readInOrder(db, [...likeness.keys()]);
  const kinds = await readKindsOfRecords(db, [...likeness.keys()]);
  const ranked = records.map((record) => ({
    record,
    likeness: likeness.get(record.id) ?? 0,
    kind: kinds.get(record.id) ?? null,
  }));
  return { ranked, weights };
}

export function withQueries(terms: ReturnType<typeof chooseTerms>): TermWeight[] {
  return terms.flatMap(({ term, weight }) => {
    const query = asTsquery([term]);
    return query === null ? [] : [{ term, query, weight }];
  });
}

/** In the order given; ids that do not exist are left out. */
export async function readInOrder(db: SearchContext['db'], ids: readonly number[]): Promise<StoredRecord[]> {
  const records = new Map((await readRecordsById(db, ids)).map((record) => [record.id, record]));
  return ids.flatMap((id) => records.get(id) ?? []);
}
