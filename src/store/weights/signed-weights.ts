import { type Selectable, sql } from 'kysely';
import type { Weights } from '../../domain/ranking.ts';
import type { Db, SignedWeightsTable } from '../database.ts';

export type SignedWeights = Selectable<SignedWeightsTable>;

/** Every signing, newest first: the first one is in force. */
export function readSignings(db: Db): Promise<SignedWeights[]> {
  return db.selectFrom('signedWeights').selectAll().orderBy('version', 'desc').execute();
}

/** What the committee signed last; undefined: the configuration's weights are in force. */
export function findSignedWeights(db: Db): Promise<SignedWeights | undefined> {
  return db.selectFrom('signedWeights').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst();
}

export type Signing = {
  readonly weights: Weights;
  readonly signedBy: string;
  readonly accountId: number | null;
  readonly reason: string;
};

/** @returns undefined when somebody signed since `seenVersion`: nothing is written then. */
export async function appendSigning(
  db: Db,
  seenVersion: number,
  { weights, signedBy, accountId, reason }: Signing,
): Promise<SignedWeights | undefined> {
  const { rows } = await sql<SignedWeights>`
    insert into signed_weights (version, weights, signed_by, account_id, reason)
    select ${seenVersion}::int + 1, ${JSON.stringify(weights)}::jsonb, ${signedBy}::text, ${accountId}::bigint,
      ${reason}::text
    where (select coalesce(max(version), 0) from signed_weights) = ${seenVersion}::int
    on conflict do nothing
    returning *
  `.execute(db);
  return rows[0];
}
