import { sql } from 'kysely';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';
import { shortVectorText } from './vector-text.ts';

export type EmbeddingRow = {
  readonly textHash: string;
  /** At most 1024 finite numbers, unit length; kept to 6 decimals. */
  readonly vector: Float32Array;
};

const BATCH_VECTORS = 500;

/**
 * Saves vectors, replacing those of the same text, and clears the failures of these texts. Each batch of
 * 500 is saved for good, so that a caller that was killed goes on from there.
 *
 * @throws {RangeError} a vector that is too long or not finite.
 */
export async function saveEmbeddings(db: Db, spaceId: number, rows: readonly EmbeddingRow[]): Promise<void> {
  for (const batch of batches(rows, BATCH_VECTORS)) {
    const unique = [...new Map(batch.map((row) => [row.textHash, row])).values()];
    await inTransaction(db, async (transaction) => {
      await insert(transaction, spaceId, unique);
      await sql`
        delete from embed_failure
        where space_id = ${spaceId} and text_hash = any (${unique.map(({ textHash }) => textHash)}::text[])
      `.execute(transaction);
    });
  }
}

async function insert(db: Db, spaceId: number, rows: readonly EmbeddingRow[]): Promise<void> {
  await sql`
    insert into embedding (space_id, text_hash, vector)
    select ${spaceId}::bigint, text_hash,
      case when starts_with(vector, '{') then vector::sparsevec::vector else vector::vector end
    from unnest(
      ${rows.map(({ textHash }) => textHash)}::text[],
      ${rows.map(({ vector }) => shortVectorText(vector))}::text[]
    ) as given (text_hash, vector)
    on conflict (space_id, text_hash) do update set vector = excluded.vector
  `.execute(db);
}
