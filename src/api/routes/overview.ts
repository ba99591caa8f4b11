import { z } from '@hono/zod-openapi';
import { LINEAGE_EVENTS } from '../../domain/lineage.ts';
import { EVERYTHING, outsideStaff } from '../../domain/sight.ts';
import { listBursts } from '../../pipeline/list-bursts.ts';
import { monthName } from '../../rank/china-calendar.ts';
import { readAgreement, stampOf } from '../../review/blind-check-stamp.ts';
import type { Db } from '../../store/database.ts';
import { countInbox } from '../../store/desk/inbox.ts';
import { readSettings } from '../../store/identity/settings.ts';
import { countHeat, type HeatCell, type HeatFilter } from '../../store/overview/count-heat.ts';
import { countLiveIssues, countRecordsBySource } from '../../store/overview/count-records.ts';
import { findLatestRun, type StoredRun } from '../../store/runs/read-runs.ts';
import { readStateTag } from '../../store/runs/read-state-tag.ts';
import { readScores, readSubjectTitles } from '../../store/weights/read-scores.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { requireAccount } from '../guard.ts';
import { keepLatest } from '../keep-latest.ts';
import { fewestPeopleFor } from '../people-shown.ts';
import { sightOf } from '../sight-of.ts';
import { stampSchema } from './blind-check-schemas.ts';
import { sourceSchema } from './rank-schemas.ts';

const tags = ['overview'];
const TOP_KINDS = 8;
const EMPTY_BALANCE = { records: 0, asks: 0, assigned: 0, unclustered: 0, excluded: 0, failed: 0 };

const overviewSchema = z
  .object({
    city: z.string(),
    records: z
      .array(z.object({ source: sourceSchema, records: z.number(), newestAt: z.string() }))
      .readonly(),
    /** null before the first run. */
    run: z
      .object({
        id: z.number(),
        finishedAt: z.string().nullable(),
        balance: z.object({
          records: z.number(),
          asks: z.number(),
          assigned: z.number(),
          unclustered: z.number(),
          excluded: z.number(),
          failed: z.number(),
        }),
        issues: z.number(),
        lineage: z.record(z.enum(LINEAGE_EVENTS), z.number()).nullable(),
      })
      .nullable(),
    /** Records that came in or changed since that run. */
    recordsSinceRun: z.number(),
    /** Waiting at the review desk; null for who does not work there. */
    inbox: z.number().nullable(),
    topKinds: z
      .array(
        z.object({
          code: z.string(),
          name: z.string(),
          rank: z.number(),
          score: z.number(),
          records: z.number(),
          people: z.number(),
        }),
      )
      .readonly(),
    bursts: z
      .array(
        z.object({
          issueId: z.number(),
          title: z.string(),
          month: z.string(),
          /** One per person. */
          records: z.number(),
          expected: z.number(),
        }),
      )
      .readonly(),
    stamp: stampSchema,
  })
  .openapi('Overview');

const heatSchema = z
  .object({
    /** Ascending, gaps filled. */
    months: z.array(z.string()).readonly(),
    /** null: the source names no district. */
    districts: z.array(z.string().nullable()).readonly(),
    /** Only cells with records. */
    cells: z
      .array(
        z.object({
          district: z.string().nullable(),
          month: z.string(),
          /** null: too few people to be shown to this account. */
          records: z.number().nullable(),
          people: z.number().nullable(),
          /** The query of listRecords that lists these records; null where no district is named. */
          query: z.record(z.string(), z.string()).nullable(),
        }),
      )
      .readonly(),
  })
  .openapi('Heat');

const getOverview = defineRoute('getOverview', {
  summary: '首页：数量、最近运行、待审、突增',
  tags,
  responses: { 200: jsonOf(overviewSchema) },
});

const getHeat = defineRoute('getHeat', {
  summary: '区县 × 月份的来件数和人数',
  tags,
  request: {
    query: z.object({
      kind: z.string().max(40).optional(),
      issue: z.coerce.number().int().positive().optional(),
      months: z.coerce.number().int().min(1).max(240).default(24).openapi({ description: '最近若干个月' }),
    }),
  },
  responses: { 200: jsonOf(heatSchema) },
});

export function overviewRoutes({ store, config }: Dependencies) {
  const { db } = store;
  const bursts = {
    all: keepLatest((runId: number) => listBursts(db, { runId, sight: EVERYTHING })),
    inSight: keepLatest((runId: number) =>
      listBursts(db, { runId, sight: outsideStaff(config.minimumPeople) }),
    ),
  };
  return createRouter()
    .openapi(getOverview, async (context) => {
      const account = requireAccount(context);
      const isStaff = account.role === 'staff';
      const run = await findLatestRun(db);
      const sources = await countRecordsBySource(db, run?.startedAt ?? null);
      const fewest = fewestPeopleFor(account, config);
      return context.json(
        {
          city: config.city,
          records: sources.map(({ source, records, newestAt }) => ({
            source,
            records,
            newestAt: newestAt.toISOString(),
          })),
          run: run === undefined ? null : await presentRun(db, run),
          recordsSinceRun: sources.reduce((sum, { changedSince }) => sum + changedSince, 0),
          inbox: isStaff && run !== undefined ? (await countInbox(db, run.seenDecision ?? 0)).total : null,
          topKinds: run === undefined ? [] : await topKinds(db, run.id, fewest),
          bursts:
            run === undefined
              ? []
              : await (isStaff ? bursts.all : bursts.inSight)(JSON.stringify(await readStateTag(db)), run.id),
          stamp: stampOf(await readAgreement(db, (await readSettings(db, config)).agreementLine)),
        },
        200,
      );
    })
    .openapi(getHeat, async (context) => {
      const filter = context.req.valid('query');
      const sight = sightOf(context, config);
      const cells = await countHeat(db, filter, sight);
      return context.json(layOutHeat(cells, filter, sight.minimumPeople), 200);
    });
}

async function presentRun(db: Db, { id, finishedAt, balance, lineageCounts }: StoredRun) {
  return {
    id,
    finishedAt: finishedAt?.toISOString() ?? null,
    balance: balance ?? EMPTY_BALANCE,
    issues: await countLiveIssues(db),
    lineage: lineageCounts,
  };
}

async function topKinds(db: Db, runId: number, fewest: number) {
  const kinds = (await readScores(db, runId, 'kind'))
    .filter(({ people }) => people >= fewest)
    .slice(0, TOP_KINDS);
  const names = await readSubjectTitles(
    db,
    'kind',
    kinds.map(({ id }) => id),
  );
  return kinds.map(({ id, rank, score, people, records }) => ({
    code: id,
    name: names.get(id) ?? id,
    rank,
    score,
    records,
    people,
  }));
}

/** Pure: the table of the cells, each with the query that lists it. */
export function layOutHeat(
  cells: readonly HeatCell[],
  { kind, issue }: Pick<HeatFilter, 'kind' | 'issue'>,
  fewest: number,
) {
  // The parts of an issue that is in sight are shown: store/desk/sight-conditions.ts.
  const isHidden = (people: number) => issue === undefined && people < fewest;
  const narrowing: Record<string, string> = {
    ...(kind === undefined ? {} : { kind }),
    ...(issue === undefined ? {} : { issue: String(issue) }),
  };
  return {
    months: fillMonths(cells.map(({ month }) => month)),
    districts: [...new Set(cells.map(({ district }) => district))],
    cells: cells.map(({ district, month, records, people }) => ({
      district,
      month,
      records: isHidden(people) ? null : records,
      people: people < fewest ? null : people,
      query: district === null ? null : { district, month, ...narrowing },
    })),
  };
}

function fillMonths(months: readonly string[]): string[] {
  const numbers = months.map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1);
  if (numbers.length === 0) return [];
  const first = Math.min(...numbers);
  return Array.from({ length: Math.max(...numbers) - first + 1 }, (_, index) => monthName(first + index));
}
