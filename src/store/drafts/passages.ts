/** Sentences that machines wrote for a draft, in all its turns. */
import { sql } from 'kysely';
import type { Passage } from '../../domain/turn.ts';
import type { Db } from '../database.ts';
import type { StoredPassage } from '../turns/passages.ts';

export type WrittenPassage = Pick<Passage, 'id' | 'section' | 'text' | 'origin'>;

/** Oldest first. */
export function readWrittenPassages(db: Db, draftId: number): Promise<WrittenPassage[]> {
  return db
    .selectFrom('passage')
    .select(['id', 'section', 'text', 'origin'])
    .where('draftId', '=', draftId)
    .orderBy('id')
    .execute();
}

/** Of one section of one turn of this draft, in the order of writing. */
export function readSectionPassages(
  db: Db,
  { draftId, turnId, section }: { draftId: number } & Pick<Passage, 'turnId' | 'section'>,
): Promise<StoredPassage[]> {
  return db
    .selectFrom('passage')
    .select(['id', 'turnId', 'section', 'ordinal', 'text', 'origin', 'verdict', 'acceptedAt'])
    .where('draftId', '=', draftId)
    .where('turnId', '=', turnId)
    .where('section', '=', section)
    .orderBy('ordinal')
    .execute();
}

/** Who put them into the draft; whoever did it first stays. */
export async function markAccepted(
  db: Db,
  passageIds: readonly number[],
  { acceptedBy, now }: { acceptedBy: number; now: Date },
): Promise<void> {
  await db
    .updateTable('passage')
    .set({ acceptedBy, acceptedAt: now })
    .where(sql<boolean>`id = any (${[...passageIds]}::bigint[])`)
    .where('acceptedAt', 'is', null)
    .execute();
}
