/** The life of a job: queued → running → done, failed or cancelled. Every step names the state it leaves. */
import { sql } from 'kysely';
import type { JobError, JobInput, JobKind, JobProgress } from '../../domain/job.ts';
import type { Db } from '../database.ts';
import type { StoredJob } from './read-jobs.ts';

export type NewJob<Kind extends JobKind> = {
  readonly kind: Kind;
  readonly input: JobInput<Kind>;
  readonly createdBy: string;
  readonly createdById: number | null;
};

export function insertJob<Kind extends JobKind>(
  db: Db,
  { kind, input, createdBy, createdById }: NewJob<Kind>,
): Promise<StoredJob> {
  return db
    .insertInto('job')
    .values({ kind, input: JSON.stringify(input), createdBy, createdById })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Takes the oldest waiting job of a kind, unless one of that kind is under way.
 *
 * @returns undefined: nothing to do, or another worker was quicker.
 */
export async function claimJob(db: Db, kind: JobKind, worker: string): Promise<StoredJob | undefined> {
  try {
    return await db
      .updateTable('job')
      .set({
        state: 'running',
        worker,
        attempt: sql`attempt + 1`,
        startedAt: sql`now()`,
        seenAt: sql`now()`,
        progress: null,
        error: null,
      })
      .where('id', '=', ({ selectFrom }) =>
        selectFrom('job as next')
          .select('next.id')
          .where('next.kind', '=', kind)
          .where('next.state', '=', 'queued')
          .where(({ not, exists, selectFrom: from }) =>
            not(
              exists(
                from('job as other')
                  .select('other.id')
                  .where('other.kind', '=', kind)
                  .where('other.state', '=', 'running'),
              ),
            ),
          )
          .orderBy('next.id')
          .limit(1)
          .forUpdate()
          .skipLocked(),
      )
      .where('state', '=', 'queued')
      .returningAll()
      .executeTakeFirst();
  } catch (error) {
    if (isRunningAlready(error)) return undefined;
    throw error;
  }
}

/** Two workers at the same moment: the index job_running lets one through. */
function isRunningAlready(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

/** Who holds a job, and for the how-manieth time: a worker that lost it writes nothing any more. */
export type Hold = { readonly id: number; readonly worker: string; readonly attempt: number };

const held = (db: Db, { id, worker, attempt }: Hold) =>
  db
    .updateTable('job')
    .where('id', '=', id)
    .where('worker', '=', worker)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running');

/**
 * Says that the worker lives and how far it is.
 *
 * @returns lost: the job is another's now. stop: somebody asked for it.
 */
export async function reportJob(
  db: Db,
  hold: Hold,
  progress: JobProgress | null,
): Promise<'go_on' | 'stop' | 'lost'> {
  const row = await held(db, hold)
    .set({ seenAt: sql`now()`, ...(progress && { progress: JSON.stringify(progress) }) })
    .returning('stopping')
    .executeTakeFirst();
  if (row === undefined) return 'lost';
  return row.stopping ? 'stop' : 'go_on';
}

export type JobEnd =
  | { readonly state: 'done'; readonly result: unknown }
  | { readonly state: 'failed'; readonly error: JobError }
  | { readonly state: 'cancelled' };

export async function finishJob(db: Db, hold: Hold, end: JobEnd): Promise<void> {
  await held(db, hold)
    .set({
      state: end.state,
      result: end.state === 'done' ? JSON.stringify(end.result) : null,
      error: end.state === 'failed' ? JSON.stringify(end.error) : null,
      finishedAt: sql`now()`,
      worker: null,
      stopping: false,
    })
    .execute();
}

/** Back into the queue, for the next worker: this one is shutting down, which is no failed attempt. */
export async function releaseJob(db: Db, hold: Hold): Promise<void> {
  await held(db, hold).set({ state: 'queued', worker: null, attempt: sql`attempt - 1` }).execute();
}

/**
 * Jobs whose worker fell silent go back into the queue; after `mostAttempts` they have failed, since something in
 * them kills whoever takes them.
 *
 * @param silentSeconds 0: every running job, for an engine on which no other process can be at work.
 */
export async function takeBackJobs(
  db: Db,
  { silentSeconds, mostAttempts, error }: { silentSeconds: number; mostAttempts: number; error: JobError },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update job set
      state = case when stopping then 'cancelled' when attempt >= ${mostAttempts}::int then 'failed' else 'queued' end,
      error = case when attempt >= ${mostAttempts}::int and not stopping then ${JSON.stringify(error)}::jsonb end,
      finished_at = case when stopping or attempt >= ${mostAttempts}::int then now() end,
      stopping = false,
      worker = null
    where state = 'running' and seen_at <= now() - make_interval(secs => ${silentSeconds}::int)
    returning id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** A waiting job is cancelled at once; a running one is asked to stop. @returns undefined: neither. */
export function stopJob(db: Db, id: number): Promise<StoredJob | undefined> {
  return db
    .updateTable('job')
    .set({
      state: sql`case when state = 'queued' then 'cancelled' else state end`,
      finishedAt: sql`case when state = 'queued' then now() end`,
      stopping: sql`state = 'running'`,
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returningAll()
    .executeTakeFirst();
}

/** @returns undefined: it has not failed and was not cancelled. */
export function requeueJob(db: Db, id: number): Promise<StoredJob | undefined> {
  return db
    .updateTable('job')
    .set({
      state: 'queued',
      finishedAt: null,
      progress: null,
      error: null,
      // A person asked for it: the attempts that count as "kills its worker" begin anew.
      attempt: 0,
    })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'cancelled'])
    .returningAll()
    .executeTakeFirst();
}
