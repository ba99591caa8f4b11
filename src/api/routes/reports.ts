import { readFile } from 'node:fs/promises';
import { z } from '@hono/zod-openapi';
import { requireRun } from '../../desk/require-run.ts';
import { DomainError } from '../../domain/errors.ts';
import { REPORT_FORMATS } from '../../domain/job.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { reportFilePath } from '../../jobs/report-files.ts';
import { findReport, listReports as readReports, type StoredReport } from '../../store/jobs/reports.ts';
import { attachment } from '../attachment.ts';
import { cutPage, pageOf, pageQuery, readIdCursor } from '../cursor.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { creatorOf } from '../job-creator.ts';
import { accepted } from '../job-schema.ts';
import { presentJob } from '../present-job.ts';

const createReport = defineRoute('createReport', {
  summary: '按最近一次运行生成报告',
  tags: ['reports'],
  request: {
    body: jsonBody(
      z.object({
        formats: z
          .array(z.enum(REPORT_FORMATS))
          .min(1)
          .default([...REPORT_FORMATS]),
      }),
    ),
  },
  responses: { 202: accepted },
});

const listReports = defineRoute('listReports', {
  summary: '报告列表，新的在前',
  tags: ['reports'],
  request: { query: pageQuery },
  responses: {
    200: jsonOf(
      pageOf(
        z
          .object({
            id: z.number().int(),
            runId: z.number().int(),
            createdAt: z.iso.datetime(),
            createdBy: z.string(),
            /** draft: the blind check is missing or below its line. */
            stamp: z.enum(['draft', 'final']),
            files: z
              .array(z.object({ name: z.string(), format: z.enum(REPORT_FORMATS), bytes: z.number().int() }))
              .readonly(),
          })
          .openapi('Report'),
      ),
    ),
  },
});

const getReportFile = defineRoute('getReportFile', {
  summary: '下载报告的一个文件',
  tags: ['reports'],
  request: {
    params: z.object({ id: z.coerce.number().int().positive(), name: z.string().max(200) }),
  },
  responses: {
    200: {
      description: '附件',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
});

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

export function reportRoutes({ store: { db }, config, wake }: Dependencies) {
  return createRouter()
    .openapi(createReport, async (context) => {
      await requireRun(db);
      const formats = [...new Set(context.req.valid('json').formats)];
      const job = await enqueue(db, { kind: 'report', input: { formats }, ...creatorOf(context) }, wake);
      return context.json(presentJob(job), 202);
    })
    .openapi(listReports, async (context) => {
      const { cursor, limit } = context.req.valid('query');
      const found = await readReports(db, { before: readIdCursor(cursor), limit: limit + 1 });
      const { items, next } = cutPage(found, limit, ({ id }) => [id]);
      return context.json({ items: items.map(presentReport), next }, 200);
    })
    .openapi(getReportFile, async (context) => {
      const { id, name } = context.req.valid('param');
      const report = await findReport(db, id);
      // The name is looked up in the list, so it can lead to no other file.
      const file = report?.files.find((listed) => listed.name === name);
      if (!file) throw new DomainError('not_found', `报告 ${id} 没有文件 ${name}`, '请刷新报告列表');
      const bytes = await readReportFile(reportFilePath(config.workDirectory, id, file.name));
      return context.body(bytes, 200, {
        'content-type': TYPES[file.format],
        'content-disposition': attachment(file.name),
        // A report in a browser runs nothing and reaches nothing of ours.
        'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        'cache-control': 'private, no-store',
      });
    });
}

const presentReport = ({ id, runId, createdAt, createdBy, stamp, files }: StoredReport) => ({
  id,
  runId,
  createdAt: createdAt.toISOString(),
  createdBy,
  stamp,
  files,
});

/** @throws {DomainError} not_found: the work directory was not kept with the database. */
async function readReportFile(path: string): Promise<ArrayBuffer> {
  try {
    return new Uint8Array(await readFile(path)).buffer;
  } catch (error) {
    throw new DomainError('not_found', '报告文件已不在工作目录里', '请重新生成报告', { cause: error });
  }
}
