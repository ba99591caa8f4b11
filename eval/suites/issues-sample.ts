/** Grouping on the sample, where every record has a label. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecords } from '../../src/store/records/read-records.ts';
import { type Figure, type Suite, shareFigure } from '../harness/suite.ts';
import { placeOf, swapPlace } from '../issues/places.ts';
import { readGrouping } from '../issues/read-grouping.ts';
import { copyPairs, countTogether, hardNegatives } from '../issues/score-pairs.ts';
import { scoreBCubed } from '../kinds/score-b-cubed.ts';
import { readGold, readHotline, type SampleMessage } from '../sample/read-labels.ts';
import { sampleFiles } from '../sample/sample-files.ts';
import { ingestFiles, run, type SampleStore, withEmptyStore } from '../sample/sample-store.ts';

export const issuesSample: Suite = {
  name: 'issues-sample',
  label: '事项分组（样例）',
  run: async ({ sample, directory }) => {
    const base = await sample();
    return { figures: [...(await scoreSample(base)), await scoreSwapped(directory)] };
  },
};

async function scoreSample({ store }: SampleStore): Promise<Figure[]> {
  const gold = readGold();
  const grouping = await readGrouping(store.db);
  const bodies = new Map<string, string>();
  for await (const { source, sourceId, body } of readRecords(store.db))
    bodies.set(`${source}/${sourceId}`, body);
  const grouped = [...gold.issues.keys()].filter((record) => grouping.has(record)).length;
  const { precision, recall, f1, items } = scoreBCubed(gold.issues, grouping);
  const ofKind = hardNegatives(gold.issues, (record) => gold.kinds.get(record) ?? null);
  const ofPlace = hardNegatives(gold.issues, (record) => placeOf(bodies.get(record) ?? ''));
  const reposts = copyPairs([...gold.issues.keys()], (record) => bodies.get(record) ?? null);
  return [
    { name: 'b3-precision', label: 'B³ 准确率', value: precision, items, better: 'higher' },
    { name: 'b3-recall', label: 'B³ 召回率', value: recall, items, better: 'higher' },
    { name: 'b3-f1', label: 'B³ F1', value: f1, items, better: 'higher' },
    shareFigure(
      'grouped-share',
      '进入事项的来件占比',
      { part: grouped, whole: items },
      { better: 'neither' },
    ),
    shareFigure('same-kind-joined', '同类不同事误并', countTogether(ofKind, grouping), {
      better: 'lower',
      tolerance: 0.002,
    }),
    shareFigure('same-place-joined', '同地不同事误并', countTogether(ofPlace, grouping), {
      better: 'lower',
      tolerance: 0.01,
    }),
    shareFigure('reposts-together', '重复投递归到一处', countTogether(reposts, grouping), { limit: 1 }),
  ];
}

/** One record of each issue at a place of ours is imported again about another place; it must stay out. */
async function scoreSwapped(directory: string): Promise<Figure> {
  const originals = chooseOriginals(readHotline());
  const path = join(directory, 'swapped.jsonl');
  writeFileSync(path, originals.map((message) => `${JSON.stringify(swappedRow(message))}\n`).join(''));
  const grouping = await withEmptyStore(async (store) => {
    await ingestFiles(store, [...sampleFiles(), { path, source: 'hotline' }]);
    await run(store);
    return readGrouping(store.db);
  });
  const pairs = originals.map(({ id }) => [`hotline/${id}`, `hotline/${swappedId(id)}`] as const);
  const { part, whole } = countTogether(pairs, grouping);
  return shareFigure(
    'swapped-apart',
    '改换地名的副本保持分开',
    { part: whole - part, whole },
    { tolerance: 0.03 },
  );
}

/** The first of each issue. */
function chooseOriginals(messages: readonly SampleMessage[]): SampleMessage[] {
  const chosen = new Map<string, SampleMessage>();
  for (const message of messages) {
    const hasPlace = placeOf(`${message.title}\n${message.body}`) !== null;
    if (hasPlace && !chosen.has(message.issue)) chosen.set(message.issue, message);
  }
  return [...chosen.values()];
}

const swappedId = (id: string) => `SWAPPED-${id}`;

function swappedRow({ id, title, body, time, district, address }: SampleMessage): Record<string, string> {
  // Together, so that the same place is swapped in all three.
  const [swappedTitle = '', swappedBody = '', swappedAddress = ''] = swapPlace(
    [title, body, address].join('\0'),
  ).split('\0');
  return {
    工单编号: swappedId(id),
    工单标题: swappedTitle,
    诉求内容: swappedBody,
    受理时间: time,
    所属区县: district,
    事发地址: swappedAddress,
  };
}
