/** A small city for decisions: 120 rows, each place has each problem four times, in words that differ by their ends. */

import { ingestFile } from '../../src/pipeline/ingest-file.ts';
import { seedFromReference } from '../../src/pipeline/seed-reference.ts';
import type { Store } from '../../src/store/open-store.ts';
import { createFolder, hotlineCsv } from './ingest-fixtures.ts';

const PLACES = [
  '翠屏苑',
  '云岩桥',
  '金桂里',
  '湖滨路',
  '望山村',
  '朝阳巷',
  '学士街',
  '白鹭湾',
  '青松坡',
  '南门口',
];
const PROBLEMS = [
  ['夜间施工噪音', '工地通宵浇筑混凝土，机器轰鸣，老人孩子睡不着觉'],
  ['路灯长期不亮', '整条路漆黑一片，晚上行人摔倒过几次，盼尽快维修'],
  ['垃圾清运不及时', '垃圾桶满了没人收，夏天臭气熏天，苍蝇蚊子成群'],
] as const;

const ROWS = PLACES.flatMap((place, p) =>
  PROBLEMS.flatMap(([title, body], q) =>
    [0, 1, 2, 3].map((copy) => ({
      id: `GD${p}${q}${copy}`,
      title: `${place}${title}`,
      body: `${place}${body}。第${copy + 1}次反映，${['仍未处理', '请派人看看', '物业推诿', '邻居都有意见'][copy]}。`,
    })),
  ),
);

export const CITY_ROWS = ROWS.length;

export async function fillCity(store: Store): Promise<void> {
  const folder = createFolder();
  try {
    await seedFromReference(store.db);
    const file = folder.write('rows.csv', hotlineCsv(ROWS));
    await ingestFile(store, file, { source: 'hotline', personKey: 'key-of-this-test-only' });
  } finally {
    folder.remove();
  }
}
