/** What deputies would type, with what a draft about it should rest on and what the check should say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseLines } from '../sample/parse-lines.ts';

const caseSchema = z.strictObject({
  id: z.string(),
  type: z.enum(['ordinary', 'vague', 'long', 'several', 'personal', 'barred', 'secret', 'attack']),
  concern: z.string().min(1).max(2000),
  /** Source ids of the sample's suggestions about the same matter; none = not judged. */
  gold: z.array(z.string()),
  /** The rule of the check that must speak, with its ground: inadmissible N03. null = not judged. */
  warning: z.string().nullable(),
});
export type DraftingCase = z.infer<typeof caseSchema>;

const FILE = join(import.meta.dirname, '../datasets/drafting-cases.jsonl');

export const readDraftingCases = (): DraftingCase[] => parseLines(readFileSync(FILE, 'utf8'), caseSchema);
