/**
 * node --import tsx eval/issues/measure-messages.ts MESSAGES.jsonl ISSUES.json
 * Imports and runs messages with the program's defaults and prints figures as JSON; no text leaves this process.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { listIssues } from '../../src/pipeline/list-issues.ts';
import { scoreBCubed } from '../kinds/score-b-cubed.ts';
import { ingestFiles, run, withEmptyStore } from '../sample/sample-store.ts';
import { readGrouping } from './read-grouping.ts';

const [messages, labels] = process.argv.slice(2);
if (messages === undefined || labels === undefined) {
  throw new TypeError('usage: measure-messages.ts MESSAGES.jsonl ISSUES.json');
}
const issuesSchema = z.array(z.object({ ids: z.array(z.string()) }));
const messageSchema = z.object({ id: z.string(), title: z.string(), body: z.string() });

/** Rows in no issue are not labelled: they may belong to an issue that is kept back. */
const gold = new Map(
  issuesSchema
    .parse(JSON.parse(readFileSync(labels, 'utf8')))
    .flatMap(({ ids }, issue) => ids.map((id) => [`forum/${id}`, String(issue)] as const)),
);

await withEmptyStore(async (store) => {
  const secondsIngest = await time(() => ingestFiles(store, [{ path: messages, source: 'forum' }]));
  const secondsRun = await time(() => run(store));
  const { precision, recall, f1, items } = scoreBCubed(gold, await readGrouping(store.db));
  const rows = readFileSync(messages, 'utf8').trim().split('\n');
  const byPeople = (await listIssues(store.db, {})).toSorted((a, b) => b.people - a.people);
  const rankOf = (name: string) => byPeople.findIndex(({ title }) => title.includes(name)) + 1;
  const recordsOf = (name: string) => byPeople.find(({ title }) => title.includes(name))?.records ?? 0;
  /** Messages that have all the words and are not in the largest issue of the first. */
  const outside = ([name, ...others]: [string, ...string[]]) => {
    const members = byPeople.find(({ title }) => title.includes(name))?.members ?? [];
    const inside = new Set(members.map(({ sourceId }) => sourceId));
    return rows
      .map((row) => messageSchema.parse(JSON.parse(row)))
      .filter(({ title, body }) => [name, ...others].every((word) => `${title}${body}`.includes(word)))
      .filter(({ id }) => !inside.has(id)).length;
  };
  const measured = {
    labelled: items,
    precision,
    recall,
    f1,
    issues: byPeople.length,
    ranksByPeople: { 伊景园: rankOf('伊景园'), 丽发新城: rankOf('丽发新城') },
    records: { 伊景园: recordsOf('伊景园'), 丽发新城: recordsOf('丽发新城') },
    outside: { 伊景园: outside(['伊景园']), 丽发新城: outside(['丽发新城', '搅拌']) },
    secondsIngest,
    secondsRun,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  console.log(JSON.stringify(measured));
});

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return Math.round((performance.now() - started) / 100) / 10;
}
