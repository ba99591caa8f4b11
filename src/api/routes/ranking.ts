import { z } from '@hono/zod-openapi';
import { DomainError } from '../../domain/errors.ts';
import type { Weights } from '../../domain/ranking.ts';
import type { Sight } from '../../domain/sight.ts';
import { rankAnew } from '../../rank/rank-anew.ts';
import { parseWeights } from '../../rank/weights.ts';
import { signWeights as recordSigning } from '../../review/sign-weights.ts';
import type { Db } from '../../store/database.ts';
import { readIssueIdsInSight } from '../../store/desk/issue-details.ts';
import { countYearsOfIssues, countYearsOfKinds, type YearCount } from '../../store/kinds-desk/count-years.ts';
import { findLatestRun } from '../../store/runs/read-runs.ts';
import { readStateTag } from '../../store/runs/read-state-tag.ts';
import { readScores, readSubjectTitles, type ScoredSubject } from '../../store/weights/read-scores.ts';
import { readSignings, type SignedWeights } from '../../store/weights/signed-weights.ts';
import { authorOf } from '../author.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { entityTag, ifMatchHeader, requireSeenVersion } from '../entity-tag.ts';
import { keepLatest } from '../keep-latest.ts';
import { maskTyped } from '../mask-typed.ts';
import { sightOf } from '../sight-of.ts';
import { hideSmallYears } from './present-kinds.ts';
import { partsSchema, weightsSchema } from './rank-schemas.ts';

const tags = ['ranking'];
const subject = z.enum(['issue', 'kind']);

const whatIfSchema = z
  .object({
    subject,
    runId: z.number(),
    weights: weightsSchema,
    /** By the new rank; subjects with too few people for this account are left out. */
    items: z
      .array(
        z.object({
          /** An issue's number as text, or a kind's code. */
          id: z.string(),
          title: z.string(),
          oldRank: z.number(),
          newRank: z.number(),
          /** Σ weights[part] · parts[part] in the order 集中 突出 关注 反复, exactly. */
          score: z.number(),
          oldScore: z.number(),
          parts: partsSchema,
          /** weights[part] · parts[part] */
          contributions: partsSchema,
        }),
      )
      .readonly(),
  })
  .openapi('WhatIf');

const signedSchema = z
  .object({
    version: z.number(),
    weights: weightsSchema,
    signedBy: z.string(),
    signedAt: z.string(),
    reason: z.string(),
  })
  .openapi('SignedWeights');

const weightsInForceSchema = z
  .object({
    /** 0: nobody signed any, those of the configuration are in force. */
    version: z.number(),
    weights: weightsSchema,
    signedBy: z.string().nullable(),
    signedAt: z.string().nullable(),
    /** Of the last run; other than `weights` until the next run. */
    lastRun: weightsSchema.nullable(),
    /** Newest first. */
    history: z.array(signedSchema).readonly(),
  })
  .openapi('WeightsInForce');

const yearsSchema = z
  .object({
    years: z.array(z.number()).readonly(),
    items: z
      .array(
        z.object({
          id: z.string(),
          title: z.string(),
          rank: z.number(),
          years: z
            .array(
              z.object({
                year: z.number(),
                /** null: a kind's year with too few people to be shown to this account. */
                records: z.number().nullable(),
                /** null: too few to be shown to this account. */
                people: z.number().nullable(),
                suggestions: z.number(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('YearComparison');

const rankWith = defineRoute('rankWith', {
  summary: '如果换一组权重：新旧名次对照（不保存）',
  tags,
  request: {
    body: jsonBody(
      z.strictObject({
        subject: subject.default('issue'),
        weights: weightsSchema,
        limit: z.number().int().min(1).max(500).default(50),
      }),
    ),
  },
  responses: { 200: jsonOf(whatIfSchema) },
});

const getWeights = defineRoute('getWeights', {
  summary: '现行权重及历次签定',
  tags,
  responses: { 200: jsonOf(weightsInForceSchema, '带 ETag') },
});

const signWeights = defineRoute('signWeights', {
  summary: '签定权重，自下一次运行起采用',
  tags,
  request: {
    headers: ifMatchHeader,
    body: jsonBody(
      z.strictObject({
        weights: weightsSchema,
        reason: z
          .string()
          .trim()
          .min(2)
          .max(500)
          .transform((text) => maskTyped(text)),
      }),
    ),
  },
  responses: { 200: jsonOf(signedSchema, '带 ETag') },
});

const compareYears = defineRoute('compareYears', {
  summary: '事项或类型的历年对比',
  tags,
  request: {
    query: z.object({
      subject: subject.default('kind'),
      /** Comma-separated; the first by rank when absent. */
      ids: z
        .string()
        .max(2000)
        .regex(/^[\w,]*$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
  },
  responses: { 200: jsonOf(yearsSchema) },
});

export function rankingRoutes({ store, config }: Dependencies) {
  const { db } = store;
  const scoresOf = {
    issue: keepLatest((runId: number) => readScores(db, runId, 'issue')),
    kind: keepLatest((runId: number) => readScores(db, runId, 'kind')),
  };
  return createRouter()
    .openapi(rankWith, async (context) => {
      const body = context.req.valid('json');
      const runId = await requireRun(db);
      const rows = await scoresOf[body.subject](String(runId), runId);
      const ranked = rankAnew(rows, requireWeights(body.weights), { numericIds: body.subject === 'issue' });
      const isInSight = await readSubjectsInSight(db, body.subject, sightOf(context, config));
      const shown = ranked.filter(({ row }) => isInSight(row)).slice(0, body.limit);
      const titles = await readSubjectTitles(
        db,
        body.subject,
        shown.map(({ row }) => row.id),
      );
      const items = shown.map(({ row, newRank, score, contributions }) => ({
        id: row.id,
        title: titles.get(row.id) ?? row.id,
        oldRank: row.rank,
        newRank,
        score,
        oldScore: row.score,
        parts: row.parts,
        contributions,
      }));
      return context.json({ subject: body.subject, runId, weights: body.weights, items }, 200);
    })
    .openapi(getWeights, async (context) => {
      const [inForce, ...earlier] = await readSignings(db);
      const run = await findLatestRun(db);
      const version = inForce?.version ?? 0;
      context.header('ETag', entityTag(version));
      return context.json(
        {
          version,
          weights: inForce?.weights ?? config.weights,
          signedBy: inForce?.signedBy ?? null,
          signedAt: inForce?.signedAt.toISOString() ?? null,
          lastRun: lastWeights(run?.settings),
          history: (inForce ? [inForce, ...earlier] : []).map(presentSigning),
        },
        200,
      );
    })
    .openapi(signWeights, async (context) => {
      const version = requireSeenVersion(context.req.valid('header')['if-match']);
      const { weights, reason } = context.req.valid('json');
      const { author: signedBy, authorId: accountId } = authorOf(context);
      const signing = { weights: requireWeights(weights), reason, signedBy, accountId };
      const signed = await recordSigning(db, version, signing);
      context.header('ETag', entityTag(signed.version));
      return context.json(presentSigning(signed), 200);
    })
    .openapi(compareYears, async (context) => {
      const { subject: what, ids, limit } = context.req.valid('query');
      const sight = sightOf(context, config);
      const isInSight = await readSubjectsInSight(db, what, sight);
      const runId = await requireRun(db);
      const wanted = new Set(ids?.split(',').filter((one) => one !== ''));
      const rows = (await scoresOf[what](String(runId), runId))
        .filter((row) => isInSight(row) && (ids === undefined || wanted.has(row.id)))
        .slice(0, limit);
      return context.json(await describeYears(db, what, rows, sight.minimumPeople), 200);
    });
}

/** A kind by the run's people; an issue also by what people decided since. */
async function readSubjectsInSight(
  db: Db,
  what: 'issue' | 'kind',
  sight: Sight,
): Promise<(subject: ScoredSubject) => boolean> {
  const fewest = sight.minimumPeople;
  if (what === 'kind' || sight.confidential) return ({ people }) => people >= fewest;
  const issueIds = await readIssueIdsInSight(db, sight);
  return ({ id, people }) => people >= fewest && issueIds.has(Number(id));
}

async function requireRun(db: Db): Promise<number> {
  const { runId } = await readStateTag(db);
  if (runId !== null) return runId;
  throw new DomainError('not_found', '还没有运行结果', '请先导入数据，再运行一次');
}

/** @throws {DomainError} invalid_input: they do not sum to 1. */
function requireWeights(weights: Weights): Weights {
  try {
    return parseWeights(weights);
  } catch {
    throw new DomainError('invalid_input', '四项权重之和不是 1', '请调整权重，使四项之和为 1');
  }
}

/** Settings of a run are what the program wrote then; an older one may have written none. */
function lastWeights(settings: Readonly<Record<string, unknown>> | undefined): Weights | null {
  const parsed = weightsSchema.safeParse(settings?.['weights']);
  return parsed.success ? parsed.data : null;
}

/** An issue in sight has its parts shown: store/desk/sight-conditions.ts. */
const hideFewPeople = (years: readonly YearCount[], fewest: number) =>
  years.map(({ year, records, people, suggestions }) => ({
    year,
    records,
    people: people < fewest ? null : people,
    suggestions,
  }));

const presentSigning = ({ version, weights, signedBy, signedAt, reason }: SignedWeights) => ({
  version,
  weights,
  signedBy,
  signedAt: signedAt.toISOString(),
  reason,
});

async function describeYears(db: Db, what: 'issue' | 'kind', rows: readonly ScoredSubject[], fewest: number) {
  const ids = rows.map(({ id }) => id);
  const counts =
    what === 'issue' ? await countYearsOfIssues(db, ids.map(Number)) : await countYearsOfKinds(db, ids);
  const titles = await readSubjectTitles(db, what, ids);
  const present = what === 'issue' ? hideFewPeople : hideSmallYears;
  return {
    years: [...new Set(counts.map(({ year }) => year))].toSorted((a, b) => a - b),
    items: rows.map(({ id, rank }) => ({
      id,
      title: titles.get(id) ?? id,
      rank,
      years: present(
        counts.filter((count) => count.id === id),
        fewest,
      ),
    })),
  };
}
