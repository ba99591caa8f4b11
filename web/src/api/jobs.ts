import type { InferResponseType } from 'hono/client';
import type { client } from './client.ts';

export type Job = InferResponseType<(typeof client.api.jobs)[':id']['$get'], 200>;

const END_STATES: readonly Job['state'][] = ['done', 'failed', 'cancelled'];

/** Nothing happens to it any more, unless a person asks for another attempt. */
export const isAtEnd = ({ state }: Job): boolean => END_STATES.includes(state);
