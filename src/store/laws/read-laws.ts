import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { type LawRow, lawColumns, lawOf, type StoredLaw } from './law-row.ts';
import type { LawOrigin } from './save-laws.ts';

export type ListedLaw = StoredLaw & {
  /** Those in use. */
  readonly articles: number;
};

/** All versions: laws first, then regulations and local ones; versions of one name together, newest first. */
export async function readLaws(db: Db): Promise<ListedLaw[]> {
  const { rows } = await sql<LawRow & { articles: number }>`
    select ${lawColumns}, (
      select count(*)::integer from law_article as article where article.law_id = law.id and article.active
    ) as articles
    from law
    order by array_position(array['law', 'regulation', 'local', 'rule'], law.level),
      law.name collate "C", law.valid_from desc
  `.execute(db);
  return rows.map(({ articles, ...row }) => ({ ...lawOf(row), articles }));
}

export type LawStamp = {
  readonly name: string;
  readonly edition: string;
  readonly digest: string;
  readonly origin: LawOrigin;
  readonly validFrom: string;
  readonly validTo: string | null;
};

/** What a start compares with the library's files: one small query. By name and first day. */
export async function readLawStamps(db: Db): Promise<LawStamp[]> {
  const { rows } = await sql<LawStamp>`
    select name, edition, digest, origin,
      to_char(valid_from, 'YYYY-MM-DD') as valid_from, to_char(valid_to, 'YYYY-MM-DD') as valid_to
    from law
    order by name collate "C", law.valid_from
  `.execute(db);
  return rows;
}
