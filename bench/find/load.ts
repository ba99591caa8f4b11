/**
 * npm run bench:find [-- --size 100000 --users 20 --seconds 30 --pause 1000]
 * Times 查 while many deputies and staff type at once, and alone: labelled queries, short and long, on PostgreSQL with
 * that many hotline records and five years of suggestions. Fills a database of its own on the server of
 * BENCH_DATABASE_URL or TEST_DATABASE_URL, and takes it again the next time. Loopback only.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { signIn, type Timing } from '../api/visitor.ts';
import { databaseOf, openFindStore } from './fill.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    users: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '30' },
    pause: { type: 'string', default: '1000' },
  },
});
const { size, users, seconds, ...rest } = z
  .record(z.string(), z.coerce.number().int().min(0))
  .transform((given) => ({ size: 0, users: 0, seconds: 0, pause: 0, ...given }))
  .parse(values);
const server = process.env['BENCH_DATABASE_URL'] ?? process.env['TEST_DATABASE_URL'];
if (!server) throw new RangeError('set BENCH_DATABASE_URL or TEST_DATABASE_URL');

/** Not counted: the service compiles its code and reads the frequencies of the space while it first answers. */
const WARM_UP_SECONDS = 8;
const QUERIES = join(import.meta.dirname, '../../eval/datasets/retrieval.jsonl');
const querySchema = z.object({ query: z.string() });
const texts = readFileSync(QUERIES, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => querySchema.parse(JSON.parse(line)).query);

const store = await openFindStore(server, size, console.log);
await store.close();
const database = new URL(server);
database.pathname = `/${databaseOf(size)}`;
const service = spawn(
  process.execPath,
  ['--import', 'tsx', join(import.meta.dirname, '../api/serve-filled.ts'), database.href],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
try {
  const [port] = await once(service.stdout, 'data');
  const address = `http://127.0.0.1:${String(port).trim()}`;
  print('alone', await work(address, 1, 0));
  print(`${users} users, pause ${rest.pause} ms`, await work(address, users, rest.pause));
} finally {
  service.kill('SIGTERM');
  await once(service, 'exit');
}

/** Every second user is a deputy, who sees less and waits for the conditions of that. */
async function work(address: string, people: number, wait: number): Promise<Timing[]> {
  const timings: Timing[] = [];
  const from = performance.now() + WARM_UP_SECONDS * 1000;
  const until = from + seconds * 1000;
  await Promise.all(
    Array.from({ length: people }, async (_, number) => {
      const role = number % 2 === 0 ? 'deputy' : 'staff';
      const visitor = await signIn(address, role, (timing) => {
        if (performance.now() >= from) timings.push(timing);
      });
      await pause((number / people) * wait);
      for (let step = number; performance.now() < until; step++) {
        await visitor.post(`find (${role})`, '/api/find', { text: texts[(step * 17) % texts.length] });
        if (wait > 0) await pause(wait * (0.5 + ((step * 7919) % 100) / 100));
      }
    }),
  );
  return timings;
}

function print(title: string, timings: readonly Timing[]): void {
  console.log(`${title}: ${timings.length} requests, load ${(loadavg()[0] ?? 0).toFixed(1)}`);
  const operations = [...new Set(timings.map(({ operation }) => operation))].toSorted();
  console.table(
    Object.fromEntries(
      operations.map((operation) => {
        const own = timings.filter((timing) => timing.operation === operation);
        const sorted = own.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
        const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
        return [operation, { requests: own.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }];
      }),
    ),
  );
}
