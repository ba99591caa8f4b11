/** Filling the full text index: what is missing or of an older version, in batches that each stand by themselves. */
import { sql } from 'kysely';
import type { Source } from '../../domain/record.ts';
import type { Db } from '../database.ts';

export type UnindexedRecord = {
  readonly id: number;
  readonly version: number;
  readonly source: Source;
  readonly title: string;
  readonly body: string;
};

type Page = {
  /** Records with greater ids. */
  readonly after: number;
  readonly limit: number;
  /** Only what this import changed last. */
  readonly importId?: number | undefined;
};

/** Records whose words are not in the index as they are now, by id; never those told in confidence. */
export async function readUnindexed(db: Db, { after, limit, importId }: Page): Promise<UnindexedRecord[]> {
  const { rows } = await sql<UnindexedRecord>`
    select record.id, record.version, record.source, record.title, record.body
    from record left join record_terms as indexed on indexed.record_id = record.id
    where record.id > ${after} and not record.confidential and ${changedBy(importId)}
      and (indexed.version is null or indexed.version <> record.version)
    order by record.id
    limit ${limit}
  `.execute(db);
  return rows;
}

const changedBy = (importId: number | undefined) =>
  importId === undefined ? sql`true` : sql`record.import_id = ${importId}`;

export async function countUnindexed(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from record left join record_terms as indexed on indexed.record_id = record.id
    where not record.confidential and (indexed.version is null or indexed.version <> record.version)
  `.execute(db);
  return rows[0]?.count ?? 0;
}

export type IndexedTerms = {
  readonly recordId: number;
  readonly version: number;
  readonly suggestion: boolean;
  /** In the form of a tsvector: src/embed/search-terms.ts. */
  readonly terms: string;
};

export async function saveTerms(db: Db, rows: readonly IndexedTerms[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into record_terms (record_id, version, suggestion, terms)
    select * from unnest(
      ${rows.map(({ recordId }) => recordId)}::bigint[], ${rows.map(({ version }) => version)}::int[],
      ${rows.map(({ suggestion }) => suggestion)}::boolean[], ${rows.map(({ terms }) => terms)}::tsvector[]
    )
    on conflict (record_id) do update
      set version = excluded.version, suggestion = excluded.suggestion, terms = excluded.terms
      where record_terms.version < excluded.version
  `.execute(db);
}

/** Words of records that became confidential leave the index. */
export async function dropConfidential(db: Db, importId?: number): Promise<void> {
  await sql`
    delete from record_terms using record
    where record.id = record_terms.record_id and record.confidential and ${changedBy(importId)}
  `.execute(db);
}

/** Sorts what the last inserts left unsorted: a search reads the index alone again. */
export async function settleIndexes(db: Db): Promise<void> {
  await sql`
    select gin_clean_pending_list('record_terms_suggestions'), gin_clean_pending_list('record_terms_others')
  `.execute(db);
}
