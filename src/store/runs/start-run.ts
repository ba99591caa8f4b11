import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';
import { findLatestRun } from './read-runs.ts';

export type NewRun = {
  /** Every setting that the result depends on; shown in the report. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly spaceId: number | null;
  /** The newest decision that this run obeys; null when there is none. */
  readonly seenDecision?: number | null;
};

/** Remembers which saved run this one builds on, so that saveRun can tell when it was overtaken. */
export async function startRun(db: Db, { settings, spaceId, seenDecision = null }: NewRun): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const base = await findLatestRun(transaction);
    const { id } = await transaction
      .insertInto('run')
      .values({
        state: 'running',
        settings: JSON.stringify(settings),
        spaceId,
        seenDecision,
        baseRunId: base?.id ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** @param error a code or our own message; never record text. */
export async function failRun(db: Db, runId: number, error: string): Promise<void> {
  await db
    .updateTable('run')
    .set({ state: 'failed', error, finishedAt: sql`now()` })
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .execute();
}
