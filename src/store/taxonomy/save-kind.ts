import { sql } from 'kysely';
import type { Kind } from '../../domain/kind.ts';
import type { Db } from '../database.ts';

/**
 * Adds a kind or replaces one, by code; from then on it is a person's, and seeding leaves it alone.
 *
 * @param options.active false takes it out of the taxonomy; what refers to it stays readable.
 * @returns the kind's version, 1 for a new one.
 */
export async function saveKind(
  db: Db,
  fieldCode: string,
  { code, name, lead, assist, lexicon, usualAsk }: Kind,
  { active = true }: { active?: boolean } = {},
): Promise<number> {
  const content = {
    fieldCode,
    name,
    lead,
    assist: JSON.stringify(assist),
    lexicon: JSON.stringify(lexicon),
    usualAsk,
    active,
    source: 'person' as const,
  };
  const { version } = await db
    .insertInto('kind')
    .values({ code, ...content })
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet({ ...content, version: sql<number>`kind.version + 1` }),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
