import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { vectorText } from '../vectors/vector-text.ts';

type NearSearch = {
  readonly spaceId: number;
  /** Of that space, unit length. */
  readonly vector: Float32Array;
  readonly receivedFrom: Date;
  readonly receivedBefore: Date;
  readonly limit: number;
};

export type NearSuggestion = { readonly recordId: number; readonly similarity: number };

/**
 * Suggestions that were not handed in in confidence, by their nearest ask, most similar first, equal ones by id. Exact:
 * every suggestion of those years is compared. The index over all vectors would look through a hundred hotline asks for
 * each of them.
 */
export async function nearSuggestions(db: Db, search: NearSearch): Promise<NearSuggestion[]> {
  const { spaceId, vector, receivedFrom, receivedBefore, limit } = search;
  const { rows } = await sql<NearSuggestion>`
    with own as materialized (
      select record.id from record
      where record.source = 'suggestion' and not record.confidential
        and record.received_at >= ${receivedFrom.toISOString()}::timestamptz
        and record.received_at < ${receivedBefore.toISOString()}::timestamptz
    )
    select own.id as record_id, max(-(embedding.vector <#> ${vectorText(vector)}::vector)) as similarity
    from own
    join ask on ask.record_id = own.id and ask.active
    join embedding on embedding.space_id = ${spaceId} and embedding.text_hash = ask.text_hash
    group by own.id
    order by similarity desc, own.id
    limit ${limit}
  `.execute(db);
  return rows;
}
