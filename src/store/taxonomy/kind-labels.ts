import { type Selectable, sql } from 'kysely';
import type { Db, KindLabelTable } from '../database.ts';

export type KindLabel = {
  readonly subject: 'issue' | 'record';
  readonly subjectId: number;
  readonly kindCode: string;
  /** The masked text it was said of. */
  readonly text: string;
  readonly author: string;
};

/** What a person said about an issue or a record; said again, the newer one counts. */
export async function saveKindLabel(db: Db, label: KindLabel): Promise<void> {
  const { subject, subjectId, kindCode, text, author } = label;
  await db
    .insertInto('kindLabel')
    .values({ subject, subjectId, kindCode, text, author })
    .onConflict((conflict) =>
      conflict
        .columns(['subject', 'subjectId'])
        .doUpdateSet({ kindCode, text, author, at: sql<Date>`now()` }),
    )
    .execute();
}

/** When the correction is undone. */
export async function deleteKindLabel(db: Db, subject: 'issue' | 'record', subjectId: number): Promise<void> {
  await db
    .deleteFrom('kindLabel')
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .execute();
}

/** All labels, in the order they were first given. */
export function readKindLabels(db: Db): Promise<Selectable<KindLabelTable>[]> {
  return db.selectFrom('kindLabel').selectAll().orderBy('id').execute();
}
