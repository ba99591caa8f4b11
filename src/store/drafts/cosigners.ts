/** Who is asked to sign a draft with its owner. */
import { type Selectable, sql } from 'kysely';
import type { CosignerTable, Db } from '../database.ts';

export type StoredCosigner = Pick<
  Selectable<CosignerTable>,
  'accountId' | 'confirmedVersion' | 'confirmedAt'
> & { readonly displayName: string };

/** On the list now, in the order of being asked. */
export function listCosigners(db: Db, draftId: number): Promise<StoredCosigner[]> {
  return db
    .selectFrom('cosigner')
    .innerJoin('account', 'account.id', 'cosigner.accountId')
    .select([
      'cosigner.accountId',
      'cosigner.confirmedVersion',
      'cosigner.confirmedAt',
      'account.displayName',
    ])
    .where('cosigner.draftId', '=', draftId)
    .where('cosigner.removedAt', 'is', null)
    .orderBy('cosigner.invitedAt')
    .orderBy('cosigner.accountId')
    .execute();
}

/**
 * Exactly these are asked from now on. Whoever stays keeps what they confirmed; whoever comes back is asked anew.
 *
 * @param db a transaction that holds the draft's row.
 */
export async function replaceCosigners(
  db: Db,
  { draftId, accountIds, now }: { draftId: number; accountIds: readonly number[]; now: Date },
): Promise<void> {
  await sql`
    update cosigner set removed_at = ${now}::timestamptz
    where draft_id = ${draftId}::bigint and removed_at is null and account_id <> all (${[...accountIds]}::bigint[])
  `.execute(db);
  await sql`
    insert into cosigner (draft_id, account_id, invited_at)
    select ${draftId}::bigint, named.id, ${now}::timestamptz from unnest(${[...accountIds]}::bigint[]) as named (id)
    on conflict (draft_id, account_id) do update
      set removed_at = null, invited_at = excluded.invited_at, confirmed_version = null, confirmed_at = null
      where cosigner.removed_at is not null
  `.execute(db);
}

/** @returns false: the account is not on the list. */
export async function confirmCosigner(
  db: Db,
  { draftId, accountId, version, now }: { draftId: number; accountId: number; version: number; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('cosigner')
    .set({ confirmedVersion: version, confirmedAt: now })
    .where('draftId', '=', draftId)
    .where('accountId', '=', accountId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type DeputyRow = {
  readonly id: number;
  readonly displayName: string;
  readonly district: string | null;
};

/** Deputies who can sign in, by name, without one. Visitors of a demo are known to visitors alone. */
export function listActiveDeputies(db: Db, withoutId: number): Promise<DeputyRow[]> {
  return db
    .selectFrom('account')
    .select(['id', 'displayName', 'district'])
    .where('role', '=', 'deputy')
    .where('active', '=', true)
    .where('id', '<>', withoutId)
    .where(({ eb, selectFrom }) =>
      eb(
        'visitor',
        '<=',
        selectFrom('account as asker').select('asker.visitor').where('asker.id', '=', withoutId),
      ),
    )
    .orderBy('displayName')
    .orderBy('id')
    .execute();
}
