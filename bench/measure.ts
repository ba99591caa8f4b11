/**
 * node --import tsx bench/measure.ts ENGINE SIZE DATABASE TEXTS DIRECTORY
 * One size on one engine, in a process of its own so that its peak of memory is its own. TEXTS: JSON lines with a
 * body. Prints a measurement as JSON.
 */
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { groupAsks } from '../src/cluster/group-asks.ts';
import { findNeighbours } from '../src/cluster/neighbours/find-neighbours.ts';
import type { NeighbourLists } from '../src/cluster/neighbours/neighbour-lists.ts';
import { readConstraints } from '../src/cluster/read-constraints.ts';
import { readConfig } from '../src/config/read-config.ts';
import type { Vectors } from '../src/domain/vector.ts';
import { ingestFile } from '../src/pipeline/ingest-file.ts';
import { loadRun } from '../src/pipeline/load-asks.ts';
import { seedFromReference } from '../src/pipeline/seed-reference.ts';
import { createStopwatch } from '../src/pipeline/stopwatch.ts';
import { groupingThresholds, NEIGHBOURS, runPipeline } from '../src/pipeline.ts';
import { openStore, type Store } from '../src/store/open-store.ts';
import { readEmbeddings } from '../src/store/vectors/read-embeddings.ts';
import { findActiveSpace } from '../src/store/vectors/spaces.ts';
import { makeRecords } from './make-records.ts';
import { type Measurement, measurementSchema } from './measurement.ts';
import { writeCsv, writeXlsx } from './write-tables.ts';

const [engine, size, database, texts, directory] = z
  .tuple([z.enum(['pglite', 'pg']), z.coerce.number().int().min(2), z.string(), z.string(), z.string()])
  .parse(process.argv.slice(2));
const textSchema = z.object({ body: z.string() });
const SAMPLE = 200;
const RECALL_AT = 15;

console.log(JSON.stringify(measurementSchema.parse(await measure())));

async function measure(): Promise<Measurement> {
  const before = loadavg()[0] ?? 0;
  const files = await writeFiles();
  const store = await openStore(database);
  try {
    await seedFromReference(store.db);
    const watch = createStopwatch();
    for (const [kind, path] of files) {
      await watch.time(kind, () =>
        ingestFile(store, path, { source: 'hotline', personKey: 'key of the bench' }),
      );
    }
    const config = readConfig({ DATABASE_URL: 'memory://' });
    const outcome = await watch.time('run', () => runPipeline(store, { full: false, config }));
    const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    const seconds = watch.seconds();
    const perSecond = (count: number, stage: number | undefined) =>
      Math.round(count / Math.max(stage ?? 0, 0.01));
    return {
      engine,
      size,
      asks: outcome.asks,
      issues: outcome.issues,
      csvRowsPerSecond: perSecond(Math.ceil(size / 2), seconds['csv']),
      xlsxRowsPerSecond: perSecond(Math.floor(size / 2), seconds['xlsx']),
      embedTextsPerSecond: perSecond(outcome.embedded, outcome.seconds['embed']),
      run: outcome.seconds,
      runSeconds: seconds['run'] ?? 0,
      ...(await measureGrouping(store)),
      peakMegabytes,
      load: [before, loadavg()[0] ?? 0],
    };
  } finally {
    await store.close();
  }
}

/** Half of the records as CSV, half as a workbook. */
async function writeFiles(): Promise<[kind: string, path: string][]> {
  const lines = readFileSync(texts, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const records = makeRecords(
    lines.map((line) => textSchema.parse(JSON.parse(line))),
    size,
  );
  const half = Math.ceil(size / 2);
  const [csv, xlsx] = [join(directory, 'records.csv'), join(directory, 'records.xlsx')];
  writeCsv(csv, records.slice(0, half));
  await writeXlsx(xlsx, records.slice(half));
  return [
    ['csv', csv],
    ['xlsx', xlsx],
  ];
}

/** The grouping of the run once more, its steps timed one by one. */
async function measureGrouping({ db }: Store) {
  const { asks } = await loadRun(db);
  const space = await findActiveSpace(db);
  if (space === undefined) throw new RangeError('the run left no active space');
  const watch = createStopwatch();
  let searched: { vectors: Vectors; neighbours: NeighbourLists } | null = null;
  await watch.time('all', () =>
    groupAsks(
      asks,
      (hashes) => watch.time('read', () => readEmbeddings(db, space.id, hashes)),
      async (vectors, queries) => {
        const neighbours = await watch.time('neighbours', () =>
          findNeighbours(vectors, { k: NEIGHBOURS, queries }),
        );
        searched = { vectors, neighbours };
        return neighbours;
      },
      readConstraints([]),
      { ...groupingThresholds('lexical'), full: true },
    ),
  );
  const { all = 0, read = 0, neighbours = 0 } = watch.seconds();
  return {
    readSeconds: read,
    neighbourSeconds: neighbours,
    linkageSeconds: all - read - neighbours,
    recallAt15: await measureRecall(searched),
  };
}

async function measureRecall(
  searched: { vectors: Vectors; neighbours: NeighbourLists } | null,
): Promise<number> {
  if (searched === null) throw new RangeError('nothing was searched');
  const { vectors, neighbours } = searched;
  const exact = await findNeighbours(vectors, {
    k: RECALL_AT,
    queries: SAMPLE,
    exactPairs: Number.POSITIVE_INFINITY,
  });
  let [found, wanted] = [0, 0];
  for (const [point, count] of exact.counts.entries()) {
    const row = neighbours.indexes.subarray(point * neighbours.k, point * neighbours.k + RECALL_AT);
    const got = new Set(row);
    wanted += count;
    for (const index of exact.indexes.subarray(point * RECALL_AT, point * RECALL_AT + count)) {
      if (got.has(index)) found += 1;
    }
  }
  return wanted === 0 ? 0 : found / wanted;
}
