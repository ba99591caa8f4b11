/**
 * npm run bench [-- --sizes 4000,20000,100000 --engines pglite,pg --real --out FILE --json]
 * Times every stage on made records, each size and engine in a process of its own, and prints a table. Engine pg
 * needs BENCH_DATABASE_URL or TEST_DATABASE_URL: a server where a database may be made and dropped. --real builds the
 * records from ../shared/data when it is there. --json prints one document on stdout, the tables on stderr.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { z } from 'zod';
import { formatTable } from './format-table.ts';
import { type Measurement, measurementSchema } from './measurement.ts';
import { withTemporaryDatabase } from './temporary-database.ts';

const ROOT = join(import.meta.dirname, '..');
const REAL = join(ROOT, '../shared/data/messages-4326.jsonl');
const SAMPLE = join(ROOT, 'sample/source');

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '4000,20000' },
    engines: { type: 'string', default: 'pglite' },
    real: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    out: { type: 'string', default: join(ROOT, 'reports/bench.md') },
  },
});
const sizes = z.array(z.coerce.number().int().min(300)).parse(values.sizes.split(','));
const engines = z.array(z.enum(['pglite', 'pg'])).parse(values.engines.split(','));

const say = values.json ? console.error : console.log;
const measurements: Measurement[] = [];
say(machine());
for (const engine of engines) {
  for (const size of sizes) {
    const measurement = await measureOnEngine(engine, size);
    measurements.push(measurement);
    say(`\n${formatTable([measurement])}`);
  }
}
const report = `${machine()}\n\n${formatTable(measurements)}`;
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, report);
say(`\n${report}`);
if (values.json) console.log(JSON.stringify({ machine: machine(), measurements }, null, 1));

function machine(): string {
  const [first] = cpus();
  return `${first?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`;
}

function measureOnEngine(engine: Measurement['engine'], size: number): Promise<Measurement> {
  if (engine === 'pglite') return measure(engine, size, (directory) => join(directory, 'database'));
  const server = process.env['BENCH_DATABASE_URL'] ?? process.env['TEST_DATABASE_URL'];
  if (!server) throw new RangeError('engine pg needs BENCH_DATABASE_URL or TEST_DATABASE_URL');
  return withTemporaryDatabase(server, (url) => measure(engine, size, () => url));
}

async function measure(
  engine: Measurement['engine'],
  size: number,
  databaseIn: (directory: string) => string,
): Promise<Measurement> {
  const directory = mkdtempSync(join(tmpdir(), 'minsheng-bench-'));
  try {
    const texts = join(directory, 'texts.jsonl');
    writeFileSync(texts, readTexts());
    const script = join(ROOT, 'bench/measure.ts');
    const given = ['--import', 'tsx', script, engine, String(size), databaseIn(directory), texts, directory];
    const { stdout } = await promisify(execFile)(process.execPath, given, { cwd: ROOT });
    return measurementSchema.parse(JSON.parse(stdout));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** JSON lines with a body. */
function readTexts(): string {
  if (values.real) return readFileSync(REAL, 'utf8');
  const files = readdirSync(SAMPLE).filter((name) => /^(hotline|station)/.test(name));
  return files
    .toSorted()
    .map((name) => readFileSync(join(SAMPLE, name), 'utf8'))
    .join('\n');
}
