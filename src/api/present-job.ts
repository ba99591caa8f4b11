import type { z } from '@hono/zod-openapi';
import { JOB_INPUTS, JOB_RESULTS } from '../domain/job.ts';
import type { StoredJob } from '../store/jobs/read-jobs.ts';
import type { jobSchema } from './job-schema.ts';

export type PresentedJob = z.infer<typeof jobSchema>;

/** What is shown of a job: not where its file lies, and nothing of the file. */
export function presentJob(job: StoredJob): PresentedJob {
  const common = {
    id: job.id,
    state: job.state,
    progress: job.progress,
    error: job.error,
    stopping: job.stopping,
    createdBy: job.createdBy,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
    attempt: job.attempt,
  };
  switch (job.kind) {
    case 'import': {
      const { fileName, source, bytes } = JOB_INPUTS.import.parse(job.input);
      const result = JOB_RESULTS.import.nullable().parse(job.result);
      return { ...common, kind: 'import', input: { fileName, source, bytes }, result };
    }
    case 'run': {
      const result = JOB_RESULTS.run.nullable().parse(job.result);
      return { ...common, kind: 'run', input: JOB_INPUTS.run.parse(job.input), result };
    }
    case 'report': {
      const result = JOB_RESULTS.report.nullable().parse(job.result);
      return { ...common, kind: 'report', input: JOB_INPUTS.report.parse(job.input), result };
    }
  }
}
