import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** Says which job a run belongs to. */
export async function linkRun(db: Db, runId: number, jobId: number): Promise<void> {
  await db.updateTable('run').set({ jobId }).where('id', '=', runId).execute();
}

/** Closes what an attempt of the job left open; a run writes nothing before its end, so nothing else is to be undone. */
export async function failRunsOf(db: Db, jobId: number, error: 'cancelled' | 'killed'): Promise<void> {
  await db
    .updateTable('run')
    .set({ state: 'failed', error, finishedAt: sql`now()` })
    .where('jobId', '=', jobId)
    .where('state', '=', 'running')
    .execute();
}
