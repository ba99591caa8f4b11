import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { ingestFile } from '../../src/pipeline/ingest-file.ts';
import { seedFromReference } from '../../src/pipeline/seed-reference.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readMembers } from '../../src/store/issues/read-issues.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { findLatestRun } from '../../src/store/runs/read-runs.ts';
import { killAtLine } from '../store/kill-at-line.ts';
import { createServerDatabase, ENGINES, type TestDatabase } from '../store/open-test-store.ts';
import { createFolder, type Folder, hotlineCsv, manyRows } from './ingest-fixtures.ts';

const CHILD = join(import.meta.dirname, 'fixtures/run-and-tell.ts');

describe.each(ENGINES)('a run killed with SIGKILL on %s', { timeout: 300_000 }, (engine) => {
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

  it('leaves the run before it as it was; the next one completes, and embeds nothing twice', async () => {
    const config = readConfig({}, { database: database.url });
    const file = folder.write('many.csv', hotlineCsv(manyRows(3000)));
    store = await openStore(database.url);
    await seedFromReference(store.db);
    await ingestFile(store, file, { source: 'hotline', personKey: 'key-of-this-test-only' });
    await store.close();

    await killAtLine(CHILD, [database.url], /^embed (?!0$)/);
    store = await openStore(database.url);
    expect(await findLatestRun(store.db)).toBeUndefined();
    const first = await runPipeline(store, { full: false, config });
    expect(first.asks).toBe(3000);
    expect(first.embedded).toBeLessThan(3000);
    const members = await readMembers(store.db);
    await store.close();

    await killAtLine(CHILD, [database.url], /^neighbours /);
    store = await openStore(database.url);
    expect(await readMembers(store.db)).toEqual(members);
    expect((await findLatestRun(store.db))?.digest).toBe(first.digest);
    const second = await runPipeline(store, { full: true, config });
    expect(second.digest).toBe(first.digest);
    expect(second.embedded).toBe(0);
  });
});
