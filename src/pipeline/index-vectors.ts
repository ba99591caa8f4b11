import type { Store } from '../store/open-store.ts';
import { countRecords } from '../store/records/read-records.ts';
import { createVectorIndex } from '../store/vectors/vector-index.ts';

/** Below it a search that looks at every vector answers in a tenth of a second, and finds all. */
const FEWEST_RECORDS = 20_000;
const MEGABYTES_PER_THOUSAND = 6;
const MOST_MEGABYTES = 1024;

/**
 * The index that the search for similar asks needs once there are many: made when a run on a server is saved, takes
 * minutes the first time and nothing after that. The embedded database stays exact.
 */
export async function indexVectors({ db, engine }: Store): Promise<void> {
  const records = engine === 'pg' ? await countRecords(db) : 0;
  if (records < FEWEST_RECORDS) return;
  const memory = Math.ceil((records / 1000) * MEGABYTES_PER_THOUSAND);
  await createVectorIndex(db, { memory: Math.min(MOST_MEGABYTES, memory) });
}
