/** Kinds without a model: suggestions nobody tuned on, the sample, and sentences at the borders between kinds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { classifyKind, lexiconClassifier } from '../../src/cluster/kinds/classify-kind.ts';
import { compileLexicon } from '../../src/cluster/kinds/compile-lexicon.ts';
import { type Kind, UNSURE_KIND } from '../../src/domain/kind.ts';
import { type Figure, type Suite, shareFigure } from '../harness/suite.ts';
import { judgeItems, kindItemSchema, readKinds } from '../kinds/judge-items.ts';
import { scoreBCubed } from '../kinds/score-b-cubed.ts';
import { scoreChains } from '../kinds/score-chains.ts';
import { scoreKinds } from '../kinds/score-kinds.ts';
import { parseLines } from '../sample/parse-lines.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

export const kinds: Suite = {
  name: 'kinds',
  label: '类型与历年同类建议',
  run: async () => {
    const taxonomy = readKinds();
    return {
      figures: [
        ...scoreSuggestions('heldout', '保留集', 'eval/datasets/suggestions-heldout.jsonl', taxonomy),
        ...scoreSuggestions('sample', '样例', 'sample/source/suggestions.jsonl', taxonomy),
        ...scoreBoundaries(taxonomy),
      ],
    };
  },
};

function scoreSuggestions(name: string, label: string, path: string, taxonomy: readonly Kind[]): Figure[] {
  const items = parseLines(read(path), kindItemSchema);
  const { gold, first, sure, bundled, chains, foundChains } = judgeItems(items, taxonomy);
  const same = scoreChains(chains, foundChains);
  const share = (figure: string, words: string, value: number, count: number): Figure => ({
    name: `${name}-${figure}`,
    label: `${label}：${words}`,
    value,
    items: count,
    better: 'higher',
  });
  return [
    share('first-guess', '首选正确率', scoreKinds(gold, first).accuracy, items.length),
    share('sure-precision', '有把握者的正确率', scoreKinds(gold, sure).precision, sure.size),
    share('bundles-b3-f1', '同类建议 B³ F1', scoreBCubed(gold, bundled).f1, items.length),
    share('same-answer-precision', '历年同答准确率', same.precision, foundChains.length),
    share('same-answer-recall', '历年同答召回率', same.recall, chains.length),
  ];
}

function scoreBoundaries(taxonomy: readonly Kind[]): Figure[] {
  const schema = z.object({ text: z.string(), kind: z.string() });
  const cases = parseLines(read('eval/datasets/kinds-boundaries.jsonl'), schema);
  const classifier = lexiconClassifier(compileLexicon(taxonomy));
  const right = cases.filter(({ text, kind }) => {
    const { ranked } = classifyKind(classifier, { title: '', body: text });
    return (ranked[0]?.code ?? UNSURE_KIND) === kind;
  });
  return [shareFigure('boundaries', '类型边界句正确率', { part: right.length, whole: cases.length })];
}
