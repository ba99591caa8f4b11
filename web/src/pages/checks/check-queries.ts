import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';

export const checksQuery = queryOptions({
  queryKey: ['checks'],
  queryFn: () => answerOf(client.api['blind-checks'].$get()),
});

export const checkQuery = (id: number) =>
  queryOptions({
    queryKey: ['checks', id],
    queryFn: () => answerOf(client.api['blind-checks'][':id'].$get({ param: { id: String(id) } })),
  });
