/** A job as it changes, by looking at its row: it works wherever the worker is. */
import { isFinal } from '../domain/job.ts';
import type { StoredJob } from '../store/jobs/read-jobs.ts';

export type Following = {
  readonly read: () => Promise<StoredJob | undefined>;
  /** Until the next look. */
  readonly wait: () => Promise<void>;
  readonly signal: AbortSignal;
};

/** Its state at once, then each change, ending with the final one. null = nothing new: time for a sign of life. */
export async function* followJob({ read, wait, signal }: Following): AsyncGenerator<StoredJob | null> {
  let seen = '';
  while (!signal.aborted) {
    const job = await read();
    if (job === undefined) return;
    const { seenAt: _, ...shown } = job;
    const now = JSON.stringify(shown);
    yield now === seen ? null : job;
    if (isFinal(job.state)) return;
    seen = now;
    await wait();
  }
}
