import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config/read-config.ts';
import type { Source } from '../../src/domain/record.ts';
import { ingestFile } from '../../src/pipeline/ingest-file.ts';
import { seedFromReference } from '../../src/pipeline/seed-reference.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { openStore } from '../../src/store/open-store.ts';

const SAMPLE = join(import.meta.dirname, '../../sample');
const SOURCES: readonly (readonly [beginning: string, Source])[] = [
  ['12345热线工单', 'hotline'],
  ['代表建议', 'suggestion'],
  ['联络站留言', 'station'],
];

export const PERSON_KEY = 'key-of-the-browser-tests-only';

/** The sample data, imported and run once, in a data directory. Takes about 15 seconds. */
export async function fillSample(directory: string): Promise<void> {
  const store = await openStore(directory);
  try {
    await seedFromReference(store.db);
    for (const [beginning, source] of SOURCES) {
      for (const file of readdirSync(SAMPLE).filter((name) => name.startsWith(beginning))) {
        await ingestFile(store, join(SAMPLE, file), { source, personKey: PERSON_KEY });
      }
    }
    await runPipeline(store, { full: false, config: readConfig({}) });
  } finally {
    await store.close();
  }
}
