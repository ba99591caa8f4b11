import { describeUnderstanding, type FileDescription } from '../../ingest/describe-understanding.ts';
import { loadMapping } from '../../ingest/mapping.ts';
import { maskRecord } from '../../ingest/mask/mask-text.ts';
import { readDrafts } from '../../ingest/read-drafts.ts';
import { loadReference } from '../../pipeline/seed-reference.ts';
import type { Context, ExitCode } from '../context.ts';
import { printDescription } from '../show/show-description.ts';
import type { IngestCommandOptions } from './ingest.ts';

/** People are hashed and the hashes thrown away: any key does. */
const THROWAWAY_KEY = 'dry-run';

/** Reads the files to their end and says what an import would do. Opens no database and writes nothing. */
export async function dryRun(
  context: Context,
  files: readonly string[],
  { source, encoding, mapping: mappingPath }: IngestCommandOptions,
): Promise<ExitCode> {
  const mapping = mappingPath === undefined ? undefined : await loadMapping(mappingPath);
  const { districts } = loadReference();
  const mask = maskRecord;
  const described: (FileDescription & { file: string })[] = [];
  for (const file of files) {
    context.signal.throwIfAborted();
    const options = { source, encoding, mapping, mask, districts, personKey: THROWAWAY_KEY };
    const description = await describeUnderstanding(await readDrafts(file, options));
    printDescription(context, file, description);
    described.push({ file, ...description });
  }
  const shown = described.map(withoutPeople);
  context.terminal.json(shown.length === 1 ? shown[0] : { files: shown });
  return described.every(({ accepted }) => accepted > 0) ? 0 : 1;
}

/** With a throwaway key the hash of a person means nothing, and would only mislead. */
function withoutPeople(description: FileDescription) {
  return { ...description, examples: description.examples.map(({ person: _, ...example }) => example) };
}
