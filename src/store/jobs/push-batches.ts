import type { Selectable } from 'kysely';
import type { Db, PushBatchTable } from '../database.ts';

export type PushBatch = Pick<Selectable<PushBatchTable>, 'requestDigest' | 'answer'>;
type Key = { readonly pusher: number; readonly idempotencyKey: string };

/**
 * Takes the key, in the transaction that stores the batch: a second request with it waits until the first is over.
 *
 * @returns undefined: it is new; otherwise what was asked and answered under it.
 */
export async function takePushKey(
  transaction: Db,
  { pusher, idempotencyKey }: Key,
  requestDigest: string,
): Promise<PushBatch | undefined> {
  const taken = await transaction
    .insertInto('pushBatch')
    .values({ pusher, idempotencyKey, requestDigest })
    .onConflict((conflict) => conflict.doNothing())
    .returning('pusher')
    .executeTakeFirst();
  if (taken) return undefined;
  return transaction
    .selectFrom('pushBatch')
    .select(['requestDigest', 'answer'])
    .where('pusher', '=', pusher)
    .where('idempotencyKey', '=', idempotencyKey)
    .executeTakeFirstOrThrow();
}

export async function savePushAnswer(
  transaction: Db,
  { pusher, idempotencyKey }: Key,
  answer: unknown,
): Promise<void> {
  await transaction
    .updateTable('pushBatch')
    .set({ answer: JSON.stringify(answer) })
    .where('pusher', '=', pusher)
    .where('idempotencyKey', '=', idempotencyKey)
    .execute();
}

/** Answers older than this are forgotten; nobody repeats a batch after so long. */
export async function forgetPushBatches(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('pushBatch').where('createdAt', '<', before).execute();
}
