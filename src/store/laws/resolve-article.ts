import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { type LawRow, lawColumns, lawOf, type StoredLaw } from './law-row.ts';

/** One version of the law that is named, and what it says there. */
export type ArticleVersion = {
  readonly law: StoredLaw;
  /** Null: this version has no such article, or the library's excerpt leaves it out. */
  readonly article: { readonly id: number; readonly text: string } | null;
};

export type ArticleName = {
  /** Full or short, with or without 中华人民共和国, without 《》. */
  readonly name: string;
  readonly number: number;
  readonly suffix: number;
};

/** Every version of a law of that name, oldest first; empty when the library has none. */
export async function resolveArticle(
  db: Db,
  { name, number, suffix }: ArticleName,
): Promise<ArticleVersion[]> {
  const { rows } = await sql<LawRow & { articleId: number | null; text: string | null }>`
    select ${lawColumns}, article.id as article_id, article.text
    from law
    left join law_article as article
      on article.law_id = law.id and article.active
      and article.number = ${number} and article.suffix = ${suffix}
    where ${name} in (law.name, replace(law.name, '中华人民共和国', '')) or ${name} = any(law.short_names)
    order by law.valid_from, law.id
  `.execute(db);
  return rows.map(({ articleId, text, ...row }) => ({
    law: lawOf(row),
    article: articleId === null || text === null ? null : { id: articleId, text },
  }));
}
