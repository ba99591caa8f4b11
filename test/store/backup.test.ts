import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { listExportedRecords } from '../../src/pipeline/export-records.ts';
import { ingestFile } from '../../src/pipeline/ingest-file.ts';
import { seedFromReference } from '../../src/pipeline/seed-reference.ts';
import { insertJob } from '../../src/store/jobs/write-jobs.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hotlineCsv, manyRows } from '../app/ingest-fixtures.ts';
import { createServerDatabase, ENGINES } from './open-test-store.ts';

const SCRIPTS = join(import.meta.dirname, '../../scripts');
const run = promisify(execFile);

/** The client programs of the test server: given, else those of scripts/pg-real.sh, which are in its chroot. */
function clientPrograms(): Record<string, string> | null {
  if (process.env['PG_DUMP']) return {};
  const root = process.env['PGREAL_DIR'] ?? '/var/tmp/minsheng-postgres';
  const bin = '/usr/lib/postgresql/17/bin';
  if (!existsSync(join(root, 'root', bin, 'pg_dump'))) return null;
  const inRoot = (name: string) =>
    `chroot ${join(root, 'root')} /usr/bin/env -i LC_ALL=C.UTF-8 ${bin}/${name}`;
  return {
    PG_DUMP: inRoot('pg_dump'),
    PG_RESTORE: inRoot('pg_restore'),
    PSQL: existsSync(join(root, 'root', bin, 'psql')) ? inRoot('psql') : 'psql',
  };
}

const programs = clientPrograms();

async function digestOf(url: string): Promise<string> {
  const store = await openStore(url);
  const hash = createHash('sha256');
  for await (const record of listExportedRecords(store.db)) hash.update(`${JSON.stringify(record)}\n`);
  await store.close();
  return hash.digest('hex');
}

describe.runIf(ENGINES.includes('pg') && programs)('scripts/backup.sh and restore.sh', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-backup-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('bring the same records, books and reports back, and refuse a database that is in use', async () => {
    const [first, second] = [await createServerDatabase(), await createServerDatabase()];
    const store = await openStore(first.url);
    await seedFromReference(store.db);
    const file = join(folder, 'rows.csv');
    writeFileSync(file, hotlineCsv(manyRows(50)));
    await ingestFile(store, file, { source: 'hotline', personKey: 'key-of-this-test-only' });
    await insertJob(store.db, { kind: 'run', input: { full: false }, createdBy: 'x', createdById: null });
    await store.close();
    const work = join(folder, 'work');
    mkdirSync(join(work, 'reports/1'), { recursive: true });
    mkdirSync(join(work, 'spool'), { recursive: true });
    writeFileSync(join(work, 'reports/1/报告.json'), '{}');
    writeFileSync(join(work, 'spool/upload-1'), 'not masked yet');

    const environment = { ...process.env, ...programs };
    const backups = join(folder, 'backups');
    await run(join(SCRIPTS, 'backup.sh'), [backups], {
      env: { ...environment, DATABASE_URL: first.url, MINSHENG_WORK_DIR: work },
    });
    const dump = readdirSync(backups).find((name) => name.endsWith('.dump')) ?? '';
    const again = join(folder, 'again');
    const restore = () =>
      run(join(SCRIPTS, 'restore.sh'), [join(backups, dump)], {
        env: { ...environment, DATABASE_URL: second.url, MINSHENG_WORK_DIR: again },
      });
    await restore();

    expect(await digestOf(second.url)).toBe(await digestOf(first.url));
    const restored = await openStore(second.url);
    expect(await restored.db.selectFrom('import').select('received').execute()).toEqual([{ received: 50 }]);
    expect(await restored.db.selectFrom('job').select('state').execute()).toEqual([{ state: 'queued' }]);
    await restored.close();
    expect(readFileSync(join(again, 'reports/1/报告.json'), 'utf8')).toBe('{}');
    expect(existsSync(join(again, 'spool'))).toBe(false);
    await expect(restore()).rejects.toThrow(/not empty/);
    await first.drop();
    await second.drop();
  });
});
