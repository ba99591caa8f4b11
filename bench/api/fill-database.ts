/** A database of made records with a run and a vector index, kept between measurements: it takes minutes to fill. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { readConfig } from '../../src/config/read-config.ts';
import { indexVectors } from '../../src/pipeline/index-vectors.ts';
import { ingestFile } from '../../src/pipeline/ingest-file.ts';
import { seedFromReference } from '../../src/pipeline/seed-reference.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { countRecords } from '../../src/store/records/read-records.ts';
import { findLatestRun } from '../../src/store/runs/read-runs.ts';
import { makeRecords, type SourceText } from '../make-records.ts';
import { writeCsv } from '../write-tables.ts';

const SAMPLE = join(import.meta.dirname, '../../sample/source');
const textSchema = z.object({ body: z.string() });

/**
 * @param server postgres://…, where a database may be made.
 * @param name of the database; one of each size is shared by measurements that add nothing to it.
 * @returns the open store of a database of that many records; one that an earlier call filled is taken again.
 */
export async function openFilledStore(
  server: string,
  size: number,
  say: (line: string) => void,
  name = `minsheng_load_${size}`,
): Promise<Store> {
  const url = new URL(server);
  url.pathname = `/${name}`;
  await createDatabase(server, url.pathname.slice(1));
  const store = await openStore(url.href);
  if ((await countRecords(store.db)) < size) await importRecords(store, size, say);
  if ((await findLatestRun(store.db)) === undefined) await run(store, say);
  const started = performance.now();
  await indexVectors(store);
  say(`vector index: ${seconds(started)} s`);
  return store;
}

async function importRecords(store: Store, size: number, say: (line: string) => void): Promise<void> {
  const started = performance.now();
  const directory = mkdtempSync(join(tmpdir(), 'minsheng-load-'));
  try {
    const file = join(directory, 'records.csv');
    writeCsv(file, makeRecords(readTexts(), size));
    await seedFromReference(store.db);
    await ingestFile(store, file, { source: 'hotline', personKey: 'key of the bench' });
  } finally {
    rmSync(directory, { recursive: true });
  }
  say(`import of ${size} records: ${seconds(started)} s`);
}

async function run(store: Store, say: (line: string) => void): Promise<void> {
  const started = performance.now();
  const { asks, issues } = await runPipeline(store, {
    full: false,
    config: readConfig({ DATABASE_URL: 'memory://' }),
  });
  say(`run of ${asks} asks into ${issues} issues: ${seconds(started)} s`);
}

function readTexts(): SourceText[] {
  const files = readdirSync(SAMPLE).filter((name) => /^(hotline|station)/.test(name));
  return files
    .toSorted()
    .flatMap((name) => readFileSync(join(SAMPLE, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => textSchema.parse(JSON.parse(line)));
}

async function createDatabase(server: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
}

const seconds = (started: number): string => ((performance.now() - started) / 1000).toFixed(0);
