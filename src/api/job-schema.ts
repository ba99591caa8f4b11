/** A job as the API shows it: the page needs no more than this to follow it to its end. */
import { z } from '@hono/zod-openapi';
import { JOB_RESULTS, JOB_STATES, REPORT_FORMATS } from '../domain/job.ts';
import { SOURCES } from '../domain/record.ts';

const common = {
  id: z.number().int(),
  state: z.enum(JOB_STATES),
  /** What it is doing: ingest, load, embed, neighbours, group, name, classify, rank, save, write. null = nothing yet. */
  progress: z
    .object({
      step: z.string(),
      done: z.number(),
      total: z.number().openapi({ description: '0 = not known' }),
    })
    .nullable(),
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
  /** Somebody asked it to stop and it has not yet. */
  stopping: z.boolean(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** 0 before the first; 2 after one retry or after its process was killed once. */
  attempt: z.number().int(),
};

export const jobSchema = z
  .discriminatedUnion('kind', [
    z.object({
      ...common,
      kind: z.literal('import'),
      input: z.object({ fileName: z.string(), source: z.enum(SOURCES), bytes: z.number().int() }),
      result: JOB_RESULTS.import.nullable(),
    }),
    z.object({
      ...common,
      kind: z.literal('run'),
      input: z.object({ full: z.boolean() }),
      result: JOB_RESULTS.run.nullable(),
    }),
    z.object({
      ...common,
      kind: z.literal('report'),
      input: z.object({ formats: z.array(z.enum(REPORT_FORMATS)) }),
      result: JOB_RESULTS.report.nullable(),
    }),
  ])
  .openapi('Job');

/** Of a request that became a job. */
export const accepted = {
  description: '已排队；进度见 /api/jobs/{id}/events',
  content: { 'application/json': { schema: jobSchema } },
};
