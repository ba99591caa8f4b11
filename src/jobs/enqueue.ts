/** A job is written down first; that it waits is news, and no more. */
import type { JobKind } from '../domain/job.ts';
import type { Db } from '../store/database.ts';
import type { StoredJob } from '../store/jobs/read-jobs.ts';
import { insertJob, type NewJob } from '../store/jobs/write-jobs.ts';

/** Tells the workers; without one in this process they find the job by themselves within seconds. */
export type Wake = (kind: JobKind) => Promise<void>;

export async function enqueue<Kind extends JobKind>(
  db: Db,
  job: NewJob<Kind>,
  wake: Wake = async () => {},
): Promise<StoredJob> {
  const stored = await insertJob(db, job);
  await wake(job.kind);
  return stored;
}
