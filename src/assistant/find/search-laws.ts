import { type FoundArticle, findArticles } from '../../store/laws/find-articles.ts';
import type { Query } from './prepare-query.ts';
import type { SearchContext } from './search-context.ts';

/** Articles in force on the day, best first, by full text: they have no vectors. */
export function searchLaws(
  { db, day }: Pick<SearchContext, 'db' | 'day'>,
  { terms }: Pick<Query, 'terms'>,
  limit: number,
): Promise<FoundArticle[]> {
  return findArticles(db, { terms, day, limit });
}
