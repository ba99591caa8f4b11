/** Turns of the assistant, for the audit; and one article of the library of laws. */
import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { answerOf, client } from './client.ts';

const all = client.api.conversations;
export type Conversation = InferResponseType<typeof all.$get, 200>['items'][number];
export type WholeConversation = InferResponseType<(typeof all)[':turn']['$get'], 200>;

export const listConversations = (cursor: { cursor?: string }) => answerOf(all.$get({ query: cursor }));

export const conversationQuery = (turn: string) =>
  queryOptions({
    queryKey: ['conversation', turn],
    queryFn: () => answerOf(all[':turn'].$get({ param: { turn } })),
  });

export const articleQuery = (id: string) =>
  queryOptions({
    queryKey: ['law-article', id],
    queryFn: () => answerOf(client.api['law-articles'][':id'].$get({ param: { id }, query: {} })),
  });
