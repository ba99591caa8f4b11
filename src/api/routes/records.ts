import { z } from '@hono/zod-openapi';
import { readRecord, readRecords } from '../../desk/read-records.ts';
import { showSimilar } from '../../desk/show-similar.ts';
import { UNSURE_KIND } from '../../domain/kind.ts';
import { maskText } from '../../ingest/mask/mask-text.ts';
import { createQueryEmbedder } from '../../pipeline/embed-query.ts';
import { readAsOf } from '../../store/desk/read-as-of.ts';
import type { RecordFilter } from '../../store/desk/record-conditions.ts';
import { readSimilarAsks } from '../../store/desk/similar-asks.ts';
import { nearest } from '../../store/vectors/nearest.ts';
import { chinaMonth, monthSchema } from '../china-time.ts';
import { cutPage, idPlace, momentPlace, pageOf, pageQuery, readCursor } from '../cursor.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import {
  recordRowSchema,
  recordSchema,
  recordStateSchema,
  similarSchema,
  sourceSchema,
} from '../desk-schemas.ts';
import { sightOf } from '../sight-of.ts';

const id = z.coerce.number().int().positive();
const districts = z.array(z.string().min(1).max(40)).max(50).readonly();

const recordQuery = pageQuery.extend({
  source: sourceSchema.optional(),
  district: z.string().max(40).optional(),
  /** A code, or 'pending' for 待定. */
  kind: z.string().max(40).optional(),
  /** YYYY-MM, in China's time. */
  month: monthSchema.optional(),
  state: recordStateSchema.optional(),
  importId: id.optional(),
  issue: id.optional(),
  /** What the title or the text holds. */
  text: z.string().trim().min(2).max(100).optional(),
});

const listRecords = defineRoute('listRecords', {
  summary: '来件列表，新的在前',
  tags: ['records'],
  request: {
    query: recordQuery,
  },
  responses: { 200: jsonOf(pageOf(recordRowSchema).openapi('RecordPage')) },
});

const getRecord = defineRoute('getRecord', {
  summary: '一个来件：各版本、诉求、所在事项',
  tags: ['records'],
  request: { params: z.object({ id }) },
  responses: { 200: jsonOf(recordSchema) },
});

const searchSimilar = defineRoute('searchSimilar', {
  summary: '与一段文字最接近的诉求（文字先脱敏，不保存）',
  tags: ['records'],
  request: {
    body: jsonBody(
      z.object({
        text: z.string().trim().min(2).max(5000),
        districts: districts.optional(),
        sources: z.array(sourceSchema).min(1).readonly().optional(),
        k: z.number().int().min(1).max(50).default(10),
      }),
    ),
  },
  responses: { 200: jsonOf(z.object({ items: z.array(similarSchema).readonly() }).openapi('SimilarAsks')) },
});

const recordPlace = z.tuple([momentPlace, idPlace]);

export function recordRoutes({ store: { db }, config }: Dependencies) {
  const embedQuery = createQueryEmbedder(db, config);
  return createRouter()
    .openapi(listRecords, async (context) => {
      const { cursor, limit, ...query } = context.req.valid('query');
      const run = (await readAsOf(db)) ?? null;
      const after = cursor === undefined ? null : readCursor(cursor, recordPlace);
      const page = { filter: filterOf(query), after, limit: limit + 1 };
      const records = await readRecords(db, { run, sight: sightOf(context, config), ...page });
      return context.json(
        cutPage(records, limit, (last) => [last.receivedAt, last.id]),
        200,
      );
    })
    .openapi(getRecord, async (context) => {
      const run = (await readAsOf(db)) ?? null;
      const { id: recordId } = context.req.valid('param');
      return context.json(await readRecord(db, { recordId, run, sight: sightOf(context, config) }), 200);
    })
    .openapi(searchSimilar, async (context) => {
      // It changes nothing, although its text comes in a body.
      context.set('audited', true);
      const { text, k, ...filter } = context.req.valid('json');
      const sight = sightOf(context, config);
      const query = await embedQuery(maskText(text).text);
      if (query === null) return context.json({ items: [] }, 200);
      const found = await nearest(db, query.spaceId, query.vector, k, { ...filter, sight });
      const rows = await readSimilarAsks(db, { askIds: found.map(({ askId }) => askId), sight });
      const similarity = new Map(found.map((one) => [one.askId, one.similarity]));
      const items = rows.map((row) => showSimilar(row, similarity.get(row.askId) ?? 0, sight));
      return context.json({ items }, 200);
    });
}

function filterOf({
  kind,
  month,
  ...filter
}: Omit<z.infer<typeof recordQuery>, 'cursor' | 'limit'>): RecordFilter {
  const span = month === undefined ? null : chinaMonth(month);
  return {
    ...filter,
    kind: kind === UNSURE_KIND ? null : kind,
    receivedFrom: span?.from,
    receivedBefore: span?.before,
  };
}
