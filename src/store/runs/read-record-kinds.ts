import type { Selectable } from 'kysely';
import type { Db, RecordKindTable } from '../database.ts';

/** The kinds of the suggestions as of the last saved run, ordered by record id; a null kind is 待定. */
export function readRecordKinds(db: Db): Promise<Selectable<RecordKindTable>[]> {
  return db.selectFrom('recordKind').selectAll().orderBy('recordId').execute();
}
