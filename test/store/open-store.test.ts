import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpSchema } from '../../src/store/dump-schema.ts';
import { migrate, sqlFileProvider } from '../../src/store/migrate.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { lockDirectory } from '../../src/store/pglite/lock-directory.ts';
import { createServerDatabase, ENGINES, openTestStore } from './open-test-store.ts';

describe.each(ENGINES)('the store on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  afterAll(() => store?.close());

  it('is up to date once opened, and migrating again does nothing', async () => {
    expect(store.engine).toBe(engine);
    expect(await migrate(store.db)).toEqual([]);
  });

  it('has the schema that is committed', async () => {
    const committed = readFileSync(join(import.meta.dirname, '../../migrations/schema.sql'), 'utf8');
    expect(await dumpSchema(store.db), 'run npm run db:dump').toBe(committed);
  });

  it('gives the same JavaScript types on both engines', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select 9007199254740991::int8 as big, 7 as small, 0.5::real as half, 0.1::float8 as tenth, true as yes,
        null::text as nothing, array[1, 2]::int8[] as ids, '{}'::int8[] as no_ids, array['a,b', null]::text[] as words,
        '2025-03-01T00:00:00.123Z'::timestamptz as moment, '{"snake_key": [1]}'::jsonb as json, count(*) as n
      from unnest(array[1, 2, 3])
    `.execute(store.db);
    expect(rows).toEqual([
      {
        big: 9007199254740991,
        small: 7,
        half: 0.5,
        tenth: 0.1,
        yes: true,
        nothing: null,
        ids: [1, 2],
        noIds: [],
        words: ['a,b', null],
        moment: new Date('2025-03-01T00:00:00.123Z'),
        json: { snake_key: [1] },
        n: 3,
      },
    ]);
    const bytes = await sql<{ bytes: Uint8Array }>`select '\\x00ff'::bytea as bytes`.execute(store.db);
    expect([...(bytes.rows[0]?.bytes ?? [])]).toEqual([0, 255]);
  });

  it('gives errors their SQLSTATE', async () => {
    await expect(sql`select '[1,2]'::vector(3)`.execute(store.db)).rejects.toMatchObject({ code: '22000' });
  });

  it('keeps other work out of a transaction, and rolls back', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const failing = store.db.transaction().execute(async (transaction) => {
      await sql`insert into department (code, name, short) values ('A', 'a', 'a')`.execute(transaction);
      await gate;
      throw new Error('stop');
    });
    const outside = sql`insert into department (code, name, short) values ('B', 'b', 'b')`.execute(store.db);
    release();
    await expect(failing).rejects.toThrow('stop');
    await outside;
    expect(await store.db.selectFrom('department').select('code').execute()).toEqual([{ code: 'B' }]);
  });

  // Last: it leaves the database ahead of the code.
  it('refuses a database that is newer than the program', async () => {
    await sql`insert into kysely_migration (name, timestamp) values ('9999_future', now()::text)`.execute(
      store.db,
    );
    await expect(migrate(store.db)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('9999_future'),
    });
  });
});

describe('a database that cannot be used', () => {
  it('names the server and the remedy, never the password', async () => {
    const refused = openStore('postgres://someone:secret@127.0.0.1:1/nowhere');
    await expect(refused).rejects.toMatchObject({
      code: 'database_unavailable',
      remedy: expect.stringContaining('启动'),
    });
    await expect(refused).rejects.not.toThrow(/secret/);
  });
});

describe('migration files', () => {
  it('are the numbered ones, by name', async () => {
    const provider = sqlFileProvider(
      {
        readdir: async () => ['schema.sql', '0002_b.sql', '0001_a.sql', 'notes.txt'],
        readFile: async () => 'select 1',
      },
      '/folder',
    );
    expect(Object.keys(await provider.getMigrations())).toEqual(['0001_a', '0002_b']);
  });

  it('must be there', async () => {
    const provider = sqlFileProvider({ readdir: async () => [], readFile: async () => '' }, '/folder');
    await expect(provider.getMigrations()).rejects.toThrow(RangeError);
  });
});

describe('the lock beside a data directory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-lock-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is held once, and free again after unlocking', () => {
    const directory = join(folder, 'once');
    const unlock = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(`正被进程 ${process.pid} 使用`);
    unlock();
    lockDirectory(directory)();
  });

  it('is never taken from a living process, and is taken from a dead one', async () => {
    const directory = join(folder, 'other');
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    await new Promise((resolve) => child.once('spawn', resolve));
    writeFileSync(`${directory}.lock`, `${child.pid} `);
    expect(() => lockDirectory(directory)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => lockDirectory(directory)).toThrow(`${child.pid}`);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    lockDirectory(directory)();
  });

  it('is taken when the pid was given to another process since (a container that was started again)', () => {
    const directory = join(folder, 'reused');
    writeFileSync(`${directory}.lock`, `${process.pid} 1`);
    lockDirectory(directory)();
  });

  it('stops openStore before PGlite starts', async () => {
    const directory = join(folder, 'store');
    const unlock = lockDirectory(directory);
    await expect(openStore(directory)).rejects.toMatchObject({ code: 'conflict' });
    unlock();
  });
});

describe.runIf(ENGINES.includes('pg'))('a statement that nobody waits for any more', () => {
  it('is cancelled by the server, and the connection goes on', async () => {
    const database = await createServerDatabase();
    const store = await openStore(database.url, { statementTimeoutMs: 200 });
    try {
      // Migrations were longer than that, and went through.
      await expect(sql`select pg_sleep(60)`.execute(store.db)).rejects.toMatchObject({ code: '57014' });
      expect((await sql`select 1 as one`.execute(store.db)).rows).toEqual([{ one: 1 }]);
    } finally {
      await store.close();
      await database.drop();
    }
  });
});
