/** Labels and texts of the sample. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseLines } from './parse-lines.ts';

const ROOT = join(import.meta.dirname, '../..');
const labels = z.record(z.string(), z.string());
const goldSchema = z.object({ issues: labels, kinds: labels, chains: labels });

/** By `source/sourceId`. */
export type Gold = {
  readonly issues: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly chains: ReadonlyMap<string, string>;
};

export function readGold(): Gold {
  const text = readFileSync(join(ROOT, 'eval/datasets/sample-gold.json'), 'utf8');
  const { issues, kinds, chains } = goldSchema.parse(JSON.parse(text));
  const mapOf = (rows: Record<string, string>) => new Map(Object.entries(rows));
  return { issues: mapOf(issues), kinds: mapOf(kinds), chains: mapOf(chains) };
}

const messageSchema = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  time: z.string(),
  district: z.string(),
  address: z.string(),
  issue: z.string(),
});
/** A hotline record of the sample as it was written, before masking. */
export type SampleMessage = z.infer<typeof messageSchema>;

const HOTLINE = ['hotline-issues-a', 'hotline-issues-b', 'hotline-singles'];

export function readHotline(): SampleMessage[] {
  return HOTLINE.flatMap((name) =>
    parseLines(readFileSync(join(ROOT, 'sample/source', `${name}.jsonl`), 'utf8'), messageSchema),
  );
}
