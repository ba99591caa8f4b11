import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import type { Weights } from '../../../src/domain/ranking.ts';
import { answerOf, client, ifMatch, taggedAnswerOf } from './client.ts';

export const weightsQuery = queryOptions({
  queryKey: ['weights'],
  queryFn: () => taggedAnswerOf(client.api.ranking.weights.$get()),
});

export type WeightsInForce = InferResponseType<typeof client.api.ranking.weights.$get, 200>;
const whatIf = client.api.ranking['what-if'];
export type WhatIf = InferResponseType<typeof whatIf.$post, 200>;
export type Subject = WhatIf['subject'];

const MOST_SHOWN = 100;

/** What other weights would change; the service keeps nothing of it. */
export const whatIfQuery = (subject: Subject, weights: Weights) =>
  queryOptions({
    queryKey: ['what-if', subject, weights],
    queryFn: () => answerOf(whatIf.$post({ json: { subject, weights, limit: MOST_SHOWN } })),
    staleTime: 60_000,
  });

export const signWeights = (input: { etag: string; weights: Weights; reason: string }) =>
  answerOf(
    client.api.ranking.weights.$put({
      json: { weights: input.weights, reason: input.reason },
      header: ifMatch(input.etag),
    }),
  );
