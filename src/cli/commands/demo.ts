import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { findPersonKey } from '../../config/person-key.ts';
import { workDirectoryOf } from '../../config/read-config.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Source } from '../../domain/record.ts';
import { listBundles } from '../../pipeline/list-bundles.ts';
import { listIssues } from '../../pipeline/list-issues.ts';
import { listKinds } from '../../pipeline/list-kinds.ts';
import type { Store } from '../../store/open-store.ts';
import { lockDirectory } from '../../store/pglite/lock-directory.ts';
import { type Context, type Run, withStore } from '../context.ts';
import { printBundles, printIssues, printKinds } from '../show/show-ranked.ts';
import { ingestFiles } from './ingest.ts';
import { writeReports } from './report.ts';
import { runOnStore } from './run.ts';
import { parsePort, SERVING, serveStore } from './serve.ts';

const SAMPLE = join(import.meta.dirname, '../../../sample');
/** Says that the directory is ours to delete. */
const MARKER = 'minsheng-demo';
const TOP_ISSUES = 15;
const TOP_KINDS = 8;
/** By the beginning of the file's name. */
const SOURCES: readonly (readonly [string, Source])[] = [
  ['12345热线工单', 'hotline'],
  ['代表建议', 'suggestion'],
  ['联络站留言', 'station'],
];

const optionsSchema = z.object({ data: z.string(), out: z.string(), port: z.string(), serve: z.boolean() });

export const demo: Run = async (given, _positional, options) => {
  const { data, out, port, serve } = optionsSchema.parse(options);
  const started = performance.now();
  // All of the demo is in its own directory, uploads and reports of the web too.
  const config = { ...given.config, database: data, workDirectory: workDirectoryOf(data) };
  const context = { ...given, config };
  recreate(context, data);
  return withStore(
    context,
    async (store) => {
      await ingestSample(context, store);
      context.terminal.say('');
      const outcome = await runOnStore(context, store, false);
      await printTables(context, store);
      const files = await writeReports(context, store, out);
      const seconds = (performance.now() - started) / 1000;
      context.terminal.json({ database: data, run: outcome, files, seconds });
      context.terminal.say(`\n${context.messages.demo.took(seconds.toFixed(0))}`);
      context.terminal.say(context.messages.demo.next(data, out));
      if (serve && !context.terminal.isJson) await serveVisitors(context, store, port);
      return 0;
    },
    SERVING,
  );
};

/** The web app with the sample, for visitors on this machine, until Ctrl-C. */
async function serveVisitors(context: Context, store: Store, port: string): Promise<void> {
  const options = { port: parsePort(context, port), host: '127.0.0.1', withWorker: true, demo: true };
  await serveStore(context, store, options);
}

/** @throws {DomainError} conflict: the directory is in use, or was not made by the demo. */
function recreate({ messages: { demo: words } }: Context, directory: string): void {
  if (/^\w+:/.test(directory)) {
    throw new DomainError('conflict', words.refused(directory), words.refusedRemedy);
  }
  mkdirSync(directory, { recursive: true });
  const isOurs = existsSync(join(directory, MARKER)) || readdirSync(directory).length === 0;
  if (!isOurs) throw new DomainError('conflict', words.refused(resolve(directory)), words.refusedRemedy);
  const unlock = lockDirectory(directory);
  try {
    rmSync(directory, { recursive: true });
    mkdirSync(directory);
    // Before the database: a demo that was killed can be started again.
    writeFileSync(join(directory, MARKER), '');
  } finally {
    unlock();
  }
}

async function ingestSample(context: Context, store: Store): Promise<void> {
  const { demo: words } = context.messages;
  const { key: personKey } = findPersonKey(context.config, () => randomBytes(32).toString('hex'));
  const names = existsSync(SAMPLE) ? readdirSync(SAMPLE).toSorted() : [];
  const found = SOURCES.map(([beginning, source]) => ({
    source,
    files: names.filter((name) => name.startsWith(beginning)).map((name) => relative('', join(SAMPLE, name))),
  }));
  if (found.some(({ files }) => files.length === 0)) {
    throw new DomainError('not_found', words.noSample(SAMPLE), words.noSampleRemedy);
  }
  for (const { source, files } of found) await ingestFiles(context, store, files, { source, personKey });
}

async function printTables(context: Context, store: Store): Promise<void> {
  const { terminal, messages } = context;
  if (terminal.isJson) return;
  const heading = (text: string) => terminal.say(`\n${terminal.style('bold', text)}`);
  heading(messages.demo.issues);
  printIssues(context, await listIssues(store.db, { top: TOP_ISSUES }));
  heading(messages.demo.kinds);
  printKinds(context, (await listKinds(store.db)).slice(0, TOP_KINDS));
  heading(messages.demo.bundles);
  printBundles(context, await listBundles(store.db));
  terminal.say('');
}
