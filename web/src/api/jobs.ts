import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import type { JobKind } from '../../../src/domain/job.ts';
import { answerOf, client } from './client.ts';

export type Job = InferResponseType<(typeof client.api.jobs)[':id']['$get'], 200>;

const END_STATES: readonly Job['state'][] = ['done', 'failed', 'cancelled'];

/** Nothing happens to it any more, unless a person asks for another attempt. */
export const isAtEnd = ({ state }: Job): boolean => END_STATES.includes(state);

const RECENT = '10';

/** The newest jobs of a kind. */
export const recentJobsQuery = (kind: JobKind) =>
  queryOptions({
    queryKey: ['jobs', kind],
    queryFn: () => answerOf(client.api.jobs.$get({ query: { kind, limit: RECENT } })),
    staleTime: 0,
  });
