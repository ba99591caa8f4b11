/**
 * npx tsx eval/kinds/print-kind-scores.ts FILE [even|odd] [--misses]
 * FILE: JSON lines {id, title, body, kind, year?, reply?, leadUnit?, chain?} (or reason and measures instead
 * of body). Prints accuracy, B³ of the bundles, chains of same answers, reliability of the confidence and
 * texts per second.
 */
import { readFileSync } from 'node:fs';
import { SURE_CONFIDENCE } from '../../src/cluster/kinds/classify-kind.ts';
import { parseLines } from '../sample/parse-lines.ts';
import { judgeItems, type KindItem, kindItemSchema, readKinds } from './judge-items.ts';
import { scoreBCubed } from './score-b-cubed.ts';
import { scoreChains } from './score-chains.ts';
import { scoreKinds } from './score-kinds.ts';

function readItems(file: string, half: string | undefined): KindItem[] {
  const items = parseLines(readFileSync(file, 'utf8'), kindItemSchema);
  const wanted = half === 'even' ? [0] : half === 'odd' ? [1] : [0, 1];
  return items.filter(({ id }) => wanted.includes(Number(id.replace(/\D/g, '')) % 2));
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
const items = readItems(
  file,
  flags.find((flag) => !flag.startsWith('--')),
);
const kinds = readKinds();
const started = performance.now();
const { answers, gold, sure, first, bundled, chains, foundChains } = judgeItems(items, kinds);
const perSecond = items.length / ((performance.now() - started) / 1000);

console.log(file, flags.join(' '), `${items.length} items, ${perSecond.toFixed(0)} texts a second`);
console.log('first guess', scoreKinds(gold, first));
console.log(`sure (confidence >= ${SURE_CONFIDENCE})`, scoreKinds(gold, sure));
console.log('bundles, B3', scoreBCubed(gold, bundled));
console.log(
  'same answers',
  scoreChains(chains, foundChains),
  `${chains.length} chains, ${foundChains.length} found`,
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
