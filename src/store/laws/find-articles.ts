import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { type ArticleRow, articleColumns, articleOf, isInForce, type StoredArticle } from './law-row.ts';

export type ArticleSearch = {
  /** As src/embed/search-terms.ts makes them. */
  readonly terms: readonly string[];
  /** YYYY-MM-DD: only what is in force then. */
  readonly day: string;
  readonly limit: number;
};

export type FoundArticle = StoredArticle & {
  /** Above 0; comparable within one search only. */
  readonly score: number;
};

/**
 * Full text: any of the terms, a rare term counting more than one that half of the articles have, and the same hits
 * counting less in a long article. Best first; equal ones by id.
 */
export async function findArticles(db: Db, { terms, day, limit }: ArticleSearch): Promise<FoundArticle[]> {
  if (terms.length === 0) return [];
  const { rows } = await sql<ArticleRow & { score: number }>`
    with asked as materialized (
      select term, ('''' || replace(replace(term, '\\', '\\\\'), '''', '''''') || '''')::tsquery as query
      from unnest(${[...new Set(terms)]}::text[]) as given (term)
    ), hit as materialized (
      select asked.term, article.id
      from asked
      join law_article as article on article.terms @@ asked.query and article.active
      join law on law.id = article.law_id and ${isInForce(day)}
    ), weight as (
      select term, ln(1 + (select count(*) from law_article)::float8 / count(*)) as weight
      from hit group by term
    ), scored as (
      select hit.id, sum(weight.weight) as score from hit join weight using (term) group by hit.id
    )
    select ${articleColumns}, scored.score / ln(10 + length(article.terms)) as score
    from scored
    join law_article as article on article.id = scored.id
    join law on law.id = article.law_id
    order by scored.score / ln(10 + length(article.terms)) desc, article.id
    limit ${limit}
  `.execute(db);
  return rows.map((row) => ({ ...articleOf(row), score: row.score }));
}
