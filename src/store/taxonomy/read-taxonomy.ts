import { type Field, type Kind, kindSchema } from '../../domain/kind.ts';
import type { Db } from '../database.ts';

/** The fields in their order, each with its active kinds by code. */
export async function readTaxonomy(db: Db): Promise<Field[]> {
  const fields = await db.selectFrom('field').selectAll().orderBy('position').orderBy('code').execute();
  const kinds = await readActiveKinds(db);
  return fields.map(({ code, name, suggestionClass }) => ({
    code,
    name,
    suggestionClass,
    kinds: kinds.filter(({ fieldCode }) => fieldCode === code).map(({ kind }) => kind),
  }));
}

async function readActiveKinds(db: Db): Promise<{ fieldCode: string; kind: Kind }[]> {
  const rows = await db
    .selectFrom('kind')
    .select(['code', 'fieldCode', 'name', 'lead', 'assist', 'lexicon', 'usualAsk'])
    .where('active', '=', true)
    .orderBy('code')
    .execute();
  // An administrator edits the lexicon, so it is checked like any other input.
  return rows.map(({ fieldCode, ...kind }) => ({ fieldCode, kind: kindSchema.parse(kind) }));
}
