/** Masking of personal data on marked texts; the sets are described in their tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { maskText } from '../../src/ingest/mask/mask-text.ts';
import { type Figure, type Suite, shareFigure } from '../harness/suite.ts';
import { parseMarkedLines } from '../masking/parse-marked.ts';
import { scoreMasking } from '../masking/score-masking.ts';

const SETS = [
  ['masking', '调试集'],
  ['masking-heldout', '保留集'],
  ['masking-blind', '盲测集'],
  ['masking-blind-2', '盲测集二'],
] as const;

export const masking: Suite = {
  name: 'masking',
  label: '个人信息脱敏',
  run: async () => ({ figures: SETS.flatMap(([file, label]) => scoreSet(file, label)) }),
};

function scoreSet(file: string, label: string): Figure[] {
  const path = join(import.meta.dirname, '../datasets', `${file}.jsonl`);
  const items = parseMarkedLines(readFileSync(path, 'utf8'));
  const { recall, spans, byType, overMasking, lookAlikes } = scoreMasking(
    items,
    (text) => maskText(text).spans,
  );
  const { found, labelled } = byType.name;
  return [
    { name: `${file}-recall`, label: `${label}：召回`, value: recall, items: spans, better: 'higher' },
    shareFigure(`${file}-names`, `${label}：姓名召回`, { part: found, whole: labelled }),
    {
      name: `${file}-over-masking`,
      label: `${label}：误遮字符占比`,
      value: overMasking,
      items: items.length,
      better: 'lower',
      tolerance: 0.001,
    },
    shareFigure(
      `${file}-look-alikes`,
      `${label}：形似而误遮`,
      { part: lookAlikes.touched, whole: lookAlikes.items },
      { better: 'lower' },
    ),
  ];
}
