import { queryOptions } from '@tanstack/react-query';
import { answerOf, client, taggedAnswerOf } from '../../api/client.ts';

/** Begins as the tree of kinds does, so that a change of one refreshes both. */
export const kindQuery = (code: string) =>
  queryOptions({
    queryKey: ['kinds', code],
    queryFn: () => taggedAnswerOf(client.api.kinds[':code'].$get({ param: { code } })),
  });

export const proposalsQuery = queryOptions({
  queryKey: ['kinds', 'proposals'],
  queryFn: () => answerOf(client.api['kind-proposals'].$get()),
});

export const bundlesQuery = queryOptions({
  queryKey: ['bundles'],
  queryFn: () => answerOf(client.api.bundles.$get()),
});

export const bundleQuery = (kind: string) =>
  queryOptions({
    queryKey: ['bundles', kind],
    queryFn: () => answerOf(client.api.bundles[':kind'].$get({ param: { kind } })),
  });
