/** 查: what was suggested before, what people report now, and the law. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { answerOf, client } from './client.ts';

export type FindAnswer = InferResponseType<typeof client.api.find.$post, 200>;
export type Chain = FindAnswer['earlier'][number];
export type Earlier = Chain['suggestions'][number];
export type Found = FindAnswer['issues'][number];

/** With fewer characters nothing sensible is found. */
export const FEWEST_CHARACTERS = 6;

/** A search that is no longer wanted is stopped: the signal is the query's. */
export const findQuery = (text: string) =>
  queryOptions({
    queryKey: ['find', text],
    queryFn: ({ signal }) => answerOf(client.api.find.$post({ json: { text } }, { init: { signal } })),
    enabled: text.length >= FEWEST_CHARACTERS,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
