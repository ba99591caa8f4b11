import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { type ArticleRow, articleColumns, articleOf, type StoredArticle } from './law-row.ts';

/** Dropped ones too: a draft may cite them. Undefined when there never was one of that id. */
export async function readArticle(db: Db, id: number): Promise<StoredArticle | undefined> {
  const { rows } = await sql<ArticleRow>`
    select ${articleColumns}
    from law_article as article join law on law.id = article.law_id
    where article.id = ${id}
  `.execute(db);
  return rows.map(articleOf)[0];
}

type Neighbour = Pick<StoredArticle, 'id' | 'number' | 'suffix' | 'text'>;
export type Neighbours = { readonly before: Neighbour | null; readonly after: Neighbour | null };

/** The articles in use that the library has next before and next after it; in an excerpt others may lie between. */
export async function readNeighbours(db: Db, { law, number, suffix }: StoredArticle): Promise<Neighbours> {
  const { rows } = await sql<Neighbour & { before: boolean }>`
    (
      select id, number, suffix, text, true as before from law_article
      where law_id = ${law.id} and active and (number, suffix) < (${number}::integer, ${suffix}::integer)
      order by number desc, suffix desc limit 1
    ) union all (
      select id, number, suffix, text, false from law_article
      where law_id = ${law.id} and active and (number, suffix) > (${number}::integer, ${suffix}::integer)
      order by number, suffix limit 1
    )
  `.execute(db);
  const pick = (isBefore: boolean): Neighbour | null => {
    const row = rows.find(({ before }) => before === isBefore);
    return row ? { id: row.id, number: row.number, suffix: row.suffix, text: row.text } : null;
  };
  return { before: pick(true), after: pick(false) };
}
