import type { InferResponseType } from 'hono/client';
import type { client } from '../../api/client.ts';

export type Overview = InferResponseType<typeof client.api.overview.$get, 200>;
