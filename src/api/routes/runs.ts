import { z } from '@hono/zod-openapi';
import { DomainError } from '../../domain/errors.ts';
import { LINEAGE_EVENTS } from '../../domain/lineage.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { contradictionsOfRun } from '../../review/run-contradictions.ts';
import type { Db } from '../../store/database.ts';
import { pageLineage, readIssueTitles } from '../../store/runs/read-lineage.ts';
import { findRun, pageRuns, type StoredRun } from '../../store/runs/read-runs.ts';
import { cutPage, pageOf, pageQuery, readIdCursor } from '../cursor.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { creatorOf } from '../job-creator.ts';
import { accepted } from '../job-schema.ts';
import { presentJob } from '../present-job.ts';

const params = z.object({ id: z.coerce.number().int().positive() });
const count = z.number().int();

const runSchema = z
  .object({
    id: count,
    state: z.enum(['running', 'done', 'failed']),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    full: z.boolean(),
    /** asks = assigned + unclustered + excluded + failed; null until it is saved. */
    balance: z
      .object({
        records: count,
        asks: count,
        assigned: count,
        unclustered: count,
        excluded: count,
        failed: count,
      })
      .nullable(),
    lineage: z
      .object({ kept: count, grew: count, merged: count, split: count, new: count, dormant: count })
      .nullable(),
    digest: z.string().nullable(),
    seconds: z.number().nullable(),
    /** A code: cancelled, overtaken, killed … */
    error: z.string().nullable(),
  })
  .openapi('Run');

const createRun = defineRoute('createRun', {
  summary: '开始一次运行',
  tags: ['runs'],
  request: {
    body: jsonBody(
      z.object({
        full: z.boolean().default(false).openapi({ description: '全部重新归并；编号和人的决定照样保留' }),
      }),
    ),
  },
  responses: { 202: accepted },
});

const listRuns = defineRoute('listRuns', {
  summary: '运行记录，新的在前',
  tags: ['runs'],
  request: { query: pageQuery },
  responses: { 200: jsonOf(pageOf(runSchema)) },
});

const getRun = defineRoute('getRun', {
  summary: '一次运行的平衡表、设置和用时',
  tags: ['runs'],
  request: { params },
  responses: {
    200: jsonOf(
      runSchema
        .extend({
          settings: z.array(z.object({ name: z.string(), value: z.string() })).readonly(),
          /** Seconds of each stage, in their order. */
          stages: z.array(z.object({ stage: z.string(), seconds: z.number() })).readonly(),
          /** Decisions that stood before it and contradict earlier ones: they were not applied. */
          contradictions: z
            .array(z.object({ decisionId: count, against: z.array(count).readonly() }))
            .readonly(),
        })
        .openapi('RunDetail'),
    ),
  },
});

const getRunLineage = defineRoute('getRunLineage', {
  summary: '这次运行使事项有了哪些变化',
  tags: ['runs'],
  request: { params, query: pageQuery.extend({ event: z.enum(LINEAGE_EVENTS).optional() }) },
  responses: {
    200: jsonOf(
      pageOf(
        z
          .object({
            issueId: count,
            title: z.string(),
            state: z.enum(['proposed', 'confirmed', 'checked', 'rejected']),
            event: z.enum(LINEAGE_EVENTS),
            /** Issues whose members it took. */
            from: z.array(z.object({ id: count, title: z.string() })).readonly(),
            members: count,
            joined: count,
            left: count,
          })
          .openapi('LineageRow'),
      ),
    ),
  },
});

export function runRoutes({ store: { db }, wake }: Dependencies) {
  return createRouter()
    .openapi(createRun, async (context) => {
      const { full } = context.req.valid('json');
      const job = await enqueue(db, { kind: 'run', input: { full }, ...creatorOf(context) }, wake);
      return context.json(presentJob(job), 202);
    })
    .openapi(listRuns, async (context) => {
      const { cursor, limit } = context.req.valid('query');
      const found = await pageRuns(db, { before: readIdCursor(cursor), limit: limit + 1 });
      const { items, next } = cutPage(found, limit, ({ id }) => [id]);
      return context.json({ items: items.map(presentRun), next }, 200);
    })
    .openapi(getRun, async (context) => {
      const run = await requireRun(db, context.req.valid('param').id);
      return context.json(
        {
          ...presentRun(run),
          settings: presentSettings(run.settings),
          stages: Object.entries(run.seconds ?? {}).map(([stage, seconds]) => ({ stage, seconds })),
          contradictions: await contradictionsOfRun(db, run),
        },
        200,
      );
    })
    .openapi(getRunLineage, async (context) => {
      const { id } = await requireRun(db, context.req.valid('param').id);
      const { cursor, limit, event } = context.req.valid('query');
      const found = await pageLineage(db, id, { event, after: readIdCursor(cursor), limit: limit + 1 });
      const { items, next } = cutPage(found, limit, ({ issueId }) => [issueId]);
      const titles = await readIssueTitles(db, [...new Set(items.flatMap((row) => row.fromIssueIds))]);
      const rows = items.map(({ fromIssueIds, leftCount: left, issueId, ...row }) => ({
        issueId,
        title: row.title,
        state: row.state,
        event: row.event,
        from: fromIssueIds.map((from) => ({ id: from, title: titles.get(from) ?? '' })),
        members: row.members,
        joined: row.joined,
        left,
      }));
      return context.json({ items: rows, next }, 200);
    });
}

/** @throws {DomainError} not_found */
async function requireRun(db: Db, id: number): Promise<StoredRun> {
  const run = await findRun(db, id);
  if (run) return run;
  throw new DomainError('not_found', `没有运行 ${id}`, '请刷新运行列表');
}

function presentRun(run: StoredRun) {
  const { id, state, settings, balance, lineageCounts, digest, seconds, error } = run;
  return {
    id,
    state,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    full: settings['full'] === true,
    balance,
    lineage: lineageCounts,
    digest,
    seconds: seconds && Object.values(seconds).reduce((sum, stage) => sum + stage, 0),
    error,
  };
}

function presentSettings(settings: StoredRun['settings']) {
  return Object.keys(settings)
    .toSorted()
    .map((name) => {
      const value = settings[name];
      return { name, value: typeof value === 'string' ? value : JSON.stringify(value) };
    });
}
