/** The full text search: texts with any of some terms, by the sum of the weights of those they have. */
import { type RawBuilder, sql } from 'kysely';
import type { Sight } from '../../domain/sight.ts';
import type { Db } from '../database.ts';
import { recordInSight } from '../desk/sight-conditions.ts';

export type TermWeight = {
  readonly term: string;
  /** One term in the form of a tsquery: src/embed/search-terms.ts. */
  readonly query: string;
  /** Above 0. */
  readonly weight: number;
};

export type TermMatch = { readonly recordId: number; readonly score: number };

type SuggestionSearch = {
  readonly terms: readonly TermWeight[];
  readonly receivedFrom: Date;
  readonly receivedBefore: Date;
  readonly limit: number;
};

/** Suggestions of the whole city that were not handed in in confidence, best first, equal ones by id. */
export function matchSuggestions(db: Db, search: SuggestionSearch): Promise<TermMatch[]> {
  const { terms, receivedFrom, receivedBefore, limit } = search;
  const wanted = sql<boolean>`record.received_at >= ${receivedFrom.toISOString()}::timestamptz
    and record.received_at < ${receivedBefore.toISOString()}::timestamptz`;
  return match(db, { terms, limit, indexed: sql`suggestion`, wanted });
}

type RecordSearch = {
  readonly terms: readonly TermWeight[];
  readonly sight: Sight;
  readonly limit: number;
};

/** Records that are no suggestions, in sight and not confidential, best first, equal ones by id. */
export function matchRecords(db: Db, { terms, sight, limit }: RecordSearch): Promise<TermMatch[]> {
  return match(db, { terms, limit, indexed: sql`not suggestion`, wanted: recordInSight(sight) });
}

type Match = {
  readonly terms: readonly TermWeight[];
  readonly limit: number;
  /** Of the row `record_terms`: says which index. */
  readonly indexed: RawBuilder<unknown>;
  /** Of the row `record`. */
  readonly wanted: RawBuilder<boolean>;
};

/**
 * Each term is looked up by itself in its index and no text is read; only then, from the best on, are records asked
 * for what else is wanted of them, until there are enough.
 */
async function match(db: Db, { terms, limit, indexed, wanted }: Match): Promise<TermMatch[]> {
  if (terms.length === 0) return [];
  const { rows } = await sql<TermMatch>`
    with hit as materialized (
      select record_terms.record_id, sum(asked.weight) as score
      from unnest(
        ${terms.map(({ query }) => query)}::tsquery[], ${terms.map(({ weight }) => weight)}::float8[]
      ) as asked (query, weight)
      join record_terms on record_terms.terms @@ asked.query and ${indexed}
      group by record_terms.record_id
    ), best as (
      select record_id, score from hit order by score desc, record_id offset 0
    )
    select best.record_id, best.score
    from best cross join lateral (
      select from record where record.id = best.record_id and not record.confidential and ${wanted}
    ) as kept
    order by best.score desc, best.record_id
    limit ${limit}
  `.execute(db);
  return rows;
}
