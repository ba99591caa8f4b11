import { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { RunOutcome } from '../../pipeline/outcomes.ts';
import { seedFromReference } from '../../pipeline/seed-reference.ts';
import { runPipeline } from '../../pipeline.ts';
import type { Store } from '../../store/open-store.ts';
import { countRecords } from '../../store/records/read-records.ts';
import { type Context, type Run, withStore } from '../context.ts';
import { printRun } from '../show/show-run.ts';
import { showProgress } from '../terminal/progress.ts';

const optionsSchema = z.object({ full: z.boolean().optional() });

export const run: Run = (context, _positional, given) => {
  const { full = false } = optionsSchema.parse(given);
  return withStore(context, async (store) => {
    const outcome = await runOnStore(context, store, full);
    context.terminal.json(outcome);
    // Every ask failed (a model that is down): not what was asked for.
    return outcome.asks > 0 && outcome.failed.length === outcome.asks ? 1 : 0;
  });
};

/** Runs and prints the balance sheet. @throws {DomainError} not_found: there are no records. */
export async function runOnStore(context: Context, store: Store, full: boolean): Promise<RunOutcome> {
  const { terminal, messages, config, signal } = context;
  if ((await countRecords(store.db)) === 0) {
    throw new DomainError('not_found', messages.run.nothing, messages.run.nothingRemedy);
  }
  await seedFromReference(store.db);
  const { onProgress, stop } = await showProgress(terminal, messages);
  try {
    const outcome = await runPipeline(store, { full, config, onProgress, signal });
    stop();
    printRun(context, outcome);
    return outcome;
  } finally {
    stop();
  }
}
