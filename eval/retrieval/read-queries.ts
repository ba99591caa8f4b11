import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const DATASETS = join(import.meta.dirname, '../datasets');

const querySchema = z.strictObject({
  query: z.string(),
  /** What treats the same matter: source ids of suggestions, or a law's name and the number of its article. */
  gold: z.array(z.string()),
  /** How it is asked; none = nothing treats it. */
  type: z.enum(['short', 'long', 'typo', 'synonym', 'place', 'none']).optional(),
});
export type LabelledQuery = z.infer<typeof querySchema>;

export function readQueries(file: 'retrieval.jsonl' | 'retrieval-laws.jsonl'): LabelledQuery[] {
  const lines = readFileSync(join(DATASETS, file), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => querySchema.parse(JSON.parse(line)));
}
