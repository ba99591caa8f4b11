import { type Selectable, sql } from 'kysely';
import type { Db, EmbedFailureTable } from '../database.ts';

export type EmbedFailure = { readonly textHash: string; readonly reason: string };

/** Counts one more attempt for each text. The reason is a code or a model's message, never record text. */
export async function saveEmbedFailures(
  db: Db,
  spaceId: number,
  failures: readonly EmbedFailure[],
): Promise<void> {
  if (failures.length === 0) return;
  const unique = [...new Map(failures.map((failure) => [failure.textHash, failure])).values()];
  await sql`
    insert into embed_failure (space_id, text_hash, reason)
    select ${spaceId}::bigint, text_hash, reason
    from unnest(
      ${unique.map(({ textHash }) => textHash)}::text[], ${unique.map(({ reason }) => reason)}::text[]
    ) as given (text_hash, reason)
    on conflict (space_id, text_hash) do update set
      reason = excluded.reason, attempts = embed_failure.attempts + 1, last_at = now()
  `.execute(db);
}

/** Ordered by text hash. */
export function readEmbedFailures(db: Db, spaceId: number): Promise<Selectable<EmbedFailureTable>[]> {
  return db
    .selectFrom('embedFailure')
    .selectAll()
    .where('spaceId', '=', spaceId)
    .orderBy('textHash')
    .execute();
}
