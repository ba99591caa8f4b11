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

/** Of those of these terms that are not the rarest. */
export async function readTermShares(
  db: Db,
  { suggestion, terms }: { suggestion: boolean; terms: readonly string[] },
): Promise<Map<string, number>> {
  if (terms.length === 0) return new Map();
  const { rows } = await sql<{ term: string; share: number }>`
    select term, share from term_share where suggestion = ${suggestion} and term = any (${[...terms]}::text[])
  `.execute(db);
  return new Map(rows.map(({ term, share }) => [term, share]));
}

/** The greatest id of an indexed record: no fewer than there are, and known without counting a million. */
export async function readGreatestIndexed(db: Db): Promise<number> {
  const { rows } = await sql<{ greatest: number | null }>`
    select max(record_id) as greatest from record_terms
  `.execute(db);
  return rows[0]?.greatest ?? 0;
}
