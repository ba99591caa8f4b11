import { matchRecords } from '../../store/find/match-terms.ts';
import { readGreatestIndexed, readTermShares } from '../../store/find/term-shares.ts';
import { nearest } from '../../store/vectors/nearest.ts';
import { type Candidate, fuseCandidates } from './fuse-candidates.ts';
import type { Query } from './prepare-query.ts';
import type { SearchContext } from './search-context.ts';
import { withQueries } from './search-suggestions.ts';
import { chooseTerms, type TermWeights, weighTerms } from './weigh-terms.ts';

/** Of each list: enough for the best records of a few issues. */
const CANDIDATES = 40;
const OTHER_SOURCES = ['hotline', 'station', 'forum'] as const;

export type RankedRecords = {
  /** Best first. */
  readonly ranked: readonly Candidate[];
  /** Of the terms of the text, among such records. */
  readonly weights: TermWeights;
};

/** Records of the hotline, the stations and the forum in sight, by full text and vectors; never confidential ones. */
export async function searchRecords(
  { db, sight }: SearchContext,
  { terms, embedded }: Query,
): Promise<RankedRecords> {
  const [shares, texts] = await Promise.all([
    readTermShares(db, { suggestion: false, terms }),
    readGreatestIndexed(db),
  ]);
  const weights = weighTerms(terms, shares);
  const lists = await Promise.all([
    matchRecords(db, { terms: withQueries(chooseTerms(weights, shares, texts)), sight, limit: CANDIDATES }),
    embedded === null ? [] : nearRecords(db, embedded, sight),
  ]);
  const [byTerms, byVector] = lists.map((list) => list.map(({ recordId }) => recordId));
  return { ranked: await fuseCandidates(db, byTerms ?? [], byVector ?? [], weights), weights };
}

const nearRecords = (
  db: SearchContext['db'],
  { spaceId, vector }: NonNullable<Query['embedded']>,
  sight: SearchContext['sight'],
) => nearest(db, spaceId, vector, CANDIDATES, { sources: OTHER_SOURCES, publicOnly: true, sight });
