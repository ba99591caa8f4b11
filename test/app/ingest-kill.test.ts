import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingestFile } from '../../src/pipeline/ingest-file.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { readAsks } from '../../src/store/records/read-asks.ts';
import { countRecords } from '../../src/store/records/read-records.ts';
import { killAtLine } from '../store/kill-at-line.ts';
import { createServerDatabase, ENGINES, type TestDatabase } from '../store/open-test-store.ts';
import { createFolder, type Folder, hotlineCsv, manyRows } from './ingest-fixtures.ts';

const PERSON_KEY = 'key-of-this-test-only';
const ROWS = 6000;
const CHILD = join(import.meta.dirname, 'fixtures/ingest-and-tell.ts');

describe.each(ENGINES)('an import killed with SIGKILL on %s', { timeout: 300_000 }, (engine) => {
  let folder: Folder;
  let database: TestDatabase;
  let store: Store | undefined;
  beforeEach(async () => {
    folder = createFolder();
    database =
      engine === 'pg' ? await createServerDatabase() : { url: folder.path('data'), drop: async () => {} };
  });
  afterEach(async () => {
    await store?.close();
    await database.drop();
    folder.remove();
  });

  it('leaves whole batches; importing again doubles and loses nothing', async () => {
    const file = folder.write('many.csv', hotlineCsv(manyRows(ROWS)));
    // The third batch is under way.
    await killAtLine(CHILD, [file, database.url, PERSON_KEY], /^rows 3000$/);
    store = await openStore(database.url);
    const stored = await countRecords(store.db);
    expect(stored % 1000).toBe(0);
    expect(stored).toBeLessThan(ROWS);
    expect(await readAsks(store.db)).toHaveLength(stored);

    const outcome = await ingestFile(store, file, { source: 'hotline', personKey: PERSON_KEY });
    expect(outcome).toMatchObject({ received: ROWS, created: ROWS - stored, unchanged: stored });
    expect(await countRecords(store.db)).toBe(ROWS);
    expect(await readAsks(store.db)).toHaveLength(ROWS);
  });
});
