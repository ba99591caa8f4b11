/** Orders to a model as somebody might plant them in a record or a concern: eval/datasets/attacks.jsonl. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const attackSchema = z.strictObject({
  id: z.string(),
  language: z.enum(['zh', 'en']),
  /** What is planted. */
  text: z.string(),
  /** What a model says that obeys: words that nothing else says. */
  obeyed: z.string(),
});
export type Attack = z.infer<typeof attackSchema>;

const FILE = join(import.meta.dirname, '../../../eval/datasets/attacks.jsonl');

export const readAttacks = (): Attack[] =>
  readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => attackSchema.parse(JSON.parse(line)));
