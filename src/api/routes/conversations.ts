import { z } from '@hono/zod-openapi';
import { countSentences } from '../../assistant/write/count-sentences.ts';
import { DomainError } from '../../domain/errors.ts';
import { TURN_FAILURES, TURN_SCOPES, TURN_STATES, WRITERS } from '../../domain/turn.ts';
import {
  listConversations as readConversations,
  type StoredConversation,
} from '../../store/turns/conversations.ts';
import { readModelCalls, type StoredModelCall } from '../../store/turns/model-calls.ts';
import { readPassages } from '../../store/turns/passages.ts';
import { momentSchema } from '../china-time.ts';
import { cutPage, pageOf, pageQuery, readIdCursor } from '../cursor.ts';
import { createRouter, defineRoute, jsonOf } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { passageSchema, presentPassage } from '../turn-schema.ts';

const tags = ['audit'];
const id = z.coerce.number().int().positive();

const conversationSchema = z
  .object({
    /** Of the turn. */
    id: z.number().int(),
    draftId: z.number().int(),
    askedBy: z.number().int(),
    askedByName: z.string(),
    scope: z.enum(TURN_SCOPES),
    writer: z.enum(WRITERS),
    state: z.enum(TURN_STATES),
    failure: z.enum(TURN_FAILURES).nullable(),
    model: z.string().nullable(),
    /** What the deputy added, masked. */
    wish: z.string().nullable(),
    inputTokens: z.number().int(),
    outputTokens: z.number().int(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    /** Calls of the model that are still kept, and sentences written. */
    calls: z.number().int(),
    passages: z.number().int(),
  })
  .openapi('Conversation');

const callSchema = z.object({
  prompt: z.string(),
  promptVersion: z.string(),
  model: z.string(),
  /** SHA-256 of everything that was sent. */
  inputHash: z.string(),
  /** Refs that were in it. */
  retrieved: z.array(z.string()),
  /** Masked; null when nothing came. */
  output: z.string().nullable(),
  /** done, or why it failed. */
  result: z.string(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  milliseconds: z.number().int(),
  at: z.iso.datetime(),
});

const wholeSchema = z
  .object({
    conversation: conversationSchema,
    calls: z.array(callSchema),
    passages: z.array(passageSchema),
    /** What became of the passages, in the draft as it is now. */
    sentences: z.object({ kept: z.number().int(), edited: z.number().int(), dropped: z.number().int() }),
  })
  .openapi('WholeConversation');

const listConversations = defineRoute('listConversations', {
  summary: '助手的回合，新的在前',
  tags,
  request: {
    query: pageQuery.extend({
      accountId: id.optional(),
      draftId: id.optional(),
      since: momentSchema.optional(),
      until: momentSchema.optional(),
    }),
  },
  responses: { 200: jsonOf(pageOf(conversationSchema)) },
});

const getConversation = defineRoute('getConversation', {
  summary: '一个回合：模型的每次调用、写出的句子和它们的核对结果',
  tags,
  request: { params: z.object({ turn: id }) },
  responses: { 200: jsonOf(wholeSchema) },
});

export function conversationRoutes({ store: { db } }: Dependencies) {
  return createRouter()
    .openapi(listConversations, async (context) => {
      const { cursor, limit, accountId, draftId, since, until } = context.req.valid('query');
      const found = await readConversations(db, {
        ...{ askedBy: accountId, draftId },
        since: since === undefined ? undefined : new Date(since),
        until: until === undefined ? undefined : new Date(until),
        before: readIdCursor(cursor),
        limit: limit + 1,
      });
      const { items, next } = cutPage(found, limit, (conversation) => [conversation.id]);
      return context.json({ items: items.map(presentConversation), next }, 200);
    })
    .openapi(getConversation, async (context) => {
      const { turn } = context.req.valid('param');
      const [conversation] = await readConversations(db, { id: turn, limit: 1 });
      if (!conversation) throw new DomainError('not_found', `没有回合 ${turn}`, '请刷新列表');
      const [calls, passages] = [await readModelCalls(db, turn), await readPassages(db, turn)];
      return context.json(
        {
          conversation: presentConversation(conversation),
          calls: calls.map(presentCall),
          passages: passages.map(presentPassage),
          sentences: await countSentences(db, conversation.draftId, turn),
        },
        200,
      );
    });
}

function presentConversation({
  startedAt,
  finishedAt,
  ...conversation
}: StoredConversation): z.infer<typeof conversationSchema> {
  return {
    ...conversation,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

function presentCall({ id: _, turnId: __, at, ...call }: StoredModelCall): z.infer<typeof callSchema> {
  return { ...call, at: at.toISOString() };
}
