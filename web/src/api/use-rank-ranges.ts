import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from './client.ts';
import { kindsQuery } from './kinds.ts';
import type { Subject } from './ranking.ts';

export type RankRange = readonly [best: number, worst: number];

const MOST_SHOWN = '100';

/** Where each rank could be when the weights in force move by a fifth, by the id that the ranking shows. */
export function useRankRanges(subject: Subject): ReadonlyMap<string, RankRange> {
  const kinds = useQuery({ ...kindsQuery, enabled: subject === 'kind' });
  const issues = useQuery({
    queryKey: ['issues', 'ranges'],
    queryFn: () => answerOf(client.api.issues.$get({ query: { limit: MOST_SHOWN } })),
    enabled: subject === 'issue',
  });
  if (subject === 'kind') {
    const all = kinds.data?.fields.flatMap((field) => field.kinds) ?? [];
    return new Map(all.flatMap(({ code, ranked }) => (ranked ? [[code, ranked.rankRange] as const] : [])));
  }
  const all = issues.data?.items ?? [];
  return new Map(
    all.flatMap(({ id, ranking }) => (ranking ? [[String(id), ranking.rankRange] as const] : [])),
  );
}
