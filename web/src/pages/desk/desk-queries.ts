/** What the desk asks the service. Everything begins with 'review', so that one decision refreshes all of it. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { cursorOf, type Page, paged } from '../../api/paged.ts';
import type { Change } from './types.ts';

const REVIEW = 'review';
export const reviewKey = [REVIEW] as const;

const idOf = (id: number) => ({ id: String(id) });

export const itemsOf = <Item>(data: { readonly pages: readonly Page<Item>[] } | undefined): readonly Item[] =>
  data?.pages.flatMap(({ items }) => items) ?? [];

export const inboxQuery = (change: Change | null) =>
  infiniteQueryOptions({
    queryKey: [REVIEW, 'inbox', change],
    queryFn: ({ pageParam }) =>
      answerOf(
        client.api.inbox.$get({
          query: { ...cursorOf(pageParam), limit: '50', ...(change ? { change } : {}) },
        }),
      ),
    ...paged,
  });

export const issueQuery = (id: number) =>
  queryOptions({
    queryKey: [REVIEW, 'issue', id],
    queryFn: () => answerOf(client.api.issues[':id'].$get({ param: idOf(id) })),
  });

export const membersQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: [REVIEW, 'members', id],
    queryFn: ({ pageParam }) =>
      answerOf(
        client.api.issues[':id'].members.$get({
          param: idOf(id),
          query: { ...cursorOf(pageParam), limit: '50' },
        }),
      ),
    ...paged,
  });

export const nearQuery = (id: number) =>
  queryOptions({
    queryKey: [REVIEW, 'near', id],
    queryFn: () => answerOf(client.api.issues[':id'].near.$get({ param: idOf(id), query: { limit: '8' } })),
  });

export const historyQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: [REVIEW, 'history', id],
    queryFn: ({ pageParam }) =>
      answerOf(
        client.api.issues[':id'].history.$get({
          param: idOf(id),
          query: { ...cursorOf(pageParam), limit: '30' },
        }),
      ),
    ...paged,
  });

export const titleSearchQuery = (text: string) =>
  queryOptions({
    queryKey: [REVIEW, 'title', text],
    queryFn: () => answerOf(client.api.issues.$get({ query: { text, limit: '12' } })),
    enabled: text.length >= 2,
  });

const SIMILAR_ASKS = 30;

/** The issues of the asks that are most like a text, nearest first. */
export const similarIssuesQuery = (text: string) =>
  queryOptions({
    queryKey: [REVIEW, 'similar', text],
    queryFn: async () => {
      const { items } = await answerOf(
        client.api.records.similar.$post({ json: { text: text.slice(0, 5000), k: SIMILAR_ASKS } }),
      );
      const found = new Map<number, { id: number; title: string; note: string }>();
      for (const { issue, similarity } of items) {
        if (issue === null || found.has(issue.id)) continue;
        found.set(issue.id, { ...issue, note: `相似 ${similarity.toFixed(2)}` });
      }
      return [...found.values()];
    },
    enabled: text.trim().length >= 2,
  });

export type DecisionFilter = {
  readonly author?: string;
  readonly issue?: string;
  readonly state: 'standing' | 'undone' | 'all';
};

export const decisionsQuery = (filter: DecisionFilter) =>
  infiniteQueryOptions({
    queryKey: [REVIEW, 'decisions', filter],
    queryFn: ({ pageParam }) =>
      answerOf(client.api.decisions.$get({ query: { ...cursorOf(pageParam), limit: '50', ...filter } })),
    ...paged,
  });

export const contradictionsQuery = queryOptions({
  queryKey: [REVIEW, 'contradictions'],
  queryFn: () => answerOf(client.api.contradictions.$get()),
});

export type RecordFilter = { readonly [name: string]: string };

export const recordsQuery = (filter: RecordFilter) =>
  infiniteQueryOptions({
    queryKey: [REVIEW, 'records', filter],
    queryFn: ({ pageParam }) =>
      answerOf(client.api.records.$get({ query: { ...cursorOf(pageParam), limit: '50', ...filter } })),
    ...paged,
  });

export const recordQuery = (id: number) =>
  queryOptions({
    queryKey: [REVIEW, 'record', id],
    queryFn: () => answerOf(client.api.records[':id'].$get({ param: idOf(id) })),
  });

export const kindTreeQuery = queryOptions({
  queryKey: ['kinds'],
  queryFn: () => answerOf(client.api.kinds.$get()),
  staleTime: 60_000,
});

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: () => answerOf(client.api.departments.$get()),
  staleTime: 300_000,
});
