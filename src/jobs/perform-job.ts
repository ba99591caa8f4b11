/** What each kind of job does. Knows nothing of queues, threads or retries. */
import type { Config } from '../config/config.ts';
import { DomainError } from '../domain/errors.ts';
import { JOB_INPUTS, type JobInput, type JobResult } from '../domain/job.ts';
import { parseMapping } from '../ingest/mapping.ts';
import { buildReport } from '../pipeline/build-report.ts';
import { ingestFile } from '../pipeline/ingest-file.ts';
import { layoutRun } from '../pipeline/layout-run.ts';
import type { Progress } from '../pipeline/outcomes.ts';
import { seedFromReference } from '../pipeline/seed-reference.ts';
import { runPipeline } from '../pipeline.ts';
import { writeReport } from '../report/write-report.ts';
import { linkRun } from '../store/jobs/job-runs.ts';
import type { StoredJob } from '../store/jobs/read-jobs.ts';
import { insertReport } from '../store/jobs/reports.ts';
import type { Store } from '../store/open-store.ts';
import { countRecords } from '../store/records/read-records.ts';
import { findLatestRun } from '../store/runs/read-runs.ts';
import { saveReportFiles } from './report-files.ts';
import { openSpool } from './spool.ts';

/** The part of a job that the work depends on; may be sent to a thread. */
export type Task = Pick<StoredJob, 'id' | 'kind' | 'input' | 'createdBy'>;

export type Performance = {
  readonly onProgress: Progress;
  readonly signal: AbortSignal;
};

export type Performer = (task: Task, performance: Performance) => Promise<unknown>;

export type PerformerOptions = {
  readonly store: Store;
  readonly config: Config;
  /** Key of the hashes of people. */
  readonly personKey: string;
};

/** @throws {DomainError} what a person can do something about; the signal's reason. */
export function createPerformer(options: PerformerOptions): Performer {
  return async (task, performance) => {
    performance.signal.throwIfAborted();
    switch (task.kind) {
      case 'import':
        return performImport(options, task, JOB_INPUTS.import.parse(task.input), performance);
      case 'run':
        return performRun(options, task, JOB_INPUTS.run.parse(task.input), performance);
      case 'report':
        return performReport(options, task, JOB_INPUTS.report.parse(task.input), performance);
    }
  };
}

/** The embedded database serves one at a time: pages wait for a batch, so batches are short. */
const EMBEDDED_BATCH_ROWS = 100;

async function performImport(
  { store, config, personKey }: PerformerOptions,
  { id: jobId, createdBy }: Task,
  { fileName, source, spoolName, mapping }: JobInput<'import'>,
  { onProgress, signal }: Performance,
): Promise<JobResult<'import'>> {
  const spool = openSpool(config.workDirectory);
  if (!(await spool.hasUpload(spoolName))) {
    throw new DomainError('not_found', `上传的文件 ${fileName} 已不在工作目录里`, '请重新上传');
  }
  await seedFromReference(store.db);
  let importId = 0;
  try {
    const outcome = await ingestFile(store, spool.uploadPath(spoolName), {
      source,
      personKey,
      fileName,
      jobId,
      createdBy,
      mapping: mapping === null ? undefined : parseMapping(mapping),
      rejectsPath: spool.jobRejectsPath(jobId),
      ...(store.engine === 'pglite' && { batchRows: EMBEDDED_BATCH_ROWS }),
      onStarted: (started) => {
        importId = started;
      },
      onProgress,
      signal,
    });
    await spool.keepRejects(jobId, importId);
    await spool.removeUpload(spoolName);
    const { received, created, updated, unchanged, rejected } = outcome;
    return { importId, received, created, updated, unchanged, rejected: rejected.length };
  } catch (error) {
    await spool.dropRejects(jobId);
    // A file that was refused will be refused again: what it holds is kept no longer than it must be.
    if (isRefusal(error)) await spool.removeUpload(spoolName);
    throw error;
  }
}

const isRefusal = (error: unknown) =>
  error instanceof DomainError && (error.code === 'unreadable_file' || error.code === 'invalid_input');

async function performRun(
  { store, config }: PerformerOptions,
  { id: jobId }: Task,
  { full }: JobInput<'run'>,
  { onProgress, signal }: Performance,
): Promise<JobResult<'run'>> {
  if ((await countRecords(store.db)) === 0) {
    throw new DomainError('not_found', '库里还没有来件', '请先导入来件，再运行');
  }
  await seedFromReference(store.db);
  const outcome = await runPipeline(store, {
    full,
    config,
    onProgress,
    signal,
    onStarted: (runId) => linkRun(store.db, runId, jobId),
  });
  const { runId, records, asks, assigned, unclustered, excluded, failed, issues, digest } = outcome;
  // Now and not at the first look: at 100,000 asks somebody would wait 8 seconds for the map.
  await layoutRun(store.db, runId, (await findLatestRun(store.db))?.spaceId ?? null);
  return {
    runId,
    records,
    asks,
    assigned,
    unclustered,
    excluded,
    failed: failed.length,
    issues,
    digest,
    contradictions: outcome.contradictions.length,
  };
}

async function performReport(
  { store, config }: PerformerOptions,
  { id: jobId, createdBy }: Task,
  { formats }: JobInput<'report'>,
  { onProgress, signal }: Performance,
): Promise<JobResult<'report'>> {
  onProgress('load', 0, formats.length);
  const model = await buildReport(store.db, config);
  const files: { name: string; bytes: Uint8Array; format: (typeof formats)[number] }[] = [];
  for (const [index, format] of formats.entries()) {
    signal.throwIfAborted();
    onProgress('write', index, formats.length);
    for (const file of await writeReport(model, [format])) files.push({ ...file, format });
  }
  signal.throwIfAborted();
  const listed = files.map(({ name, format, bytes }) => ({ name, format, bytes: bytes.length }));
  const { runId, stamp } = model;
  const reportId = await saveReportFiles(config.workDirectory, jobId, files, (publish) =>
    store.db.transaction().execute(async (transaction) => {
      const report = { runId, jobId, createdBy, stamp: stamp.state, files: listed };
      const id = await insertReport(transaction, report);
      await publish(id);
      return id;
    }),
  );
  return { reportId };
}
