import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { findPersonKey, isKeyMissing, refuseMissing } from '../../config/person-key.ts';
import { SOURCES } from '../../domain/record.ts';
import { ENCODINGS } from '../../ingest/decode-text.ts';
import { loadMapping } from '../../ingest/mapping.ts';
import { type IngestOptions, ingestFile } from '../../pipeline/ingest-file.ts';
import type { IngestOutcome } from '../../pipeline/outcomes.ts';
import { seedFromReference } from '../../pipeline/seed-reference.ts';
import type { Store } from '../../store/open-store.ts';
import { type Context, type ExitCode, type Run, withStore } from '../context.ts';
import { type ErrorReport, printReport, reportOf } from '../print-error.ts';
import { printIngest, printTotal } from '../show/show-ingest.ts';
import { showProgress } from '../terminal/progress.ts';
import { dryRun } from './dry-run.ts';

const optionsSchema = z.object({
  source: z.enum(SOURCES),
  mapping: z.string().optional(),
  dryRun: z.boolean().optional(),
  encoding: z.enum(ENCODINGS).optional(),
  rejects: z.string().optional(),
});
export type IngestCommandOptions = z.infer<typeof optionsSchema>;

export const ingest: Run = async (context, files, given) => {
  const options = optionsSchema.parse(given);
  if (options.dryRun) return dryRun(context, files, options);
  if (isKeyMissing(context.config)) throw refuseMissing();
  const mapping = options.mapping === undefined ? undefined : await loadMapping(options.mapping);
  return withStore(context, async (store) => {
    const { source, encoding } = options;
    const common = { source, encoding, mapping, personKey: keyFor(context) };
    const results = await ingestFiles(context, store, files, common, options.rejects);
    context.terminal.json(jsonOf(results));
    return exitCodeOf(results);
  });
};

function keyFor({ config, terminal, messages }: Context): string {
  const { key, createdFile } = findPersonKey(config, () => randomBytes(32).toString('hex'));
  if (createdFile !== null) terminal.note(messages.ingest.keyCreated(createdFile));
  return key;
}

type FileResult = { readonly file: string } & (
  | { readonly outcome: IngestOutcome }
  | { readonly error: ErrorReport }
);

/** One after the other. A refused file does not keep the others out; Ctrl-C does. */
export async function ingestFiles(
  context: Context,
  store: Store,
  files: readonly string[],
  common: Omit<IngestOptions, 'rejectsPath' | 'onProgress' | 'signal'>,
  rejects?: string,
): Promise<FileResult[]> {
  const { terminal, messages, signal } = context;
  await seedFromReference(store.db);
  const results: FileResult[] = [];
  for (const [index, file] of files.entries()) {
    terminal.say(terminal.style('bold', messages.ingest.title(file, messages.sourceName(common.source))));
    const progress = await showProgress(terminal, messages);
    const rejectsPath = rejects === undefined ? undefined : numbered(rejects, index);
    try {
      const { onProgress } = progress;
      const outcome = await ingestFile(store, file, { ...common, rejectsPath, onProgress, signal });
      progress.stop();
      printIngest(context, outcome, rejectsPath);
      results.push({ file, outcome });
    } catch (error) {
      progress.stop();
      signal.throwIfAborted();
      if (files.length === 1) throw error;
      const report = reportOf(error, messages);
      printReport(terminal, messages, report);
      results.push({ file, error: report });
    }
  }
  if (results.length > 1) printTotal(context, sumOf(results));
  return results;
}

/** 拒收.csv, then 拒收-2.csv: a file for each, since their columns differ. */
function numbered(path: string, index: number): string {
  return index === 0 ? path : path.replace(/(\.[^./\\]*)?$/, `-${index + 1}$1`);
}

/** Exactly the outcome for one file; for several their sum and each of them. */
function jsonOf(results: readonly FileResult[]): unknown {
  const [only] = results;
  if (results.length === 1 && only && 'outcome' in only) return only.outcome;
  const files = results.map((result) =>
    'outcome' in result
      ? { file: result.file, ...result.outcome }
      : { file: result.file, error: result.error },
  );
  return { ...sumOf(results), files };
}

function sumOf(results: readonly FileResult[]): IngestOutcome {
  const outcomes = results.flatMap((result) => ('outcome' in result ? [result.outcome] : []));
  const total = (key: 'received' | 'created' | 'updated' | 'unchanged') =>
    outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  const masked: Record<string, number> = {};
  for (const outcome of outcomes) {
    for (const [type, count] of Object.entries(outcome.masked)) masked[type] = (masked[type] ?? 0) + count;
  }
  return {
    received: total('received'),
    created: total('created'),
    updated: total('updated'),
    unchanged: total('unchanged'),
    rejected: outcomes.flatMap(({ rejected }) => rejected),
    masked,
  };
}

/** A refused file fails, and so does one from which no row could be stored. */
function exitCodeOf(results: readonly FileResult[]): ExitCode {
  const isGood = (result: FileResult) =>
    'outcome' in result && result.outcome.received > result.outcome.rejected.length;
  return results.every(isGood) ? 0 : 1;
}
