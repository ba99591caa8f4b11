import type { Selectable } from 'kysely';
import type { Db, SignInFailureTable } from '../database.ts';

export type StoredFailures = Omit<Selectable<SignInFailureTable>, 'key'>;

/**
 * Inside a transaction: the next attempt of the same name or address waits for its end.
 *
 * @returns null when nothing was counted.
 */
export async function lockFailures(db: Db, key: string, now: Date): Promise<StoredFailures | null> {
  // A row that is not there cannot be locked.
  await db
    .insertInto('signInFailure')
    .values({ key, failures: 0, lastAt: now, lockedUntil: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('signInFailure')
    .select(['failures', 'lastAt', 'lockedUntil'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.failures === 0 ? null : row;
}

export async function writeFailures(db: Db, key: string, failures: StoredFailures): Promise<void> {
  await db.updateTable('signInFailure').set(failures).where('key', '=', key).execute();
}

export async function forgetFailures(db: Db, key: string): Promise<void> {
  await db.deleteFrom('signInFailure').where('key', '=', key).execute();
}

/** An attempt that was right after all: one less, and no lock. */
export async function takeBackFailure(db: Db, key: string): Promise<void> {
  await db
    .updateTable('signInFailure')
    .set(({ eb, fn }) => ({
      failures: fn<number>('greatest', [eb('failures', '-', 1), eb.val(0)]),
      lockedUntil: null,
    }))
    .where('key', '=', key)
    .execute();
}

/** Names and addresses that were quiet for long; one that is being counted right now is left for the next time. */
export async function deleteOldFailures(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('signInFailure')
    .where('key', 'in', (query) =>
      query.selectFrom('signInFailure').select('key').where('lastAt', '<', before).forUpdate().skipLocked(),
    )
    .execute();
}
