/** Stores for the suites: embedded, in memory, with the reference data and nothing else in them. */
import { readConfig } from '../../src/config/read-config.ts';
import { ingestFile } from '../../src/pipeline/ingest-file.ts';
import type { RunOutcome } from '../../src/pipeline/outcomes.ts';
import { seedFromReference } from '../../src/pipeline/seed-reference.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import type { SourceFile } from './sample-files.ts';

/** Defaults only: what the evaluation says is true of the program as it comes. */
export const DEFAULT_CONFIG = readConfig({ DATABASE_URL: 'memory://' });
const PERSON_KEY = 'key of the evaluation, of no use elsewhere';

export type SampleStore = { readonly store: Store; readonly outcome: RunOutcome };

/** Opens an empty store, hands it on and closes it whatever happens. */
export async function withEmptyStore<Value>(work: (store: Store) => Promise<Value>): Promise<Value> {
  const store = await openEmptyStore();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export async function openEmptyStore(): Promise<Store> {
  const store = await openStore('memory://');
  await seedFromReference(store.db);
  return store;
}

/** @returns how many records were new. */
export async function ingestFiles(store: Store, files: readonly SourceFile[]): Promise<number> {
  let created = 0;
  for (const { path, source } of files) {
    const outcome = await ingestFile(store, path, { source, personKey: PERSON_KEY });
    created += outcome.created;
  }
  return created;
}

export function run(store: Store, full = false): Promise<RunOutcome> {
  return runPipeline(store, { full, config: DEFAULT_CONFIG });
}
