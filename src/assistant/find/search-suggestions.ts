import type { StoredRecord } from '../../domain/record.ts';
import { asTsquery } from '../../embed/search-terms.ts';
import { matchSuggestions, type TermWeight } from '../../store/find/match-terms.ts';
import { nearSuggestions } from '../../store/find/near-suggestions.ts';
import { readTermShares } from '../../store/find/term-shares.ts';
import { readRecordsById } from '../../store/records/read-records.ts';
import { fuseRanks } from './fuse-ranks.ts';
import type { Query } from './prepare-query.ts';
import { type SearchContext, yearsBefore } from './search-context.ts';
import { chooseTerms, type TermWeights, weighTerms } from './weigh-terms.ts';

/** Of each list; what only comes further down in both is no answer. */
const CANDIDATES = 50;

export type RankedSuggestion = {
  readonly record: StoredRecord;
  /** Cosine of its nearest ask; null without vectors, or when it was not near. */
  readonly similarity: number | null;
};

export type RankedSuggestions = {
  /** Best first. */
  readonly ranked: readonly RankedSuggestion[];
  /** Of the terms of the text, among suggestions. */
  readonly weights: TermWeights;
};

/** Suggestions of the last five years, by full text and vectors. */
export async function searchSuggestions(
  { db, day }: SearchContext,
  { terms, embedded }: Query,
  limit: number,
): Promise<RankedSuggestions> {
  const years = yearsBefore(day);
  const shares = await readTermShares(db, { suggestion: true, terms });
  const weights = weighTerms(terms, shares);
  const [byTerms, byVector] = await Promise.all([
    matchSuggestions(db, { ...years, terms: withQueries(chooseTerms(weights, shares)), limit: CANDIDATES }),
    embedded === null ? [] : nearSuggestions(db, { ...years, ...embedded, limit: CANDIDATES }),
  ]);
  const fused = fuseRanks([byTerms, byVector].map((list) => list.map(({ recordId }) => recordId)));
  const ids = fused.slice(0, limit).map(({ id }) => id);
  const records = new Map((await readRecordsById(db, ids)).map((record) => [record.id, record]));
  const similarity = new Map(byVector.map((near) => [near.recordId, near.similarity]));
  const ranked = ids.flatMap((id) => {
    const record = records.get(id);
    return record === undefined ? [] : [{ record, similarity: similarity.get(id) ?? null }];
  });
  return { ranked, weights };
}

export function withQueries(terms: ReturnType<typeof chooseTerms>): TermWeight[] {
  return terms.flatMap(({ term, weight }) => {
    const query = asTsquery([term]);
    return query === null ? [] : [{ term, query, weight }];
  });
}
