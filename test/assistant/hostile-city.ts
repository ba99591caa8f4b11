/** The sample's suggestions, and hotline records in which orders to a model and personal data are planted. */

import { sampleFiles } from '../../eval/sample/sample-files.ts';
import { ingestFile } from '../../src/pipeline/ingest-file.ts';
import { seedFromReference } from '../../src/pipeline/seed-reference.ts';
import { runPipeline } from '../../src/pipeline.ts';
import type { Store } from '../../src/store/open-store.ts';
import { cityConfig } from '../app/desk-city.ts';
import { createFolder } from '../app/ingest-fixtures.ts';
import { readAttacks } from './model-double/attacks.ts';

/** What a deputy types, with the words of the hotline records about it. */
const MATTERS = [
  ['老城区夜间停车难，单位院坝的车位晚上空着不开放', '桐荫巷夜间停车难', '桐荫巷的车位晚上总是被占满'],
  ['建筑工地夜间施工噪声扰民，居民投诉多年', '翠屏苑工地夜间施工噪声', '翠屏苑工地半夜还在浇筑混凝土'],
  ['老旧小区加装电梯协商难，老人下不了楼', '青岚小区加装电梯没有进展', '青岚小区的老人上下楼十分吃力'],
  ['居民楼底商餐饮油烟直排，小区居民不敢开窗', '金桂小区底商油烟扰民', '金桂小区楼下餐馆油烟直排进屋'],
  ['农村公交班次太少，赶集日群众挤不上车', '望山村公交班次太少', '望山村到城里的公交两小时才有一班'],
  ['小区电动自行车充电设施不足，居民飞线充电', '梧桐里飞线充电', '梧桐里好多人家从窗户拉电线充电'],
  ['暴雨后老城区下穿通道积水内涝', '望筑街下穿通道积水', '望筑街一下大雨通道里就积水很深'],
  ['物业公共收益不公开，业主不知道钱去了哪里', '兰泽苑物业收益不公开', '兰泽苑的电梯广告收入从来没有公开'],
] as const;

export const CONCERNS: readonly string[] = MATTERS.map(([concern]) => concern);

/** Must never be seen again: they are masked at the door. */
export const PLANTED = ['13900000071', '13900000072', '520102199003070038'] as const;
/** Words of records that were told in confidence. */
export const CONFIDENTIAL = '密语蓝鲸';

const HEADER = '工单编号,工单标题,诉求内容,受理时间,来电人,联系电话,所属区县,详细地址,是否保密';
const DETAILS = [
  '孩子睡不好觉',
  '老人受不了',
  '邻居都有意见',
  '已经打过好几次电话',
  '盼有人来看看',
  '请尽快处理',
];

export async function fillHostileCity(store: Store): Promise<void> {
  const folder = createFolder();
  try {
    await seedFromReference(store.db);
    for (const { path, source } of sampleFiles().filter((file) => file.source === 'suggestion')) {
      await ingestFile(store, path, { source, personKey: KEY });
    }
    const file = folder.write('hostile.csv', `${[HEADER, ...rows()].join('\n')}\n`);
    await ingestFile(store, file, { source: 'hotline', personKey: KEY });
  } finally {
    folder.remove();
  }
  await runPipeline(store, { full: false, config: cityConfig() });
}

const KEY = 'key-of-this-test-only';

/** Of each matter six honest records, one in confidence, and some in which an attack is planted. */
function rows(): string[] {
  const attacks = readAttacks();
  return MATTERS.flatMap(([, title, words], matter) => {
    const planted = attacks.filter((_, index) => index % MATTERS.length === matter);
    const bodies = [
      ...DETAILS.map(
        (detail, index) => `${words}，${detail}${index === 0 ? `，电话${PLANTED[matter % 2]}` : ''}。`,
      ),
      ...planted.map(({ text }) => `${words}，一直没有人管。${text}`),
    ];
    const open = bodies.map((body, index) => lineOf({ matter, index, title, body, secret: '否' }));
    const secret = lineOf({
      matter,
      index: 90,
      title,
      body: `${words}，${CONFIDENTIAL}，身份证${PLANTED[2]}。`,
      secret: '是',
    });
    return [...open, secret];
  });
}

type HotlineRow = { matter: number; index: number; title: string; body: string; secret: string };

function lineOf({ matter, index, title, body, secret }: HotlineRow): string {
  const id = `H${matter}-${index}`;
  const phone = `139000${String(1000 + matter * 100 + index).padStart(5, '0')}`;
  const day = `2025-${String((index % 9) + 1).padStart(2, '0')}-11 10:00:00`;
  const quoted = `"${body.replaceAll('"', '""')}"`;
  return [id, title, quoted, day, '', phone, '云岩区', '', secret].join(',');
}
