import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from './client.ts';

export const kindsQuery = queryOptions({
  queryKey: ['kinds'],
  queryFn: () => answerOf(client.api.kinds.$get()),
  staleTime: 60_000,
});
