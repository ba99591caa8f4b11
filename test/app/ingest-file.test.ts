import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askTextHash } from '../../src/pipeline/ask-text-hash.ts';
import { listExportedRecords } from '../../src/pipeline/export-records.ts';
import { type IngestOptions, ingestFile } from '../../src/pipeline/ingest-file.ts';
import { seedFromReference } from '../../src/pipeline/seed-reference.ts';
import type { Store } from '../../src/store/open-store.ts';
import { listImports, readRejects } from '../../src/store/records/imports.ts';
import { readAsks } from '../../src/store/records/read-asks.ts';
import { countRecords } from '../../src/store/records/read-records.ts';
import { ENGINES, emptyStore, openTestStore } from '../store/open-test-store.ts';
import { createFolder, type Folder, hotlineCsv, manyRows } from './ingest-fixtures.ts';

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

const OPTIONS: IngestOptions = { source: 'hotline', personKey: 'key-of-this-test-only' };

describe.each(ENGINES)('ingestFile on %s', (engine) => {
  let store: Store;
  let folder: Folder;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await emptyStore(store);
    await seedFromReference(store.db);
    folder = createFolder();
  });
  afterEach(() => folder.remove());
  const ingestRows = (rows: Parameters<typeof hotlineCsv>[0], options = OPTIONS) =>
    ingestFile(store, folder.write('file.csv', hotlineCsv(rows)), options);

  it('balances: received = created + updated + unchanged + rejected, and says so in the books', async () => {
    await ingestRows([{ id: 'A' }, { id: 'B' }]);
    const outcome = await ingestRows([
      { id: 'A' },
      { id: 'B', body: '又坏了一盏路灯。' },
      { id: 'C', phone: '13900000001', body: '请打13900000001联系我。' },
      { id: '' },
      { id: 'D', time: '2025-13-40' },
    ]);
    expect(outcome).toMatchObject({ received: 5, created: 1, updated: 1, unchanged: 1 });
    expect(outcome.rejected.map(({ row, line, reason }) => [row, line, reason])).toEqual([
      [4, 5, 'missing_id'],
      [5, 6, 'bad_date'],
    ]);
    expect(outcome.masked['phone']).toBe(1);
    const [, second] = await listImports(store.db);
    expect(second).toMatchObject({ fileName: 'file.csv', received: 5, created: 1, rejected: 2 });
    expect(second?.finishedAt).toBeInstanceOf(Date);
    expect(await readRejects(store.db, second?.id ?? 0)).toHaveLength(2);
  });

  it('stores asks whose hash is of the title and their own words', async () => {
    await ingestRows([{ id: 'A', title: '路灯', body: '路灯坏了三天了，晚上看不见路。' }]);
    const [ask, ...others] = await readAsks(store.db);
    expect(others).toEqual([]);
    expect(ask?.textHash).toBe(askTextHash('路灯', '路灯坏了三天了，晚上看不见路。', null));
    expect(ask?.textHash).not.toBe(askTextHash('路', '灯路灯坏了三天了，晚上看不见路。', null));
  });

  it('gives a record that comes several times in one file the asks of its last content only', async () => {
    const outcome = await ingestRows([
      { id: 'A', body: '路灯坏了三天了。' },
      { id: 'A', body: '路灯坏了五天了。' },
      { id: 'A', body: '路灯坏了五天了。' },
    ]);
    expect(outcome).toMatchObject({ received: 3, created: 1, updated: 1, unchanged: 1 });
    const asks = await readAsks(store.db);
    expect(asks.map(({ version, textHash }) => [version, textHash])).toEqual([
      [2, askTextHash('路灯不亮', '路灯坏了五天了。', null)],
    ]);
  });

  it('never splits a suggestion: one ask of the whole body', async () => {
    const text =
      '建议编号,建议标题,提出时间,案由,具体建议,领衔代表,代表团\n2025-001,关于停车的建议,2025-01-15,两个问题：一、停车位不够用，老旧小区尤其突出。二、路灯太暗，夜间行走不安全。,一、增加停车位八百个。二、更换路灯三百盏。,罗启明,南明代表团\n';
    await ingestFile(store, folder.write('s.csv', text), { ...OPTIONS, source: 'suggestion' });
    const [record] = await collect(listExportedRecords(store.db));
    const asks = await readAsks(store.db);
    expect(asks.map(({ start, end }) => [start, end])).toEqual([[0, record?.body.length]]);
  });

  it('stores nothing raw: what is exported is masked and people are hashes', async () => {
    await ingestRows([
      { id: 'A', name: '欧阳春梅', phone: '13900000002', body: '我是欧阳春梅，电话13900000002。' },
    ]);
    const exported = JSON.stringify(await collect(listExportedRecords(store.db)));
    expect(exported).toContain('[手机号]');
    expect(exported).not.toMatch(/欧阳春梅|13900000002/);
    expect(exported).toMatch(/"person":"[0-9a-f]{32}"/);
  });

  it('writes nothing for a file that is refused', async () => {
    const path = folder.write('other.csv', '甲,乙\n1,2\n');
    await expect(ingestFile(store, path, OPTIONS)).rejects.toThrow(/没有认得的列名/);
    await expect(ingestFile(store, folder.path('none.csv'), OPTIONS)).rejects.toThrow(/找不到文件/);
    expect(await listImports(store.db)).toEqual([]);
    expect(await countRecords(store.db)).toBe(0);
  });

  it('writes rejected rows to a file that can be corrected, and none when all is well', async () => {
    const rejectsPath = folder.path('rejects.csv');
    await ingestRows([{ id: 'A' }], { ...OPTIONS, rejectsPath });
    expect(existsSync(rejectsPath)).toBe(false);
    await ingestRows([{ id: 'A' }, { id: 'B', time: '明天' }], { ...OPTIONS, rejectsPath });
    const corrected = readFileSync(rejectsPath, 'utf8').replace('明天', '2025-03-02');
    const outcome = await ingestFile(store, folder.write('corrected.csv', corrected), OPTIONS);
    expect(outcome).toMatchObject({ received: 1, created: 1, rejected: [] });
  });

  it('stops between batches when it is asked to; doing it again completes it', async () => {
    const path = folder.write('many.csv', hotlineCsv(manyRows(3500)));
    const controller = new AbortController();
    const stopped = ingestFile(store, path, {
      ...OPTIONS,
      signal: controller.signal,
      onProgress: (_, done) => done >= 2000 && controller.abort(new Error('stop')),
    });
    await expect(stopped).rejects.toThrow('stop');
    expect(await countRecords(store.db)).toBe(2000);
    expect((await listImports(store.db))[0]?.finishedAt).toBeNull();
    const again = await ingestFile(store, path, OPTIONS);
    expect(again).toMatchObject({ received: 3500, created: 1500, unchanged: 2000 });
  });
});
