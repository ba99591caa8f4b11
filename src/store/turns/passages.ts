import type { Passage } from '../../domain/turn.ts';
import type { Db } from '../database.ts';

export type NewPassage = Omit<Passage, 'id'>;

export async function insertPassage(db: Db, draftId: number, passage: NewPassage): Promise<Passage> {
  const { verdict, ...rest } = passage;
  const { id } = await db
    .insertInto('passage')
    .values({ ...rest, draftId, verdict: JSON.stringify(verdict) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, ...passage };
}

export type StoredPassage = Passage & { readonly acceptedAt: Date | null };

/** Of one turn, in the order of writing. */
export function readPassages(db: Db, turnId: number): Promise<StoredPassage[]> {
  return db
    .selectFrom('passage')
    .select(['id', 'turnId', 'section', 'ordinal', 'text', 'origin', 'verdict', 'acceptedAt'])
    .where('turnId', '=', turnId)
    .orderBy('id')
    .execute();
}
