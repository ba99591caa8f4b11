import { type RawBuilder, sql } from 'kysely';
import type { AppealType, Source } from '../../domain/record.ts';
import type { Sight } from '../../domain/sight.ts';
import type { Db } from '../database.ts';
import { recordInSight, wordsInSight } from '../desk/sight-conditions.ts';
import { inTransaction } from '../in-transaction.ts';
import { vectorText } from './vector-text.ts';

export type NearestFilter = {
  readonly sources?: readonly Source[] | undefined;
  readonly appealTypes?: readonly AppealType[];
  readonly districts?: readonly string[] | undefined;
  /** From this moment on. */
  readonly receivedFrom?: Date;
  /** Before this moment. */
  readonly receivedBefore?: Date;
  /** Leave 举报 and 保密 records out. */
  readonly publicOnly?: boolean;
  /** Only what somebody may see; without it everything. */
  readonly sight?: Sight;
};

export type NearAsk = {
  readonly askId: number;
  readonly recordId: number;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly issueId: number | null;
  /** Inner product; the cosine for vectors of unit length. */
  readonly similarity: number;
};

/** How many candidates the index looks at in its first round. */
const SEARCH_EFFORT = 128;

/**
 * The k active asks nearest to a vector, most similar first, equal ones by ask id. With an index the
 * answer is approximate, but never short: when its scan gives fewer than k, everything is scanned.
 *
 * @param vector of this space, unit length, at most 1024 numbers.
 */
export async function nearest(
  db: Db,
  spaceId: number,
  vector: Float32Array,
  k: number,
  filter: NearestFilter = {},
): Promise<NearAsk[]> {
  if (!(Number.isInteger(k) && k > 0)) throw new RangeError(`k must be a positive integer, got ${k}`);
  const query = sql`${vectorText(vector)}::vector`;
  return inTransaction(db, async (transaction) => {
    // Goes on until k rows passed the filter, instead of filtering the first few.
    await sql`set local hnsw.iterative_scan = strict_order`.execute(transaction);
    await sql`select set_config('hnsw.ef_search', ${String(Math.min(1000, Math.max(SEARCH_EFFORT, k)))}, true)`.execute(
      transaction,
    );
    const byIndex = await scan(transaction, sql`embedding.vector <#> ${query}`, spaceId, k, filter);
    // Adding zero keeps the planner from using the index.
    const rows =
      byIndex.length === k
        ? byIndex
        : await scan(transaction, sql`(embedding.vector <#> ${query}) + 0`, spaceId, k, filter);
    return rows.toSorted((left, right) => right.similarity - left.similarity || left.askId - right.askId);
  });
}

async function scan(
  db: Db,
  distance: RawBuilder<unknown>,
  spaceId: number,
  k: number,
  filter: NearestFilter,
) {
  const { rows } = await sql<NearAsk>`
    select ask.id as ask_id, ask.record_id, ask.version, ask.start_at as start, ask.end_at as "end",
      issue_member.issue_id, -(${distance}) as similarity
    from embedding
    join ask on ask.text_hash = embedding.text_hash and ask.active
    join record on record.id = ask.record_id
    left join issue_member on issue_member.ask_id = ask.id
    where embedding.space_id = ${spaceId} and ${conditions(filter)}
    order by ${distance}
    limit ${k}
  `.execute(db);
  return rows;
}

function conditions(filter: NearestFilter): RawBuilder<boolean> {
  const { sources, appealTypes, districts, receivedFrom, receivedBefore, publicOnly, sight } = filter;
  const all = [
    sources && sql`record.source = any (${sources}::text[])`,
    appealTypes && sql`record.appeal_type = any (${appealTypes}::text[])`,
    districts && sql`record.district = any (${districts}::text[])`,
    receivedFrom && sql`record.received_at >= ${receivedFrom.toISOString()}::timestamptz`,
    receivedBefore && sql`record.received_at < ${receivedBefore.toISOString()}::timestamptz`,
    publicOnly && sql`not record.confidential`,
    sight && sql`${recordInSight(sight)} and ${wordsInSight(sight)}`,
  ].filter((condition) => typeof condition === 'object');
  return all.length === 0 ? sql`true` : sql`${sql.join(all, sql` and `)}`;
}
