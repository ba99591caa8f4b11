import type { Selectable } from 'kysely';
import type { JobKind, JobState } from '../../domain/job.ts';
import type { Db, JobTable } from '../database.ts';

export type StoredJob = Selectable<JobTable>;

export function findJob(db: Db, id: number): Promise<StoredJob | undefined> {
  return db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
}

export type JobFilter = {
  readonly kind?: JobKind | undefined;
  readonly state?: JobState | undefined;
  /** Jobs with a smaller id. */
  readonly before?: number | undefined;
  readonly limit: number;
};

/** Newest first. */
export function listJobs(db: Db, { kind, state, before, limit }: JobFilter): Promise<StoredJob[]> {
  let query = db.selectFrom('job').selectAll().orderBy('id', 'desc').limit(limit);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (state !== undefined) query = query.where('state', '=', state);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.execute();
}

/** Kinds with a job that waits. */
export async function waitingKinds(db: Db): Promise<JobKind[]> {
  const rows = await db.selectFrom('job').select('kind').distinct().where('state', '=', 'queued').execute();
  return rows.map(({ kind }) => kind);
}

export type JobCount = { readonly kind: JobKind; readonly state: JobState; readonly jobs: number };

export function countJobs(db: Db): Promise<JobCount[]> {
  return db
    .selectFrom('job')
    .select(({ fn }) => ['kind', 'state', fn.countAll<number>().as('jobs')])
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state')
    .execute();
}
