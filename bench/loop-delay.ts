/**
 * npx tsx bench/loop-delay.ts TEXTS [SIZE]: how long the service's event loop is held up while a job runs beside it
 * on the embedded engine. TEXTS: JSON lines with a body. Imports SIZE made records and runs, both as jobs in their
 * threads, and prints the longest and the 99th percentile delay of the loop, and of a small query, in milliseconds.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';
import { readConfig } from '../src/config/read-config.ts';
import type { JobKind } from '../src/domain/job.ts';
import { createThreadPerformer } from '../src/jobs/perform-in-thread.ts';
import { openSpool } from '../src/jobs/spool.ts';
import { seedFromReference } from '../src/pipeline/seed-reference.ts';
import { insertJob } from '../src/store/jobs/write-jobs.ts';
import { openStore, type Store } from '../src/store/open-store.ts';
import { countRecords } from '../src/store/records/read-records.ts';
import { makeRecords } from './make-records.ts';
import { writeCsv } from './write-tables.ts';

const [texts, size] = z
  .tuple([z.string(), z.coerce.number().int().default(20_000)])
  .parse([process.argv[2], process.argv[3]]);
const QUERY_EVERY_MS = 200;

const folder = mkdtempSync(join(tmpdir(), 'minsheng-loop-'));
const store = await openStore(join(folder, 'data'));
try {
  await measure(store);
} finally {
  await store.close();
  rmSync(folder, { recursive: true });
}

async function measure(store: Store): Promise<void> {
  const config = {
    ...readConfig({}, { database: join(folder, 'data') }),
    workDirectory: join(folder, 'work'),
  };
  await seedFromReference(store.db);
  const upload = await openSpool(config.workDirectory).newUpload();
  const lines = readFileSync(texts, 'utf8').trim().split('\n');
  const bodies = lines.map((line) => z.object({ body: z.string() }).parse(JSON.parse(line)));
  await writeCsv(upload.path, makeRecords(bodies, size));
  const perform = createThreadPerformer({ store, config, personKey: 'key of the bench' });
  const inputs = [
    ['import', { fileName: 'made.csv', source: 'hotline', bytes: 1, spoolName: upload.name, mapping: null }],
    ['run', { full: false }],
  ] as const satisfies readonly (readonly [JobKind, object])[];
  for (const [kind, input] of inputs) {
    const job = await insertJob(store.db, { kind, input, createdBy: 'bench', createdById: null });
    const loop = monitorEventLoopDelay({ resolution: 10 });
    const queries: number[] = [];
    const timer = setInterval(async () => {
      const started = performance.now();
      await countRecords(store.db);
      queries.push(performance.now() - started);
    }, QUERY_EVERY_MS);
    loop.enable();
    const started = performance.now();
    await perform(job, { onProgress: () => {}, signal: new AbortController().signal });
    const seconds = (performance.now() - started) / 1000;
    loop.disable();
    clearInterval(timer);
    const sorted = queries.toSorted((a, b) => a - b);
    console.log(
      JSON.stringify({
        kind,
        size,
        seconds: Math.round(seconds),
        loopMs: { p99: round(loop.percentile(99) / 1e6), longest: round(loop.max / 1e6) },
        queryMs: { p50: round(sorted[sorted.length >> 1] ?? 0), longest: round(sorted.at(-1) ?? 0) },
      }),
    );
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
