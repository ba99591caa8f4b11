/** Rows of laws and articles as the program reads them: days are YYYY-MM-DD text on both engines. */
import { sql } from 'kysely';
import type { LawLevel } from '../../domain/law.ts';

/** One version of a law. */
export type StoredLaw = {
  readonly id: number;
  readonly name: string;
  readonly shortNames: readonly string[];
  readonly edition: string;
  readonly level: LawLevel;
  readonly issuer: string;
  /** First day in force, YYYY-MM-DD. */
  readonly validFrom: string;
  /** Last day in force; null = still in force. */
  readonly validTo: string | null;
  /** Where the text was taken from and whether it is whole. */
  readonly note: string;
};

export type StoredArticle = {
  readonly id: number;
  readonly number: number;
  /** 1 for 第十条之一; 0 = none. */
  readonly suffix: number;
  readonly text: string;
  /** False when a newer import dropped it; drafts that cite it still find it. */
  readonly active: boolean;
  readonly law: StoredLaw;
};

/** Columns of `law` and `article` as they are named in the statements of this folder. */
export type ArticleRow = Omit<StoredLaw, 'id'> & Omit<StoredArticle, 'law'> & { readonly lawId: number };

/** For statements over `law`. */
export const lawColumns = sql`
  law.id as law_id, law.name, law.short_names, law.edition, law.level, law.issuer, law.note,
  to_char(law.valid_from, 'YYYY-MM-DD') as valid_from, to_char(law.valid_to, 'YYYY-MM-DD') as valid_to
`;

/** For statements over `law join law_article as article`. */
export const articleColumns = sql`
  article.id, article.number, article.suffix, article.text, article.active, ${lawColumns}
`;

/** @param day YYYY-MM-DD. */
export const isInForce = (day: string) =>
  sql<boolean>`(law.valid_from <= ${day}::date and (law.valid_to is null or law.valid_to >= ${day}::date))`;

export type LawRow = Omit<StoredLaw, 'id'> & { readonly lawId: number };

export function lawOf(row: LawRow): StoredLaw {
  const { lawId, name, shortNames, edition, level, issuer, validFrom, validTo, note } = row;
  return { id: lawId, name, shortNames, edition, level, issuer, validFrom, validTo, note };
}

export function articleOf(row: ArticleRow): StoredArticle {
  const { id, number, suffix, text, active } = row;
  return { id, number, suffix, text, active, law: lawOf(row) };
}
