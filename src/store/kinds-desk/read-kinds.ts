/** Kinds as the desk edits them: with version and source, those that are out of use too. */
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db, KindTable } from '../database.ts';

export type StoredKind = Selectable<KindTable>;

/** Those in use, by code. */
export function readStoredKinds(db: Db): Promise<StoredKind[]> {
  return db.selectFrom('kind').selectAll().where('active', '=', true).orderBy('code').execute();
}

export function findStoredKind(db: Db, code: string): Promise<StoredKind | undefined> {
  return db.selectFrom('kind').selectAll().where('code', '=', code).executeTakeFirst();
}

export function readFields(db: Db): Promise<{ code: string; name: string }[]> {
  return db.selectFrom('field').select(['code', 'name']).orderBy('position').orderBy('code').execute();
}

/** Codes of a field's kinds, in use or not: a code is never given twice. */
export async function readKindCodes(db: Db, fieldCode: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from kind where code like ${`${fieldCode}__`} order by code
  `.execute(db);
  return rows.map(({ code }) => code);
}

/** The code of the kind in use that has this name. */
export async function findKindNamed(db: Db, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('kind')
    .select('code')
    .where('name', '=', name)
    .where('active', '=', true)
    .executeTakeFirst();
  return row?.code;
}
