import { queryOptions } from '@tanstack/react-query';
import { client, taggedAnswerOf } from './client.ts';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => taggedAnswerOf(client.api.settings.$get()),
  staleTime: 300_000,
});
