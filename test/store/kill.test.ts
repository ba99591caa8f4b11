import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMembers } from '../../src/store/issues/read-issues.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { readAsks } from '../../src/store/records/read-asks.ts';
import { countRecords } from '../../src/store/records/read-records.ts';
import { replaceAsks } from '../../src/store/records/replace-asks.ts';
import { upsertRecords } from '../../src/store/records/upsert-records.ts';
import { findLatestRun, listRuns } from '../../src/store/runs/read-runs.ts';
import { saveRun } from '../../src/store/runs/save-run.ts';
import { startRun } from '../../src/store/runs/start-run.ts';
import { draft, hashOf } from './drafts.ts';
import { BATCH_SIZE, batchOf } from './fixtures/batch-of.ts';
import { killAtLine } from './kill-at-line.ts';
import { createServerDatabase, ENGINES, type Engine, type TestDatabase } from './open-test-store.ts';
import { resultOf } from './run-results.ts';

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);

function createDirectory(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-kill-'));
  return { url: join(folder, 'data'), drop: async () => rmSync(folder, { recursive: true }) };
}

// PGlite opens a directory three times in a test: some 10 s each on a busy machine.
describe.each(ENGINES)('killed with SIGKILL on %s', { timeout: 300_000 }, (engine: Engine) => {
  let database: TestDatabase;
  let store: Store | undefined;
  beforeEach(async () => {
    database = engine === 'pg' ? await createServerDatabase() : createDirectory();
  });
  afterEach(async () => {
    await store?.close();
    await database.drop();
  });

  it('in the middle of storing: whole batches only, and starting over doubles and loses nothing', async () => {
    await killAtLine(fixture('upsert-loop.ts'), [database.url], /^stored 2$/);
    store = await openStore(database.url);
    const { db } = store;
    // Each batch brings BATCH_SIZE - 1 records of its own; all share one more.
    const batches = ((await countRecords(db)) - 1) / (BATCH_SIZE - 1);
    expect(Number.isInteger(batches)).toBe(true);
    expect(batches).toBeGreaterThanOrEqual(3);

    const total = batches + 2;
    for (let batch = 0; batch < total; batch++) await upsertRecords(db, batchOf(batch), null);
    expect(await countRecords(db)).toBe(total * (BATCH_SIZE - 1) + 1);
    const versions = await db
      .selectFrom('record')
      .innerJoin('recordVersion', 'recordVersion.recordId', 'record.id')
      .select(['record.sourceId', 'recordVersion.version'])
      .execute();
    const own = versions.filter(({ sourceId }) => sourceId !== 'shared');
    expect(own).toHaveLength(total * (BATCH_SIZE - 1));
    expect(own.every(({ version }) => version === 1)).toBe(true);
    // The shared record went 0 … batches - 1, then 0 … total - 1: a version each time.
    expect(versions.length - own.length).toBe(batches + total);
  });

  it('while saving a run: the earlier run stays whole', async () => {
    store = await openStore(database.url);
    await upsertRecords(store.db, [draft('A'), draft('B')], null);
    const asks = [1, 2].map((recordId) => ({
      recordId,
      version: 1,
      spans: [{ start: 0, end: 2 }],
      textHashes: [hashOf(String(recordId))],
    }));
    await replaceAsks(store.db, asks);
    const runId = await startRun(store.db, { settings: {}, spaceId: null });
    await saveRun(
      store.db,
      runId,
      resultOf({
        members: [
          [1, 1],
          [2, 1],
        ],
      }),
    );
    await store.close();
    store = undefined;

    await killAtLine(fixture('save-run-uncommitted.ts'), [database.url], /^written, not committed$/);
    store = await openStore(database.url);
    const { db } = store;
    expect(await readMembers(db)).toMatchObject([
      { askId: 1, issueId: 1 },
      { askId: 2, issueId: 1 },
    ]);
    expect((await findLatestRun(db))?.id).toBe(runId);
    expect(await readAsks(db)).toHaveLength(2);

    const again = await startRun(db, { settings: {}, spaceId: null });
    await saveRun(db, again, resultOf({ members: [[1, 1]], unclustered: [2] }));
    expect((await listRuns(db)).map(({ state, error }) => [state, error])).toEqual([
      ['done', null],
      ['failed', 'overtaken'],
      ['done', null],
    ]);
  });
});
