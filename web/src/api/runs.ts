import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { answerOf, client } from './client.ts';

export type RunList = InferResponseType<typeof client.api.runs.$get, 200>;
export type RunRow = RunList['items'][number];
const one = client.api.runs[':id'];
export type RunDetail = InferResponseType<typeof one.$get, 200>;
export type LineagePage = InferResponseType<typeof one.lineage.$get, 200>;

export const runQuery = (id: string) =>
  queryOptions({ queryKey: ['run', id], queryFn: () => answerOf(one.$get({ param: { id } })) });

export const createRun = (full: boolean) => answerOf(client.api.runs.$post({ json: { full } }));
