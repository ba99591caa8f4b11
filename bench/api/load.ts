/**
 * npm run bench:api [-- --size 100000 --users 20 --seconds 30 --pause 1000 --queries 100]
 * Times the pages of issues and records while many users open them at once, and the recall of the search for similar
 * asks. Fills a database with made records on the server of BENCH_DATABASE_URL or TEST_DATABASE_URL, and takes it again
 * the next time. --pause: milliseconds that a user reads before the next click; 0 = as fast as the service
 * answers. Loopback only.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from '../../src/config/read-config.ts';
import { createQueryEmbedder } from '../../src/pipeline/embed-query.ts';
import { openFilledStore } from './fill-database.ts';
import { measureRecall } from './measure-recall.ts';
import { signIn, type Timing, type Visitor } from './visitor.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    users: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '30' },
    pause: { type: 'string', default: '1000' },
    queries: { type: 'string', default: '100' },
  },
});
const { size, users, seconds, queries, ...rest } = z
  .record(z.string(), z.coerce.number().int().min(0))
  .transform((given) => ({ size: 0, users: 0, seconds: 0, pause: 0, queries: 0, ...given }))
  .parse(values);
const server = process.env['BENCH_DATABASE_URL'] ?? process.env['TEST_DATABASE_URL'];
if (!server) throw new RangeError('set BENCH_DATABASE_URL or TEST_DATABASE_URL');

const RECALL_AT = 10;
/** Not counted: the service compiles its code while it answers for the first time. */
const WARM_UP_SECONDS = 8;
const idSchema = z.object({ items: z.array(z.object({ id: z.number() })) });
const textSchema = z.object({ items: z.array(z.object({ excerpt: z.string() })) });

const LISTS = [
  '',
  '?order=people',
  '?order=newest',
  '?order=growth',
  '?kind=pending',
  '?event=new&people=10',
];
const INSIDE = ['', '/members', '/near'];
const NAMES: Readonly<Record<string, string>> = { '/members': 'listMembers', '/near': 'listNearIssues' };

const store = await openFilledStore(server, size, console.log);
try {
  const database = new URL(server);
  database.pathname = `/minsheng_load_${size}`;
  const service = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'serve-filled.ts'), database.href],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const [port] = await once(service.stdout, 'data');
    const texts = await work(`http://127.0.0.1:${String(port).trim()}`);
    await printRecall(texts);
  } finally {
    service.kill('SIGTERM');
    await once(service, 'exit');
  }
} finally {
  await store.close();
}

/** @returns texts that were searched for. */
async function work(address: string): Promise<string[]> {
  const timings: Timing[] = [];
  const seen = await collect(await signIn(address, 'staff', () => {}));
  const from = performance.now() + WARM_UP_SECONDS * 1000;
  const until = from + seconds * 1000;
  const before = loadavg()[0] ?? 0;
  await Promise.all(
    Array.from({ length: users }, async (_, number) => {
      const role = number % 4 === 3 ? 'committee' : 'staff';
      const visitor = await signIn(address, role, (timing) => {
        if (performance.now() >= from) timings.push(timing);
      });
      // Not all in the same moment.
      await pause((number / users) * rest.pause);
      for (let step = number; performance.now() < until; step++) {
        await click(visitor, role, step, seen);
        if (rest.pause > 0) await pause(rest.pause * (0.5 + ((step * 7919) % 100) / 100));
      }
    }),
  );
  const load = `${before.toFixed(1)} → ${(loadavg()[0] ?? 0).toFixed(1)}`;
  console.log(
    `${users} users, ${seconds} s, pause ${rest.pause} ms, ${timings.length} requests, load ${load}`,
  );
  print(timings);
  return seen.texts;
}

type Seen = {
  readonly issues: readonly number[];
  readonly shown: readonly number[];
  readonly texts: string[];
};

/** Issues of several pages, large ones first, and texts to look for. */
async function collect(visitor: Visitor): Promise<Seen> {
  const ids = async (path: string) => idSchema.parse(await visitor.get('', path)).items.map(({ id }) => id);
  const issues = [
    ...(await ids('/api/issues?order=people&limit=100')),
    ...(await ids('/api/issues?limit=200')),
  ];
  const shown = await ids('/api/issues?people=5&limit=200');
  const records = textSchema.parse(await visitor.get('', '/api/records?limit=200'));
  return { issues, shown, texts: records.items.map(({ excerpt }) => excerpt) };
}

/** Of ten clicks three open a list, four something of an issue, one each the inbox, records and a search. */
async function click(visitor: Visitor, role: string, step: number, { issues, shown, texts }: Seen) {
  const turn = step % 10;
  const known = role === 'staff' ? issues : shown;
  const issue = known[(step * 31) % known.length];
  const inside = role === 'staff' ? (INSIDE[Math.floor(step / 10) % INSIDE.length] ?? '') : '';
  if (turn < 3) return visitor.get('listIssues', `/api/issues${LISTS[Math.floor(step / 3) % LISTS.length]}`);
  if (turn < 6) return visitor.get('getIssue', `/api/issues/${issue}`);
  if (turn === 6) return visitor.get(NAMES[inside] ?? 'getIssue', `/api/issues/${issue}${inside}`);
  if (turn === 7 && role === 'staff') return visitor.get('listInbox', '/api/inbox');
  if (turn === 8) return visitor.get('listRecords', '/api/records?limit=50');
  const text = texts[(step * 17) % texts.length];
  return visitor.post(`searchSimilar (${role})`, '/api/records/similar', { text, k: 10 });
}

async function printRecall(texts: readonly string[]): Promise<void> {
  const embed = createQueryEmbedder(store.db, readConfig({ DATABASE_URL: 'memory://' }));
  const embedded = await Promise.all(texts.slice(0, queries).map((text) => embed(text)));
  const usable = embedded.filter((query) => query !== null);
  const recall = await measureRecall(store, usable, RECALL_AT);
  console.log(`recall@${RECALL_AT} of ${usable.length} searches: ${recall.toFixed(3)}`);
}

function print(timings: readonly Timing[]): void {
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
