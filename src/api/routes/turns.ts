import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { STATE_NAMES } from '../../assistant/drafts/draft-words.ts';
import { canBeEdited, requireOwnDraft } from '../../assistant/drafts/require-draft.ts';
import { CLOSED_SILENT_SECONDS } from '../../assistant/write/run-turn.ts';
import { DomainError } from '../../domain/errors.ts';
import { TURN_SCOPES } from '../../domain/turn.ts';
import type { Db } from '../../store/database.ts';
import type { ReadDraft } from '../../store/drafts/read-drafts.ts';
import { readPassages } from '../../store/turns/passages.ts';
import { askTurnToStop, closeSilentTurns, findTurn, type StoredTurn } from '../../store/turns/turns.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies, Env } from '../dependencies.ts';
import { type FollowingTurn, followTurn } from '../follow-turn.ts';
import { requireAccount } from '../guard.ts';
import { maskTyped } from '../mask-typed.ts';
import { sightOf } from '../sight-of.ts';
import type { TurnRunner } from '../turn-runner.ts';
import { presentTurn, turnSchema } from '../turn-schema.ts';

const id = z.coerce.number().int().positive();
const draftParams = z.object({ id });
const turnParams = z.object({ id, turn: id });

const startTurn = defineRoute('startTurn', {
  summary: '请助手写整稿或其中一部分；已有回合在写时为 409',
  tags: ['assistant'],
  request: {
    params: draftParams,
    body: jsonBody(
      z.strictObject({
        scope: z.enum(TURN_SCOPES).default('all'),
        /** What the deputy adds: an answer to a question, an emphasis. */
        wish: z.string().trim().max(500).nullable().default(null),
      }),
    ),
  },
  responses: { 202: jsonOf(turnSchema, '已开始；过程见 /api/drafts/{id}/turns/{turn}/events') },
});

const getTurn = defineRoute('getTurn', {
  summary: '一个回合和它已写出的句子',
  tags: ['assistant'],
  request: { params: turnParams },
  responses: { 200: jsonOf(turnSchema) },
});

const streamTurn = defineRoute('streamTurn', {
  summary: '回合的过程（SSE）：先发已发生的，再逐个发新的，以 end 结束；断线后带 Last-Event-ID 续传',
  tags: ['assistant'],
  request: {
    params: turnParams,
    query: z.object({
      after: z.coerce.number().int().min(0).max(2_147_483_647).default(0).openapi({
        description: '从这个序号之后开始；请求头 Last-Event-ID 优先',
      }),
    }),
  },
  responses: {
    200: {
      description: 'event: turn，id 为序号，data 为一个 TurnEvent；空闲时发注释行保持连接',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  },
});

const cancelTurn = defineRoute('cancelTurn', {
  summary: '请助手停下；已写出的句子保留',
  tags: ['assistant'],
  request: { params: turnParams },
  responses: { 202: jsonOf(turnSchema) },
});

const LOOK_MS = 200;
const ALIVE_MS = 15_000;

export function turnRoutes({ store: { db }, config, closing }: Dependencies, turns: TurnRunner) {
  return createRouter()
    .openapi(startTurn, async (context) => {
      const account = requireAccount(context);
      const draft = await requireWritable(db, context, context.req.valid('param').id);
      const { scope, wish } = context.req.valid('json');
      const turn = await turns.start({
        draft,
        scope,
        wish: wish === '' ? null : maskTyped(wish),
        accountId: account.id,
        sight: sightOf(context, config),
      });
      return context.json(await show(db, turn), 202);
    })
    .openapi(getTurn, async (context) => {
      const { id: draftId, turn } = context.req.valid('param');
      return context.json(await show(db, await requireTurn(db, context, draftId, turn)), 200);
    })
    .openapi(streamTurn, async (context) => {
      const { id: draftId, turn } = context.req.valid('param');
      const { id: turnId } = await requireTurn(db, context, draftId, turn);
      const after = readLastEvent(context) ?? context.req.valid('query').after;
      const place = { draftId, turnId, after, sight: sightOf(context, config) };
      const mayGoOn = () => isStillSignedIn(context);
      const stream = streamSSE(context, (sse) => sendTurn(sse, db, place, { mayGoOn, closing }));
      // A proxy that collects the answer would show nothing until the end.
      const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' };
      return context.body(stream.body ?? '', 200, { ...headers, 'x-accel-buffering': 'no' });
    })
    .openapi(cancelTurn, async (context) => {
      const { id: draftId, turn } = context.req.valid('param');
      const { state } = await requireTurn(db, context, draftId, turn);
      const asked = await askTurnToStop(db, turn);
      if (!asked) {
        throw new DomainError('conflict', `回合 ${turn} 已经结束（${state}），不能停止`, '请刷新页面');
      }
      turns.stopHere(turn);
      return context.json(await show(db, asked), 202);
    });
}

/** @throws {DomainError} not_found. forbidden: another's, who asked the caller to sign it. conflict: it is not being written. */
async function requireWritable(db: Db, context: Context<Env>, draftId: number): Promise<ReadDraft> {
  const draft = await requireOwnDraft(db, draftId, requireAccount(context));
  if (canBeEdited(draft.state)) return draft;
  throw new DomainError(
    'conflict',
    `草稿 ${draftId} 现在是“${STATE_NAMES[draft.state]}”，不能再写`,
    draft.state === 'submitted' ? '请先撤回，改后再提交' : '请先恢复',
  );
}

/** A turn whose writer fell silent is closed before it is shown. */
async function requireTurn(
  db: Db,
  context: Context<Env>,
  draftId: number,
  turnId: number,
): Promise<StoredTurn> {
  await requireOwnDraft(db, draftId, requireAccount(context));
  await closeSilentTurns(db, CLOSED_SILENT_SECONDS, draftId);
  const turn = await findTurn(db, draftId, turnId);
  if (turn) return turn;
  throw new DomainError('not_found', `草稿 ${draftId} 没有回合 ${turnId}`, '请刷新页面');
}

async function show(db: Db, turn: StoredTurn) {
  return presentTurn(turn, await readPassages(db, turn.id));
}

/** What the browser says it saw last; nonsense is as none. */
function readLastEvent(context: Context<Env>): number | undefined {
  const parsed = z.coerce
    .number()
    .int()
    .min(0)
    .max(2_147_483_647)
    .safeParse(context.req.header('last-event-id') || undefined);
  return parsed.data;
}

/** As who they were when the stream began: whoever signed out, was closed or got another district asks anew. */
async function isStillSignedIn(context: Context<Env>): Promise<boolean> {
  const { id: accountId, role, district } = requireAccount(context);
  const account = await context.get('readAccount')();
  return account?.id === accountId && account.role === role && account.district === district;
}

type Sending = { readonly mayGoOn: () => Promise<boolean>; readonly closing?: AbortSignal | undefined };

async function sendTurn(
  sse: SSEStreamingApi,
  db: Db,
  place: Pick<FollowingTurn, 'draftId' | 'turnId' | 'after' | 'sight'>,
  { mayGoOn, closing }: Sending,
): Promise<void> {
  const stop = new AbortController();
  sse.onAbort(() => stop.abort());
  const signal = AbortSignal.any(closing ? [stop.signal, closing] : [stop.signal]);
  let last = performance.now();
  const wait = () => sse.sleep(LOOK_MS).then(() => {});
  for await (const next of followTurn(db, { ...place, wait, signal })) {
    if (next === null && performance.now() - last <= ALIVE_MS) continue;
    if (!(await mayGoOn())) return;
    if (next)
      await sse.writeSSE({ event: 'turn', id: String(next.ordinal), data: JSON.stringify(next.event) });
    else await sse.write(': alive\n\n');
    last = performance.now();
  }
}
