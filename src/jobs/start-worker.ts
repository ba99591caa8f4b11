/**
 * Takes jobs, one at a time per kind, and sees them to their end: says how far they are, passes on that somebody
 * wants them stopped, and gives them back when this process ends. What a killed worker leaves is taken up again.
 */
import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import { DomainError } from '../domain/errors.ts';
import { JOB_INPUTS, type JobError, type JobKind } from '../domain/job.ts';
import type { Db } from '../store/database.ts';
import { failRunsOf } from '../store/jobs/job-runs.ts';
import { forgetPushBatches } from '../store/jobs/push-batches.ts';
import { listJobs, type StoredJob, waitingKinds } from '../store/jobs/read-jobs.ts';
import { forgetWorker, markWorker } from '../store/jobs/workers.ts';
import {
  claimJob,
  finishJob,
  type Hold,
  type JobEnd,
  releaseJob,
  reportJob,
  takeBackJobs,
} from '../store/jobs/write-jobs.ts';
import type { Store } from '../store/open-store.ts';
import { createBeat } from './beat.ts';
import { startDelivery } from './deliver.ts';
import type { Performer } from './perform-job.ts';
import { openSpool } from './spool.ts';

const BEAT_MS = 100;
const SWEEP_MS = 5000;
/** Three beats of a worker under load fit in. */
const SILENT_SECONDS = 30;
const MOST_ATTEMPTS = 3;
/** A pusher that repeats a batch does so within days. */
const PUSHES_KEPT_MS = 30 * 86_400_000;

export type WorkerOptions = {
  readonly store: Store;
  readonly config: Config;
  readonly perform: Performer;
  /** Of what we did not expect, and of every job's end. Never record text. */
  readonly onEvent?: (event: WorkerEvent) => void;
  readonly pollingSeconds?: number;
  readonly silentSeconds?: number;
  readonly sweepMs?: number;
};

export type WorkerEvent =
  | { readonly event: 'error'; readonly error: unknown }
  | { readonly event: 'job'; readonly id: number; readonly kind: JobKind; readonly state: string };

export type JobWorker = {
  /** A job of this kind was written down. */
  readonly wake: (kind: JobKind) => Promise<void>;
  /** Jobs under way are asked to stop and go back into the queue. */
  readonly stop: () => Promise<void>;
};

const STOP = new Error('a person stopped the job');
const LOST = new Error('the job is another worker’s now');
const SHUTDOWN = new Error('the worker is shutting down');

export async function startWorker(options: WorkerOptions): Promise<JobWorker> {
  const { store, config, onEvent = () => {}, sweepMs = SWEEP_MS } = options;
  const { db, engine } = store;
  const name = randomUUID();
  const shutdown = new AbortController();
  const onError = (error: unknown) => onEvent({ event: 'error', error });

  // The embedded database belongs to this process alone: whatever runs in it was left by one that is gone.
  if (engine === 'pglite') await takeBack(db, 0);
  const { pollingSeconds = 1 } = options;
  const delivery = await startDelivery(store, { pollingSeconds, onError });
  const busy = new Map<JobKind, Promise<void>>();

  async function work(kind: JobKind): Promise<void> {
    while (!shutdown.signal.aborted) {
      const job = await claimJob(db, kind, name);
      if (job === undefined) return;
      const end = await see(
        job,
        { id: job.id, worker: name, attempt: job.attempt },
        options,
        shutdown.signal,
      );
      onEvent({ event: 'job', id: job.id, kind, state: end });
    }
  }

  async function sweep(): Promise<void> {
    await markWorker(db, name);
    if (engine === 'pg') await takeBack(db, options.silentSeconds ?? SILENT_SECONDS);
    for (const kind of await waitingKinds(db)) await delivery.send(kind);
    await sweepSpool(db, config.workDirectory);
    await forgetPushBatches(db, new Date(Date.now() - PUSHES_KEPT_MS));
  }

  await sweep();
  let sweeping: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep).catch(onError);
  }, sweepMs);
  await delivery.listen(async (kind) => {
    const working = work(kind).catch(onError);
    busy.set(kind, working);
    await working;
  });
  return {
    // After the end the job stays in its table for the next worker; its sender is not kept waiting.
    wake: async (kind) => {
      if (!shutdown.signal.aborted) await delivery.send(kind);
    },
    async stop() {
      shutdown.abort(SHUTDOWN);
      clearInterval(timer);
      await Promise.allSettled([...busy.values(), sweeping]);
      await delivery.stop();
      await forgetWorker(db, name);
    },
  };
}

const KILLED: JobError = {
  code: 'unexpected',
  message: `做到一半时进程中断，已试 ${MOST_ATTEMPTS} 次`,
  remedy: '请查看服务日志（常见原因是内存不足），排除后点重试',
};

async function takeBack(db: Db, silentSeconds: number): Promise<void> {
  const ids = await takeBackJobs(db, { silentSeconds, mostAttempts: MOST_ATTEMPTS, error: KILLED });
  for (const id of ids) await failRunsOf(db, id, 'killed');
}

async function sweepSpool(db: Db, workDirectory: string): Promise<void> {
  const jobs = [
    ...(await listJobs(db, { kind: 'import', state: 'queued', limit: 1000 })),
    ...(await listJobs(db, { kind: 'import', state: 'running', limit: 10 })),
  ];
  const live = jobs.map(({ input }) => JOB_INPUTS.import.parse(input).spoolName);
  await openSpool(workDirectory).sweep(new Date(), new Set(live));
}

/** Sees one job to its end. @returns the state it is left in. */
async function see(
  job: StoredJob,
  hold: Hold,
  { store: { db }, perform, onEvent }: WorkerOptions,
  shutdown: AbortSignal,
): Promise<JobEnd['state'] | 'queued' | 'lost'> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, shutdown]);
  const beat = createBeat(performance.now());
  const stopBeating = startBeating(db, hold, beat, (reason) => stop.abort(reason));
  try {
    const result = await perform(job, {
      onProgress: (step, done, total) => beat.note({ step, done, total }),
      signal,
    });
    await stopBeating();
    await finishJob(db, hold, { state: 'done', result });
    return 'done';
  } catch (error) {
    await stopBeating();
    const reason: unknown = signal.aborted ? signal.reason : null;
    if (reason === LOST) return 'lost';
    await failRunsOf(db, job.id, reason === null ? 'killed' : 'cancelled');
    if (reason === SHUTDOWN) {
      await releaseJob(db, hold);
      return 'queued';
    }
    if (!(error instanceof DomainError) && reason === null) onEvent?.({ event: 'error', error });
    const end = reason === STOP ? ({ state: 'cancelled' } as const) : failure(error);
    await finishJob(db, hold, end);
    return end.state;
  }
}

function failure(error: unknown): JobEnd {
  if (error instanceof DomainError) {
    const { code, message, remedy } = error;
    return { state: 'failed', error: { code, message, remedy } };
  }
  // Its message may quote a value.
  const name = error instanceof Error ? error.name : typeof error;
  return {
    state: 'failed',
    error: {
      code: 'unexpected',
      message: `程序内部出错（${name}）`,
      remedy: '请重试；若仍失败，请把任务编号告诉管理员',
    },
  };
}

/** @returns ends it, after the statement that is under way. */
function startBeating(
  db: Db,
  hold: Hold,
  beat: ReturnType<typeof createBeat>,
  abort: (reason: Error) => void,
): () => Promise<void> {
  let writing: Promise<void> | null = null;
  const timer = setInterval(() => {
    if (writing) return;
    const due = beat.due(performance.now());
    if (due === undefined) return;
    writing = reportJob(db, hold, due.progress)
      .then((answer) => {
        if (answer === 'lost') abort(LOST);
        if (answer === 'stop') abort(STOP);
      })
      // The next one tells: a database that is away for a moment must not fail the job.
      .catch(() => {})
      .finally(() => {
        writing = null;
      });
  }, BEAT_MS);
  return async () => {
    clearInterval(timer);
    await writing;
  };
}
