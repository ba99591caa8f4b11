/**
 * npx tsx eval/kinds/print-kind-scores.ts FILE [even|odd] [--misses]
 * FILE: JSON lines {id, title, body, kind, year?, reply?, leadUnit?, chain?} (or reason and measures instead
 * of body). Prints accuracy, B³ of the bundles, chains of same answers, reliability of the confidence and
 * texts per second.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { classifyKind, lexiconClassifier, SURE_CONFIDENCE } from '../../src/cluster/kinds/classify-kind.ts';
import { compileLexicon } from '../../src/cluster/kinds/compile-lexicon.ts';
import { groupBundles } from '../../src/cluster/kinds/group-bundles.ts';
import { fieldSchema, UNSURE_KIND } from '../../src/domain/kind.ts';
import { scoreBCubed } from './score-b-cubed.ts';
import { scoreChains } from './score-chains.ts';
import { scoreKinds } from './score-kinds.ts';

const itemSchema = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string().optional(),
  reason: z.string().optional(),
  measures: z.string().optional(),
  kind: z.string(),
  year: z.number().nullish(),
  reply: z.string().nullish(),
  leadUnit: z.string().nullish(),
  chain: z.string().nullish(),
});
type Item = z.infer<typeof itemSchema>;

const TAXONOMY = join(import.meta.dirname, '../../reference/taxonomy');

function readKinds() {
  const files = readdirSync(TAXONOMY).sort();
  return files.flatMap(
    (file) => fieldSchema.parse(JSON.parse(readFileSync(join(TAXONOMY, file), 'utf8'))).kinds,
  );
}

function readItems(file: string, half: string | undefined): Item[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const items = lines.filter((line) => line.trim() !== '').map((line) => itemSchema.parse(JSON.parse(line)));
  const wanted = half === 'even' ? [0] : half === 'odd' ? [1] : [0, 1];
  return items.filter(({ id }) => wanted.includes(Number(id.replace(/\D/g, '')) % 2));
}

function textOf({ title, body, reason, measures }: Item) {
  if (body !== undefined) return { title, body };
  const facts = `${reason ?? ''}\n`;
  const whole = facts + (measures ?? '');
  return { title, body: whole, measures: { start: facts.length, end: whole.length } };
}

function printReliability(answers: readonly { confidence: number; right: boolean }[]) {
  for (const floor of [0, 0.2, 0.4, 0.6, 0.8, 0.9]) {
    const next = [0.2, 0.4, 0.6, 0.8, 0.9, 1.01].find((edge) => edge > floor) ?? 1.01;
    const inside = answers.filter(({ confidence }) => confidence >= floor && confidence < next);
    if (inside.length === 0) continue;
    const right = inside.filter((answer) => answer.right).length / inside.length;
    const said = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length;
    console.log(
      `  confidence ${floor}-${next}: ${inside.length} items, said ${said.toFixed(2)}, right ${right.toFixed(2)}`,
    );
  }
}

const [file, ...flags] = process.argv.slice(2);
if (!file) throw new TypeError('usage: print-kind-scores.ts FILE [even|odd] [--misses]');
const kinds = readKinds();
const items = readItems(
  file,
  flags.find((flag) => !flag.startsWith('--')),
);
const classifier = lexiconClassifier(compileLexicon(kinds));
const started = performance.now();
const answers = items.map((item) => ({ item, answer: classifyKind(classifier, textOf(item)) }));
const perSecond = items.length / ((performance.now() - started) / 1000);

const gold = new Map(items.map(({ id, kind }) => [id, kind]));
const sure = answers.filter(({ answer }) => answer.code !== UNSURE_KIND);
const predicted = new Map(sure.map(({ item, answer }) => [item.id, answer.code]));
const first = new Map(answers.map(({ item, answer }) => [item.id, answer.ranked[0]?.code ?? UNSURE_KIND]));
const bundles = groupBundles(
  answers.map(({ item, answer }, recordId) => ({
    recordId,
    sourceId: item.id,
    kind: answer.code,
    year: item.year ?? null,
    reply: item.reply ?? null,
    leadUnit: item.leadUnit ?? null,
  })),
  kinds,
);
const bundled = new Map(
  bundles.flatMap(({ kind, suggestions }) => suggestions.map((id) => [id, kind] as const)),
);
const chains = new Map<string, string[]>();
for (const { id, chain } of items) if (chain) chains.set(chain, [...(chains.get(chain) ?? []), id]);
const found = bundles.flatMap(({ sameAnswers }) =>
  sameAnswers.map(({ recordIds }) => recordIds.flatMap((recordId) => items[recordId]?.id ?? [])),
);
console.log(file, flags.join(' '), `${items.length} items, ${perSecond.toFixed(0)} texts a second`);
console.log('first guess', scoreKinds(gold, first));
console.log(`sure (confidence >= ${SURE_CONFIDENCE})`, scoreKinds(gold, predicted));
console.log('bundles, B3', scoreBCubed(gold, bundled));
console.log(
  'same answers',
  scoreChains(
    [...chains.values()].filter((chain) => chain.length > 1),
    found,
  ),
  `${chains.size} chains, ${found.length} found`,
);
printReliability(
  answers.map(({ item, answer }) => ({
    confidence: answer.confidence,
    right: answer.ranked[0]?.code === item.kind,
  })),
);
if (flags.includes('--misses'))
  for (const { item, answer } of answers)
    if (answer.ranked[0]?.code !== item.kind) {
      const guesses = answer.ranked.slice(0, 2).map(({ code }) => code);
      console.log(item.id, item.kind, 'guessed', guesses.join(' '), answer.confidence.toFixed(2), item.title);
    }
