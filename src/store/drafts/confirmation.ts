import type { Db } from '../database.ts';

/** A named person vouches for a version; unset again by the next change of the text. */
export async function writeConfirmation(
  db: Db,
  { draftId, version, accountId, now }: { draftId: number; version: number; accountId: number; now: Date },
): Promise<void> {
  await db
    .updateTable('draft')
    .set({ confirmedBy: accountId, confirmedVersion: version, confirmedAt: now })
    .where('id', '=', draftId)
    .where('version', '=', version)
    .execute();
}
