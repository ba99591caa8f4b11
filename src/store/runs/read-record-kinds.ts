import type { Selectable } from 'kysely';
import type { CurrentRecordKindView, Db } from '../database.ts';

/**
 * The kinds of suggestions, and of records in no issue, as the last saved run and people since say; ordered by
 * record id. A null kind is 待定.
 */
export function readRecordKinds(db: Db): Promise<Selectable<CurrentRecordKindView>[]> {
  return db.selectFrom('currentRecordKind').selectAll().orderBy('recordId').execute();
}
