import type { StoredRecord } from '../../domain/record.ts';
import { matchRecords } from '../../store/find/match-terms.ts';
import { readTermShares } from '../../store/find/term-shares.ts';
import { readRecordsById } from '../../store/records/read-records.ts';
import { nearest } from '../../store/vectors/nearest.ts';
import { fuseRanks } from './fuse-ranks.ts';
import type { Query } from './prepare-query.ts';
import type { SearchContext } from './search-context.ts';
import { withQueries } from './search-suggestions.ts';
import { chooseTerms, type TermWeights, weighTerms } from './weigh-terms.ts';

/** Of each list. An issue of many records fills some of it, so there are more than with suggestions. */
const CANDIDATES = 60;
const OTHER_SOURCES = ['hotline', 'station', 'forum'] as const;

export type RankedRecord = {
  readonly recordId: number;
  /** Of the fusion; comparable within one search only. */
  readonly score: number;
};

export type RankedRecords = {
  /** Best first. */
  readonly ranked: readonly RankedRecord[];
  /** Of the terms of the text, among such records. */
  readonly weights: TermWeights;
};

/** Records of the hotline, the stations and the forum in sight, by full text and vectors; never confidential ones. */
export async function searchRecords(
  { db, sight }: SearchContext,
  { terms, embedded }: Query,
): Promise<RankedRecords> {
  const shares = await readTermShares(db, { suggestion: false, terms });
  const weights = weighTerms(terms, shares);
  const byTerms = matchRecords(db, {
    terms: withQueries(chooseTerms(weights, shares)),
    sight,
    limit: CANDIDATES,
  });
  const byVector = embedded === null ? [] : nearRecords(db, embedded, sight);
  const lists = (await Promise.all([byTerms, byVector])).map((list) => list.map(({ recordId }) => recordId));
  return { ranked: fuseRanks(lists).map(({ id, score }) => ({ recordId: id, score })), weights };
}

const nearRecords = (
  db: SearchContext['db'],
  { spaceId, vector }: NonNullable<Query['embedded']>,
  sight: SearchContext['sight'],
) => nearest(db, spaceId, vector, CANDIDATES, { sources: OTHER_SOURCES, publicOnly: true, sight });

/** In the order given; ids that do not exist are left out. */
export async function readInOrder(db: SearchContext['db'], ids: readonly number[]): Promise<StoredRecord[]> {
  const records = new Map((await readRecordsById(db, ids)).map((record) => [record.id, record]));
  return ids.flatMap((id) => records.get(id) ?? []);
}
