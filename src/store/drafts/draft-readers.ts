/** Who may read a draft. The one place where that is said. */
import { type RawBuilder, sql } from 'kysely';
import type { Account } from '../../domain/account.ts';

export type Reader = Pick<Account, 'id' | 'role'>;

/**
 * Of the row `draft`: its owner always; whoever is asked to sign it, unless it was thrown away; staff once it was
 * submitted, and while it is returned.
 */
export function readableBy({ id, role }: Reader): RawBuilder<boolean> {
  return sql`(
    draft.owner_id = ${id}::bigint
    or (draft.state <> 'discarded' and ${askedToSign(id)})
    or (${role === 'staff'}::boolean and draft.state in ('submitted', 'returned'))
  )`;
}

/** Of the row `draft`: the account is on its list of co-signers. */
export const askedToSign = (accountId: number): RawBuilder<boolean> => sql`exists (
  select from cosigner
  where cosigner.draft_id = draft.id and cosigner.account_id = ${accountId}::bigint and cosigner.removed_at is null
)`;
