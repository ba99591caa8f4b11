import { z } from '@hono/zod-openapi';
import { requireDraftFor, requireOwnDraft } from '../../assistant/drafts/require-draft.ts';
import { saveContent } from '../../assistant/drafts/save-content.ts';
import { EMPTY_CONTENT } from '../../domain/draft.ts';
import { DomainError } from '../../domain/errors.ts';
import { DRAFT_LISTS, listDraftRows } from '../../store/drafts/read-drafts.ts';
import { findVersion, listVersions } from '../../store/drafts/versions.ts';
import { insertDraft } from '../../store/drafts/write-content.ts';
import { chinaDayOf } from '../china-time.ts';
import { cutPage, idPlace, momentPlace, pageOf, pageQuery, readCursor } from '../cursor.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import {
  draftContentSchema,
  draftRowSchema,
  draftSchema,
  draftVersionRowSchema,
  draftVersionSchema,
  savedSchema,
} from '../draft-schemas.ts';
import { entityTag, ifMatchHeader, requireSeenVersion } from '../entity-tag.ts';
import { requireAccount } from '../guard.ts';
import { maskDraft } from '../mask-draft.ts';
import { maskTyped } from '../mask-typed.ts';
import { presentDraft, presentDraftRow } from '../present-draft.ts';

const tags = ['assistant'];
const id = z.coerce.number().int().positive();
const draftParams = z.object({ id });

const listDrafts = defineRoute('listDrafts', {
  summary: '草稿列表，最近改动的在前：自己的、请我联名的；工作人员看已提交和退回的',
  tags,
  request: {
    query: pageQuery.extend({
      list: z.enum(DRAFT_LISTS).optional().openapi({
        description: 'own 自己的，asked 请我联名的，received 已提交和退回的（工作人员）；不填按角色',
      }),
    }),
  },
  responses: { 200: jsonOf(pageOf(draftRowSchema)) },
});

const createDraft = defineRoute('createDraft', {
  summary: '新建草稿；关切的文字先遮盖个人信息再保存',
  tags,
  request: {
    body: jsonBody(
      z.strictObject({
        concern: z
          .string()
          .trim()
          .min(1)
          .max(2000)
          .transform((text) => maskTyped(text)),
      }),
    ),
  },
  responses: { 201: jsonOf(draftSchema, '带 ETag：version') },
});

const getDraft = defineRoute('getDraft', {
  summary: '草稿的内容、状态、联名人，每一句的来历和核对结果；带 ETag：version',
  tags,
  request: { params: draftParams },
  responses: { 200: jsonOf(draftSchema) },
});

const saveDraft = defineRoute('saveDraft', {
  summary: '保存草稿；同一人五分钟内的连续输入合为一个版本，内容不变时不产生版本',
  tags,
  request: {
    params: draftParams,
    headers: ifMatchHeader,
    body: jsonBody(
      z.strictObject({ content: draftContentSchema, cause: z.enum(['typed', 'restored']).default('typed') }),
    ),
  },
  responses: { 200: jsonOf(savedSchema, '带 ETag：version') },
});

const listDraftVersions = defineRoute('listDraftVersions', {
  summary: '草稿的历史版本，新的在前',
  tags,
  request: { params: draftParams },
  responses: { 200: jsonOf(z.object({ items: z.array(draftVersionRowSchema) })) },
});

const getDraftVersion = defineRoute('getDraftVersion', {
  summary: '草稿的一个历史版本',
  tags,
  request: { params: z.object({ id, version: z.coerce.number().int().positive().max(2_147_483_647) }) },
  responses: { 200: jsonOf(draftVersionSchema) },
});

export function draftRoutes({ store: { db }, now }: Dependencies) {
  return createRouter()
    .openapi(listDrafts, async (context) => {
      const account = requireAccount(context);
      const {
        cursor,
        limit,
        list = account.role === 'staff' ? 'received' : 'own',
      } = context.req.valid('query');
      const after = cursor === undefined ? null : readCursor(cursor, z.tuple([momentPlace, idPlace]));
      const rows = await listDraftRows(db, account, {
        list,
        after: after && { updatedAt: after[0], id: after[1] },
        limit: limit + 1,
      });
      const { items, next } = cutPage(rows, limit, (row) => [row.updatedAt.toISOString(), row.id]);
      return context.json({ items: items.map((row) => presentDraftRow(row, account)), next }, 200);
    })
    .openapi(createDraft, async (context) => {
      const account = requireAccount(context);
      const { concern } = context.req.valid('json');
      const draftId = await insertDraft(db, {
        ...{ ownerId: account.id, concern, now: now() },
        content: EMPTY_CONTENT,
      });
      const draft = await requireDraftFor(db, draftId, account);
      context.header('ETag', entityTag(draft.version));
      return context.json(await presentDraft(db, draft, account, chinaDayOf(now())), 201);
    })
    .openapi(getDraft, async (context) => {
      const account = requireAccount(context);
      const draft = await requireDraftFor(db, context.req.valid('param').id, account);
      context.header('ETag', entityTag(draft.version));
      return context.json(await presentDraft(db, draft, account, chinaDayOf(now())), 200);
    })
    .openapi(saveDraft, async (context) => {
      const account = requireAccount(context);
      const seenVersion = requireSeenVersion(context.req.valid('header')['if-match']);
      const { id: draftId } = await requireOwnDraft(db, context.req.valid('param').id, account);
      const { content, cause } = context.req.valid('json');
      const { content: typed, masked } = maskDraft(content);
      const saved = await saveContent(db, seenVersion, {
        ...{ draftId, cause, content: typed },
        ...{ savedBy: account.id, now: now() },
      });
      const { version, updatedAt } = saved;
      context.header('ETag', entityTag(version));
      return context.json(
        { id: draftId, version, content: saved.content, masked, updatedAt: updatedAt.toISOString() },
        200,
      );
    })
    .openapi(listDraftVersions, async (context) => {
      const { id: draftId } = await requireDraftFor(
        db,
        context.req.valid('param').id,
        requireAccount(context),
      );
      const versions = await listVersions(db, draftId);
      const items = versions.map(({ savedByName, savedAt, ...version }) => ({
        ...version,
        savedBy: savedByName,
        savedAt: savedAt.toISOString(),
      }));
      return context.json({ items }, 200);
    })
    .openapi(getDraftVersion, async (context) => {
      const { id: draftId, version: number } = context.req.valid('param');
      await requireDraftFor(db, draftId, requireAccount(context));
      const found = await findVersion(db, draftId, number);
      if (found === undefined) {
        throw new DomainError('not_found', `草稿 ${draftId} 没有第 ${number} 版`, '请从历史版本中选择');
      }
      const { savedByName, savedAt, ...version } = found;
      return context.json({ ...version, savedBy: savedByName, savedAt: savedAt.toISOString() }, 200);
    });
}
