import type { Db } from '../../src/store/database.ts';
import { readRecords } from '../../src/store/records/read-records.ts';

/** Of the suggestions, by the record's id. */
export async function readSourceIds(db: Db): Promise<ReadonlyMap<number, string>> {
  const ids = new Map<number, string>();
  for await (const { id, source, sourceId } of readRecords(db)) {
    if (source === 'suggestion') ids.set(id, sourceId);
  }
  return ids;
}
