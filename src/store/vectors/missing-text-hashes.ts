import { sql } from 'kysely';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';

const BATCH_HASHES = 10_000;

/** The hashes that have no vector in this space yet, each once, in the order given. */
export async function missingTextHashes(
  db: Db,
  spaceId: number,
  hashes: readonly string[],
): Promise<string[]> {
  const missing: string[] = [];
  for (const batch of batches([...new Set(hashes)], BATCH_HASHES)) {
    const { rows } = await sql<{ textHash: string }>`
      select wanted.text_hash
      from unnest(${batch}::text[]) with ordinality as wanted (text_hash, position)
      where not exists (
        select from embedding where embedding.space_id = ${spaceId} and embedding.text_hash = wanted.text_hash
      )
      order by wanted.position
    `.execute(db);
    missing.push(...rows.map(({ textHash }) => textHash));
  }
  return missing;
}
