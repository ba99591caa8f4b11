import { readFile } from 'node:fs/promises';
import { z } from '@hono/zod-openapi';
import { DomainError } from '../../domain/errors.ts';
import { SOURCES } from '../../domain/record.ts';
import { csvLine } from '../../ingest/write-rejects.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { openSpool } from '../../jobs/spool.ts';
import { loadReference } from '../../pipeline/seed-reference.ts';
import type { Db } from '../../store/database.ts';
import {
  findImport,
  pageImports,
  type Reject,
  readRejects,
  type StoredImport,
} from '../../store/records/imports.ts';
import { attachment } from '../attachment.ts';
import { cutPage, pageOf, pageQuery, readIdCursor } from '../cursor.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { creatorOf } from '../job-creator.ts';
import { accepted } from '../job-schema.ts';
import { presentJob } from '../present-job.ts';
import { previewFile } from '../preview-import.ts';
import { keepUpload, readMapping, shownName } from '../upload.ts';

const params = z.object({ id: z.coerce.number().int().positive() });
const counts = z.record(z.string(), z.number().int());

const rejectSchema = z.object({
  /** 1 = first data row. */
  row: z.number().int(),
  /** Where a person finds it in the file. */
  line: z.number().int().nullable(),
  sourceId: z.string().nullable(),
  reason: z.string(),
  detail: z.string(),
});

const upload = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: z.object({
        file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }),
        source: z.enum(SOURCES),
        /** JSON of a mapping file: { columns: { 列名: field | null }, defaults, values, sourceId, dayOrder }. */
        mapping: z.string().max(200_000).optional(),
      }),
    },
  },
};

const previewSchema = z
  .object({
    format: z.enum(['csv', 'xlsx', 'json', 'jsonl']),
    encoding: z.string().nullable(),
    sheets: z.array(z.object({ name: z.string(), read: z.boolean() })).readonly(),
    /** Every column of the file, and the fields it is used for (none = unused). */
    columns: z.array(z.object({ column: z.string(), field: z.string().nullable() })).readonly(),
    /** What no column is used for yet, and a file cannot be read without; then no rows were read. */
    missing: z.array(z.enum(['sourceId', 'text', 'receivedAt'])).readonly(),
    /** All fields a column may be mapped to, with a Chinese name. */
    fields: z.array(z.object({ field: z.string(), name: z.string() })).readonly(),
    /** Several columns for one field: the first cell that is not blank counts. */
    ambiguous: z
      .array(z.object({ field: z.string(), used: z.string(), behind: z.array(z.string()).readonly() }))
      .readonly(),
    /** Ids are derived from the rows' content. */
    rowHash: z.boolean(),
    /** Rows read; the file may have more when complete is false. */
    received: z.number().int(),
    accepted: z.number().int(),
    rejected: z.number().int(),
    complete: z.boolean(),
    reasons: counts,
    rejects: z.array(rejectSchema).readonly(),
    /** The first records, masked. */
    examples: z
      .array(
        z.object({
          sourceId: z.string(),
          receivedAt: z.iso.datetime(),
          title: z.string(),
          body: z.string(),
          district: z.string().nullable(),
          street: z.string().nullable(),
          place: z.string().nullable(),
          appealType: z.string().nullable(),
          category: z.string().nullable(),
          channel: z.string().nullable(),
          confidential: z.boolean(),
        }),
      )
      .readonly(),
    period: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }).nullable(),
    masked: counts,
    /** Optional values that would be left out → times. */
    notes: counts,
  })
  .openapi('ImportPreview');

const importSchema = z
  .object({
    id: z.number().int(),
    fileName: z.string(),
    source: z.enum(SOURCES),
    /** stopped: cut off or cancelled; what was stored stays. */
    state: z.enum(['running', 'done', 'stopped']),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    /** null for a push or an import at the command line. */
    jobId: z.number().int().nullable(),
    createdBy: z.string().nullable(),
    /** received = created + updated + unchanged + rejected. */
    received: z.number().int(),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.number().int(),
    /** Replacements per class of personal data. */
    masked: counts,
  })
  .openapi('Import');

const previewImport = defineRoute('previewImport', {
  summary: '试读：认出的列、脱敏后的样例、会被拒收的行；不写入任何数据',
  tags: ['imports'],
  request: { body: upload },
  responses: { 200: jsonOf(previewSchema) },
});

const createImport = defineRoute('createImport', {
  summary: '导入一个文件',
  tags: ['imports'],
  request: { body: upload },
  responses: { 202: accepted },
});

const listImports = defineRoute('listImports', {
  summary: '导入记录，新的在前',
  tags: ['imports'],
  request: { query: pageQuery },
  responses: { 200: jsonOf(pageOf(importSchema)) },
});

const getImport = defineRoute('getImport', {
  summary: '一次导入的账目和拒收原因',
  tags: ['imports'],
  request: { params },
  responses: {
    200: jsonOf(
      importSchema
        .extend({
          reasons: counts,
          /** The first 100. */
          rejects: z.array(rejectSchema).readonly(),
          /** The rows themselves are kept for correction until then; null = only the reasons are left. */
          rowsKeptUntil: z.iso.datetime().nullable(),
        })
        .openapi('ImportDetail'),
    ),
  },
});

const getImportRejects = defineRoute('getImportRejects', {
  summary: '下载拒收的行（CSV）：保留期内为原始行，可改正后再导入；之后只有原因',
  tags: ['imports'],
  request: { params },
  responses: { 200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } } },
});

const SHOWN_REJECTS = 100;

export function importRoutes({ store: { db }, config, wake }: Dependencies) {
  const spool = openSpool(config.workDirectory);
  return createRouter()
    .openapi(previewImport, async (context) => {
      const { file, source, mapping } = context.req.valid('form');
      const options = { source, mapping: readMapping(mapping), districts: loadReference().districts };
      const upload = await keepUpload(spool, file);
      try {
        return context.json(await previewFile(upload.path, options), 200);
      } finally {
        await spool.removeUpload(upload.name);
      }
    })
    .openapi(createImport, async (context) => {
      const { file, source, mapping: text } = context.req.valid('form');
      const mapping = readMapping(text);
      const upload = await keepUpload(spool, file);
      const input = {
        fileName: shownName(file.name),
        source,
        bytes: file.size,
        spoolName: upload.name,
        mapping,
      };
      const job = await enqueue(db, { kind: 'import', input, ...creatorOf(context) }, wake);
      return context.json(presentJob(job), 202);
    })
    .openapi(listImports, async (context) => {
      const { cursor, limit } = context.req.valid('query');
      const found = await pageImports(db, { before: readIdCursor(cursor), limit: limit + 1 });
      const { items, next } = cutPage(found, limit, ({ id }) => [id]);
      return context.json({ items: items.map(presentImport), next }, 200);
    })
    .openapi(getImport, async (context) => {
      const stored = await requireImport(db, context.req.valid('param').id);
      const rejects = await readRejects(db, stored.id);
      const kept = await spool.findRejects(stored.id);
      return context.json(
        {
          ...presentImport(stored),
          reasons: countReasons(rejects),
          rejects: rejects
            .slice(0, SHOWN_REJECTS)
            .map(({ rowNumber: row, ...reject }) => ({ row, ...reject })),
          rowsKeptUntil: kept?.keptUntil.toISOString() ?? null,
        },
        200,
      );
    })
    .openapi(getImportRejects, async (context) => {
      const { id } = await requireImport(db, context.req.valid('param').id);
      const kept = await spool.findRejects(id);
      const headers = {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': attachment(`拒收-${id}.csv`),
        'cache-control': 'no-store',
      };
      const text = kept ? await readFile(kept.path, 'utf8') : reasonsCsv(await readRejects(db, id));
      return context.body(text, 200, headers);
    });
}

/** @throws {DomainError} not_found */
async function requireImport(db: Db, id: number): Promise<StoredImport> {
  const found = await findImport(db, id);
  if (found) return found;
  throw new DomainError('not_found', `没有导入 ${id}`, '请刷新导入列表');
}

function presentImport(stored: StoredImport) {
  const { id, fileName, source, jobId, createdBy, received, created, updated, unchanged, rejected, masked } =
    stored;
  return {
    id,
    fileName,
    source,
    state: stateOf(stored),
    startedAt: stored.startedAt.toISOString(),
    finishedAt: stored.finishedAt?.toISOString() ?? null,
    jobId,
    createdBy,
    received,
    created,
    updated,
    unchanged,
    rejected,
    masked,
  };
}

function stateOf({ finishedAt, jobState }: StoredImport): 'running' | 'done' | 'stopped' {
  if (finishedAt !== null) return 'done';
  return jobState === 'running' ? 'running' : 'stopped';
}

function countReasons(rejects: readonly Reject[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { reason } of rejects) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return reasons;
}

/** Only what the books say: the rows themselves are gone. */
function reasonsCsv(rejects: readonly Reject[]): string {
  const lines = rejects.map(({ rowNumber, line, sourceId, reason, detail }) =>
    csvLine([String(rowNumber), String(line ?? ''), sourceId ?? '', reason, detail]),
  );
  return `\uFEFF${csvLine(['行号', '文件行', '编号', '拒收原因', '拒收说明'])}${lines.join('')}`;
}
