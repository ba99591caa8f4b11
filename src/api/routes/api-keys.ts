import { z } from '@hono/zod-openapi';
import { SOURCES } from '../../domain/record.ts';
import { makeKey, revokeKey } from '../../identity/api-key.ts';
import { listApiKeys as readApiKeys, type StoredApiKey } from '../../store/identity/api-keys.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { requireAccount } from '../guard.ts';

const keySchema = z
  .object({
    id: z.number().int(),
    name: z.string(),
    /** The one source that may be pushed with it. */
    source: z.enum(SOURCES),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    lastUsedAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .openapi('ApiKey');

const listApiKeys = defineRoute('listApiKeys', {
  summary: 'API 密钥（包括已停用的）',
  tags: ['api-keys'],
  responses: { 200: jsonOf(z.object({ items: z.array(keySchema).readonly() })) },
});

const createApiKey = defineRoute('createApiKey', {
  summary: '新建 API 密钥；密钥本身只在这里出现一次',
  tags: ['api-keys'],
  request: { body: jsonBody(z.object({ name: z.string().trim().min(1).max(60), source: z.enum(SOURCES) })) },
  responses: { 201: jsonOf(z.object({ key: keySchema, secret: z.string() })) },
});

const revokeApiKey = defineRoute('revokeApiKey', {
  summary: '停用 API 密钥',
  tags: ['api-keys'],
  request: { params: z.object({ id: z.coerce.number().int().positive() }) },
  responses: { 204: { description: 'revoked, now or before' } },
});

export function apiKeyRoutes({ store, now }: Dependencies) {
  return createRouter()
    .openapi(listApiKeys, async (context) => {
      const items = (await readApiKeys(store.db)).map(present);
      return context.json({ items }, 200);
    })
    .openapi(createApiKey, async (context) => {
      const making = { ...context.req.valid('json'), by: requireAccount(context), now: now() };
      const { key, secret } = await makeKey(store.db, making);
      context.set('audited', true);
      return context.json({ key: present(key), secret }, 201);
    })
    .openapi(revokeApiKey, async (context) => {
      const { id } = context.req.valid('param');
      await revokeKey(store.db, id, { by: requireAccount(context), now: now() });
      context.set('audited', true);
      return context.body(null, 204);
    });
}

function present({ createdAt, lastUsedAt, revokedAt, ...key }: StoredApiKey) {
  return {
    ...key,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
