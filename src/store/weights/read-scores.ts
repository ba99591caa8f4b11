import { sql } from 'kysely';
import type { Parts } from '../../domain/ranking.ts';
import type { Db } from '../database.ts';

export type ScoredSubject = {
  readonly id: string;
  readonly rank: number;
  readonly score: number;
  readonly records: number;
  readonly people: number;
  readonly parts: Parts;
};

/** What is needed to rank a run's subjects anew: no indicators, so that 10^5 are read at once. By rank. */
export async function readScores(db: Db, runId: number, subject: 'issue' | 'kind'): Promise<ScoredSubject[]> {
  const { rows } = await sql<ScoredSubject>`
    select subject_id as id, rank, score, (counts ->> 'records')::int as records,
      (counts ->> 'people')::int as people, parts
    from ranking
    where run_id = ${runId}::bigint and subject = ${subject}::text
    order by rank
  `.execute(db);
  return rows;
}

/** Titles of issues, or names of kinds, by the id that the ranking knows them under. */
export async function readSubjectTitles(
  db: Db,
  subject: 'issue' | 'kind',
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } =
    subject === 'issue'
      ? await sql<{ id: string; title: string }>`
          select id::text as id, title from issue where id = any (${[...ids]}::bigint[])
        `.execute(db)
      : await sql<{ id: string; title: string }>`
          select code as id, name as title from kind where code = any (${[...ids]}::text[])
        `.execute(db);
  return new Map(rows.map(({ id, title }) => [id, title]));
}
