import type { JobKind } from './job.ts';

/** Job → the operation of the service that makes it: who may call that may stop the job and do it again. */
export const JOB_MADE_BY = {
  import: 'createImport',
  run: 'createRun',
  report: 'createReport',
} as const satisfies Record<JobKind, string>;
