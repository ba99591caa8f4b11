/** Work that takes longer than a request: it is written down first, then done by whichever worker is free. */
import { z } from 'zod';
import { SOURCES } from './record.ts';

export const JOB_KINDS = ['import', 'run', 'report'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

export const REPORT_FORMATS = ['docx', 'xlsx', 'html', 'json'] as const;

/** What a job is to do. Kept as JSON, so it is read back through these schemas. */
export const JOB_INPUTS = {
  import: z.object({
    /** As the person called it. */
    fileName: z.string(),
    source: z.enum(SOURCES),
    bytes: z.number(),
    /** Its name in the spool; the raw file is there until the import ends. */
    spoolName: z.string(),
    /** A mapping as src/ingest/mapping.ts reads it; null = known headers only. */
    mapping: z.unknown(),
  }),
  run: z.object({ full: z.boolean() }),
  report: z.object({ formats: z.array(z.enum(REPORT_FORMATS)) }),
} as const satisfies Record<JobKind, z.ZodType>;

/** What came of a job that was done. */
export const JOB_RESULTS = {
  import: z.object({
    importId: z.number(),
    received: z.number(),
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
    rejected: z.number(),
  }),
  run: z.object({
    runId: z.number(),
    records: z.number(),
    asks: z.number(),
    assigned: z.number(),
    unclustered: z.number(),
    excluded: z.number(),
    failed: z.number(),
    issues: z.number(),
    digest: z.string(),
    contradictions: z.number(),
  }),
  report: z.object({ reportId: z.number() }),
} as const satisfies Record<JobKind, z.ZodType>;

export type JobInput<Kind extends JobKind> = z.infer<(typeof JOB_INPUTS)[Kind]>;
export type JobResult<Kind extends JobKind> = z.infer<(typeof JOB_RESULTS)[Kind]>;

/** Done of total, in the step's own unit; total 0 = not known. */
export type JobProgress = { readonly step: string; readonly done: number; readonly total: number };
/** For a person; never record text. */
export type JobError = { readonly code: string; readonly message: string; readonly remedy: string };

/** Nothing happens to it any more, unless a person asks for another attempt. */
export const isFinal = (state: JobState): boolean => state !== 'queued' && state !== 'running';
