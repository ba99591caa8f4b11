import { randomBytes } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { findPersonKey } from '../../config/person-key.ts';
import { DomainError } from '../../domain/errors.ts';
import { SOURCES, type Source } from '../../domain/record.ts';
import type { ApiKey } from '../../identity/api-key.ts';
import { pushRows } from '../../pipeline/push-rows.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies, Env } from '../dependencies.ts';

export const MOST_PUSHED_ROWS = 1000;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const pushedSchema = z
  .object({
    importId: z.number().int(),
    /** received = created + updated + unchanged + rejected. */
    received: z.number().int(),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.number().int(),
    masked: z.record(z.string(), z.number().int()),
    /** One per row, in order. */
    rows: z
      .array(
        z.object({
          /** 1 = first. */
          row: z.number().int(),
          sourceId: z.string().nullable(),
          state: z.enum(['created', 'updated', 'unchanged', 'rejected']),
          reason: z.string().nullable(),
          detail: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .openapi('Pushed');

const pushRecords = defineRoute('pushRecords', {
  summary: '推送一批来件：逐行答复；同一 Idempotency-Key 重发得到同一答复',
  tags: ['push'],
  request: {
    params: z.object({ source: z.enum(SOURCES) }),
    headers: z.object({
      'idempotency-key': z.string().optional().openapi({ description: '每批一个，1 至 200 个字符，必填' }),
    }),
    body: jsonBody(
      z.object({
        /** By the source's own column names, as in a file: 工单编号, 诉求内容 … */
        rows: z.array(z.record(z.string(), cell)).min(1).max(MOST_PUSHED_ROWS),
      }),
    ),
  },
  responses: { 200: jsonOf(pushedSchema) },
});

export function pushRoutes({ store: { db }, config }: Dependencies) {
  return createRouter().openapi(pushRecords, async (context) => {
    const { source } = context.req.valid('param');
    const { answer, replayed } = await pushRows(db, {
      rows: context.req.valid('json').rows,
      source,
      pusher: requirePusher(context, source),
      idempotencyKey: requireIdempotencyKey(context.req.valid('header')['idempotency-key']),
      personKey: findPersonKey(config, () => randomBytes(32).toString('hex')).key,
    });
    if (replayed) context.header('idempotency-replayed', 'true');
    return context.json(pushedSchema.parse(answer), 200);
  });
}

/** @throws {DomainError} unauthenticated, forbidden: the key is for another source. */
function requirePusher(context: Context<Env>, source: Source): ApiKey {
  const key = context.get('apiKey');
  if (!key) {
    throw new DomainError(
      'unauthenticated',
      '没有有效的 API 密钥',
      '请在 Authorization: Bearer 中带上管理员发放的密钥',
    );
  }
  if (key.source === source) return key;
  throw new DomainError(
    'forbidden',
    `这个密钥只能推送 ${key.source}`,
    '请改用该来源的地址，或请管理员发放新密钥',
  );
}

/** @throws {DomainError} invalid_input */
function requireIdempotencyKey(key: string | undefined): string {
  if (key !== undefined && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new DomainError(
    'invalid_input',
    '缺少 Idempotency-Key，或它不是 1 至 200 个不含空格的字符',
    '请给每一批一个新的标识（例如 UUID），重发同一批时用同一个',
  );
}
