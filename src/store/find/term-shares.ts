/** How common terms are: a search that asks for the rare ones is quick, and ranks by them. */
import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';

/** Of the records that are no suggestions, so many are looked at: a term in one of a thousand is seen five times. */
const SAMPLE = 5000;
/** A term that the sample has once may be in one of 5,000 or of 50,000: it is left out, as one that was not seen. */
const FEWEST = 2;

/** Counts anew. All suggestions are counted, they are few; of the others every n-th by id. About a second. */
export function countTermShares(db: Db): Promise<void> {
  return inTransaction(db, async (transaction) => {
    await transaction.deleteFrom('termShare').execute();
    await sql`
      with size as (select count(*)::float8 as texts from record_terms where suggestion)
      insert into term_share (suggestion, term, share)
      select true, counted.word, counted.ndoc / size.texts
      from size, ts_stat('select terms from record_terms where suggestion') as counted
    `.execute(transaction);
    const { rows } = await sql<{ step: number }>`
      select greatest(1, count(*) / ${SAMPLE}) as step from record_terms where not suggestion
    `.execute(transaction);
    const sample = `from record_terms where not suggestion and record_id % ${Number(rows[0]?.step ?? 1)} = 0`;
    await sql`
      with size as (select count(*)::float8 as texts ${sql.raw(sample)})
      insert into term_share (suggestion, term, share)
      select false, counted.word, counted.ndoc / size.texts
      from size, ts_stat(${`select terms ${sample}`}) as counted
      where counted.ndoc >= ${FEWEST}
    `.execute(transaction);
  });
}

export type TermShares = {
  /** Of those of the terms that are not the rarest. */
  readonly shares: ReadonlyMap<string, number>;
  /** How many texts there are; of the records that are no suggestions it may be fewer. */
  readonly texts: number;
};

export async function readTermShares(
  db: Db,
  { suggestion, terms }: { suggestion: boolean; terms: readonly string[] },
): Promise<TermShares> {
  const size = suggestion
    ? sql`select count(*) from record_terms where suggestion`
    : // The greatest id instead of counting a million.
      sql`select coalesce(max(record_id), 0) from record_terms`;
  const { rows } = await sql<{ texts: number; term: string | null; share: number | null }>`
    select size.texts, known.term, known.share
    from (select (${size}) as texts) as size
    left join term_share as known
      on known.suggestion = ${suggestion} and known.term = any (${[...terms]}::text[])
  `.execute(db);
  const shares = rows.flatMap(({ term, share }) =>
    term === null || share === null ? [] : [[term, share] as const],
  );
  return { shares: new Map(shares), texts: rows[0]?.texts ?? 0 };
}
