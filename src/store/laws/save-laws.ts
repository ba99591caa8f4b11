/** Laws of files into the store: again and again without harm, and never two versions in force at once. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { DomainError } from '../../domain/errors.ts';
import type { Law } from '../../domain/law.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';

export type LawOrigin = 'library' | 'import';
export type SaveOutcome = 'imported' | 'updated' | 'unchanged';

export type SaveOptions = {
  /** Text in the form of a tsvector: src/embed/search-terms.ts. Called only for laws that are written. */
  readonly termsOf: (text: string) => string;
  readonly origin: LawOrigin;
};

/**
 * All of them or none. A law is known by its name and edition; a changed one replaces texts, keeps the ids of its
 * articles and puts those it no longer has out of use.
 *
 * @returns what became of each, in the order given.
 * @throws {DomainError} conflict: two versions of one name would be in force on the same day.
 */
export function saveLaws(db: Db, laws: readonly Law[], options: SaveOptions): Promise<SaveOutcome[]> {
  return inTransaction(db, async (transaction) => {
    const outcomes: SaveOutcome[] = [];
    for (const law of laws) outcomes.push(await writeLaw(transaction, law, options));
    // After all of them: one file may end the version that another begins after.
    const written = laws.filter((_, index) => outcomes[index] !== 'unchanged');
    await refuseOverlaps(
      transaction,
      written.map(({ name }) => name),
    );
    return outcomes;
  });
}

/** @see {@link saveLaws} */
export async function saveLaw(db: Db, law: Law, options: SaveOptions): Promise<SaveOutcome> {
  const [outcome = 'unchanged'] = await saveLaws(db, [law], options);
  return outcome;
}

/** SHA-256 of everything the law says; the order of keys and of articles in its file does not matter. */
export function digestLaw(law: Law): string {
  const { name, shortNames, edition, level, issuer, validFrom, validTo, note } = law;
  const articles = law.articles
    .map(({ number, suffix, text }) => [number, suffix, text] as const)
    .toSorted(([a, b], [c, d]) => a - c || b - d);
  const content = [name, shortNames, edition, level, issuer, validFrom, validTo, note, articles];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

async function writeLaw(db: Db, law: Law, { termsOf, origin }: SaveOptions): Promise<SaveOutcome> {
  const digest = digestLaw(law);
  const stored = await db
    .selectFrom('law')
    .select('digest')
    .where('name', '=', law.name)
    .where('edition', '=', law.edition)
    .executeTakeFirst();
  if (stored?.digest === digest) return 'unchanged';
  const lawId = await upsertLaw(db, law, { digest, origin });
  await dropArticles(db, lawId, law);
  await upsertArticles(db, lawId, law, termsOf);
  return stored ? 'updated' : 'imported';
}

async function upsertLaw(
  db: Db,
  { name, shortNames, edition, level, issuer, validFrom, validTo, note }: Law,
  { digest, origin }: { readonly digest: string; readonly origin: LawOrigin },
): Promise<number> {
  const content = { shortNames, level, issuer, validFrom, validTo, note, digest, origin };
  const { id } = await db
    .insertInto('law')
    .values({ name, edition, ...content })
    .onConflict((conflict) =>
      conflict.columns(['name', 'edition']).doUpdateSet({ ...content, importedAt: sql<Date>`now()` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Out of use, not deleted: a draft may cite it. */
async function dropArticles(db: Db, lawId: number, { articles }: Law): Promise<void> {
  await sql`
    update law_article set active = false
    where law_id = ${lawId} and active and (number, suffix) not in (
      select * from unnest(
        ${articles.map(({ number }) => number)}::integer[], ${articles.map(({ suffix }) => suffix)}::integer[]
      )
    )
  `.execute(db);
}

async function upsertArticles(db: Db, lawId: number, law: Law, termsOf: SaveOptions['termsOf']) {
  for (const batch of batches(law.articles)) {
    const values = batch.map(({ number, suffix, text }) => ({
      lawId,
      number,
      suffix,
      text,
      // With its name: who looks for 物业 means the articles of 物业管理条例 first.
      terms: termsOf(`${law.name.replace('中华人民共和国', '')}\n${text}`),
      active: true,
    }));
    await db
      .insertInto('lawArticle')
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(['lawId', 'number', 'suffix']).doUpdateSet({
          text: sql<string>`excluded.text`,
          terms: sql<string>`excluded.terms`,
          active: true,
        }),
      )
      .execute();
  }
}

async function refuseOverlaps(db: Db, names: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string; earlier: string; later: string; day: string }>`
    select earlier.name, earlier.edition as earlier, later.edition as later,
      to_char(later.valid_from, 'YYYY-MM-DD') as day
    from law as earlier
    join law as later on later.name = earlier.name and later.id <> earlier.id
    where earlier.name = any(${names}::text[])
      and earlier.valid_from <= later.valid_from
      and (earlier.valid_to is null or earlier.valid_to >= later.valid_from)
    order by earlier.name, later.valid_from, earlier.id
    limit 1
  `.execute(db);
  const [found] = rows;
  if (!found) return;
  const { name, earlier, later, day } = found;
  throw new DomainError(
    'conflict',
    `《${name}》的“${earlier}”和“${later}”两个版本在 ${day} 同时有效`,
    '请在旧版本的文件中写明最后有效日期 validTo，和新版本一起导入',
  );
}
