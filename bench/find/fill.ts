/** The filled database of bench/api with suggestions in it, and its full text index; kept between measurements. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../../src/config/read-config.ts';
import { indexSearch } from '../../src/pipeline/index-search.ts';
import { ingestFile } from '../../src/pipeline/ingest-file.ts';
import { runPipeline } from '../../src/pipeline.ts';
import type { Store } from '../../src/store/open-store.ts';
import { readSuggestions } from '../../src/store/records/read-records.ts';
import { openFilledStore } from '../api/fill-database.ts';
import { type MadeSuggestion, makeSuggestions, type SampleSuggestion } from './make-suggestions.ts';

/** Five years of a large city. */
const SUGGESTIONS = 2500;
const SAMPLE = join(import.meta.dirname, '../../sample/source/suggestions.jsonl');
const sampleSchema = z.object({
  title: z.string(),
  reason: z.string(),
  measures: z.string(),
  reply: z.string(),
});

const COLUMNS: readonly (readonly [header: string, key: keyof MadeSuggestion])[] = [
  ['建议编号', 'id'],
  ['建议标题', 'title'],
  ['案由', 'reason'],
  ['具体建议', 'measures'],
  ['提出时间', 'time'],
  ['领衔代表', 'lead'],
  ['答复内容', 'reply'],
  ['答复类别', 'replyClass'],
];

export const databaseOf = (size: number): string => `minsheng_find_${size}`;

/** @returns the open store of a database of that many records and five years of suggestions, after a run. */
export async function openFindStore(
  server: string,
  size: number,
  say: (line: string) => void,
): Promise<Store> {
  const store = await openFilledStore(server, size, say, databaseOf(size));
  const started = performance.now();
  const indexed = await indexSearch(store);
  if (indexed > 0)
    say(`full text of ${indexed} records: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  if ((await readSuggestions(store.db)).length >= SUGGESTIONS) return store;
  await importSuggestions(store);
  await runPipeline(store, { full: false, config: readConfig({ DATABASE_URL: 'memory://' }) });
  return store;
}

async function importSuggestions(store: Store): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'minsheng-find-'));
  try {
    const file = join(directory, 'suggestions.csv');
    const rows = makeSuggestions(readSample(), SUGGESTIONS);
    const lines = rows.map((row) =>
      COLUMNS.map(([, key]) => `"${row[key].replaceAll('"', '""')}"`).join(','),
    );
    writeFileSync(file, `${[COLUMNS.map(([header]) => header).join(','), ...lines].join('\r\n')}\r\n`);
    await ingestFile(store, file, { source: 'suggestion', personKey: 'key of the bench' });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function readSample(): SampleSuggestion[] {
  const lines = readFileSync(SAMPLE, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => sampleSchema.parse(JSON.parse(line)));
}
