/** What people do with a draft besides typing: check, accept, vouch, sign, move. Each answers with the draft as it is. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ACCEPT_MODES, acceptPassages as accept } from '../../assistant/drafts/accept-passages.ts';
import { findHints } from '../../assistant/drafts/find-hints.ts';
import { findSameMatter } from '../../assistant/drafts/find-same-matter.ts';
import { judgeContent } from '../../assistant/drafts/judge-content.ts';
import { moveDraft as move } from '../../assistant/drafts/move-draft.ts';
import { requireDraftFor } from '../../assistant/drafts/require-draft.ts';
import {
  confirmDraft as confirm,
  setCosigners as nameCosigners,
  confirmCosigning as sign,
} from '../../assistant/drafts/vouch-for-draft.ts';
import { DRAFT_MOVES, SECTIONS } from '../../domain/draft.ts';
import { createQueryEmbedder } from '../../pipeline/embed-query.ts';
import { listActiveDeputies } from '../../store/drafts/cosigners.ts';
import { readEvidenceInSight } from '../../store/drafts/evidence-in-sight.ts';
import { chinaDayOf } from '../china-time.ts';
import { createRouter, defineRoute, jsonBody, jsonOf } from '../define-route.ts';
import type { Dependencies, Env } from '../dependencies.ts';
import {
  deputySchema,
  draftCheckSchema,
  draftContentSchema,
  draftSchema,
  shownEvidenceSchema,
} from '../draft-schemas.ts';
import { entityTag, ifMatchHeader, requireSeenVersion } from '../entity-tag.ts';
import { requireAccount } from '../guard.ts';
import { maskHint, maskSentence } from '../mask-check.ts';
import { maskDraft } from '../mask-draft.ts';
import { maskTyped } from '../mask-typed.ts';
import { presentDraft } from '../present-draft.ts';
import { sightOf } from '../sight-of.ts';

const tags = ['assistant'];
const id = z.number().int().positive();
const params = z.object({ id: z.coerce.number().int().positive() });
const changed = { 200: jsonOf(draftSchema, '带 ETag：version') };

const moveDraft = defineRoute('moveDraft', {
  summary: '提交、撤回、放弃、恢复（领衔代表）；退回修改（工作人员，须写原因）',
  tags,
  request: {
    params,
    headers: ifMatchHeader,
    body: jsonBody(
      z.strictObject({
        move: z.enum(DRAFT_MOVES),
        reason: z.string().trim().min(1).max(500).nullable().default(null).transform(maskTyped),
      }),
    ),
  },
  responses: changed,
});

const checkDraft = defineRoute('checkDraft', {
  summary: '检查草稿，或尚未保存的内容：提示、每一句的来历和核对结果；不保存任何内容',
  tags,
  request: {
    params,
    body: jsonBody(z.strictObject({ content: draftContentSchema.optional() })),
  },
  responses: { 200: jsonOf(draftCheckSchema) },
});

const acceptPassages = defineRoute('acceptPassages', {
  summary: '把助手写的句子放进一个部分：接在后面，或替换；不填 passageIds 为该部分全部可用的句子',
  tags,
  request: {
    params,
    headers: ifMatchHeader,
    body: jsonBody(
      z.strictObject({
        turnId: id,
        section: z.enum(SECTIONS),
        passageIds: z.array(id).min(1).max(100).nullable().default(null),
        mode: z.enum(ACCEPT_MODES),
      }),
    ),
  },
  responses: changed,
});

const confirmDraft = defineRoute('confirmDraft', {
  summary: '领衔代表核定这一版中助手写的内容；内容再有改动即失效',
  tags,
  request: { params, headers: ifMatchHeader },
  responses: changed,
});

const setCosigners = defineRoute('setCosigners', {
  summary: '请哪些代表联名（完整名单）',
  tags,
  request: { params, body: jsonBody(z.strictObject({ accountIds: z.array(id).max(200) })) },
  responses: changed,
});

const confirmCosigning = defineRoute('confirmCosigning', {
  summary: '联名人确认已读过这一版并联名；内容再有改动须重新确认',
  tags,
  request: { params, headers: ifMatchHeader },
  responses: changed,
});

const listDeputies = defineRoute('listDeputies', {
  summary: '可以请来联名的其他代表',
  tags,
  responses: { 200: jsonOf(z.object({ items: z.array(deputySchema) })) },
});

const listEvidence = defineRoute('listEvidence', {
  summary: '草稿的依据材料，按编号；读者不再能看的只留编号',
  tags,
  request: { params },
  responses: { 200: jsonOf(z.object({ items: z.array(shownEvidenceSchema) })) },
});

export function draftActRoutes({ store: { db }, config, now }: Dependencies) {
  const embedQuery = createQueryEmbedder(db, config);
  const today = () => chinaDayOf(now());

  async function show(context: Context<Env>, draftId: number) {
    const account = requireAccount(context);
    const draft = await requireDraftFor(db, draftId, account);
    context.header('ETag', entityTag(draft.version));
    return context.json(await presentDraft(db, draft, account, today()), 200);
  }

  return createRouter()
    .openapi(moveDraft, async (context) => {
      const seenVersion = requireSeenVersion(context.req.valid('header')['if-match']);
      const { id: draftId } = context.req.valid('param');
      await move(db, requireAccount(context), {
        ...context.req.valid('json'),
        ...{ draftId, seenVersion, now: now(), place: { day: today(), city: config.city } },
      });
      return show(context, draftId);
    })
    .openapi(checkDraft, async (context) => {
      // It changes nothing, although its text comes in a body.
      context.set('audited', true);
      const draft = await requireDraftFor(db, context.req.valid('param').id, requireAccount(context));
      const { content = draft.content } = context.req.valid('json');
      const { city } = config;
      const search = { db, sight: sightOf(context, config), embedQuery, day: today() };
      const earlier = await findSameMatter(search, maskDraft(content).content);
      const judged = await judgeContent(db, draft.id, content, today());
      const hints = await findHints(db, { ...judged, content, earlier, city, day: today() });
      return context.json({ hints: hints.map(maskHint), sentences: judged.sentences.map(maskSentence) }, 200);
    })
    .openapi(acceptPassages, async (context) => {
      const seenVersion = requireSeenVersion(context.req.valid('header')['if-match']);
      const { id: draftId } = context.req.valid('param');
      const acceptance = { ...context.req.valid('json'), draftId, seenVersion, now: now() };
      await accept(db, requireAccount(context), acceptance);
      return show(context, draftId);
    })
    .openapi(confirmDraft, async (context) => {
      const seenVersion = requireSeenVersion(context.req.valid('header')['if-match']);
      const { id: draftId } = context.req.valid('param');
      await confirm(db, requireAccount(context), { draftId, seenVersion, now: now() });
      return show(context, draftId);
    })
    .openapi(setCosigners, async (context) => {
      const { id: draftId } = context.req.valid('param');
      const { accountIds } = context.req.valid('json');
      await nameCosigners(db, requireAccount(context), { draftId, accountIds, now: now() });
      return show(context, draftId);
    })
    .openapi(confirmCosigning, async (context) => {
      const seenVersion = requireSeenVersion(context.req.valid('header')['if-match']);
      const { id: draftId } = context.req.valid('param');
      await sign(db, requireAccount(context), { draftId, seenVersion, now: now() });
      return show(context, draftId);
    })
    .openapi(listDeputies, async (context) =>
      context.json({ items: await listActiveDeputies(db, requireAccount(context).id) }, 200),
    )
    .openapi(listEvidence, async (context) => {
      const draft = await requireDraftFor(db, context.req.valid('param').id, requireAccount(context));
      return context.json({ items: await readEvidenceInSight(db, draft.id, sightOf(context, config)) }, 200);
    });
}
