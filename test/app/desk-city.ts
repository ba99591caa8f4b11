/** A small city for the pages of records and issues, whose every count is known, and callers of each role. */
import { createApp } from '../../src/api/create-app.ts';
import type { Log } from '../../src/api/log.ts';
import type { Config } from '../../src/config/config.ts';
import { readConfig } from '../../src/config/read-config.ts';
import type { Account, Role } from '../../src/domain/account.ts';
import { ingestFile } from '../../src/pipeline/ingest-file.ts';
import { seedFromReference } from '../../src/pipeline/seed-reference.ts';
import { runPipeline } from '../../src/pipeline.ts';
import type { Store } from '../../src/store/open-store.ts';
import { createFolder } from './ingest-fixtures.ts';

const HEADER =
  '工单编号,工单标题,诉求内容,受理时间,来电人,联系电话,所属区县,详细地址,是否保密,是否解决,受理渠道';
const DETAILS = [
  '孩子睡不着',
  '老人血压升高',
  '上夜班回来没法休息',
  '窗户都不敢开',
  '已经打过电话',
  '邻居都有意见',
  '盼有人来看看',
  '请查处',
];

type CityRow = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly time: string;
  /** The number of the person. */
  readonly person: number;
  readonly district: string;
  readonly place: string;
  readonly secret?: boolean;
  readonly solved?: string;
};

/** 8 records of 7 people in 云岩区: January, February (2), April to June; one told in confidence. */
const NOISE: CityRow[] = ['01-05', '02-03', '02-20', '04-02', '04-09', '05-11', '05-30', '06-15'].map(
  (day, copy) => ({
    id: `A${copy}`,
    title: '翠屏苑夜间施工噪音',
    body: `翠屏苑工地通宵浇筑混凝土，机器轰鸣扰民，${DETAILS[copy]}。`,
    time: `2025-${day} 23:30:00`,
    person: copy === 7 ? 100 : 100 + copy,
    district: '云岩区',
    place: '翠屏苑',
    secret: copy === 5,
    solved: copy === 0 ? '未解决' : '',
  }),
);
/** 6 records of 6 people in 花溪区, and a seventh of the same matter in 云岩区. */
const LAMPS: CityRow[] = [0, 1, 2, 3, 4, 5, 6].map((copy) => ({
  id: `B${copy}`,
  title: '青松坡路灯长期不亮',
  body: `青松坡整条路漆黑一片，路灯不亮，晚上行人摔倒过，${DETAILS[copy]}。`,
  // In UTC the first of them is of February.
  time: `2025-03-0${copy + 1} 00:30:00`,
  person: 200 + copy,
  district: copy === 6 ? '云岩区' : '花溪区',
  place: '青松坡',
}));
/** 3 people in 云岩区: too few to be shown outside staff. */
const RUBBISH: CityRow[] = [0, 1, 2].map((copy) => ({
  id: `C${copy}`,
  title: '金桂小区垃圾清运不及时',
  body: `金桂小区垃圾桶满了没人收，臭气熏天苍蝇成群，${DETAILS[copy]}。`,
  time: `2025-05-0${copy + 1} 08:00:00`,
  person: 300 + copy,
  district: '云岩区',
  place: '金桂小区',
}));
/** In no issue. */
const ALONE: CityRow = {
  id: 'D0',
  title: '望山村公交班次太少',
  body: '望山村到城里的公交两小时一班，赶集日挤不上车，希望增加班次。',
  time: '2025-06-01 08:00:00',
  person: 400,
  district: '乌当区',
  place: '望山村',
};

export const CITY = [...NOISE, ...LAMPS, ...RUBBISH, ALONE];
export const MINIMUM_PEOPLE = 5;

export async function importCity(store: Store, rows: readonly CityRow[] = CITY): Promise<void> {
  const folder = createFolder();
  try {
    await seedFromReference(store.db);
    const file = folder.write('city.csv', `${[HEADER, ...rows.map(lineOf)].join('\n')}\n`);
    await ingestFile(store, file, { source: 'hotline', personKey: 'key-of-this-test-only' });
  } finally {
    folder.remove();
  }
}

function lineOf({ id, title, body, time, person, district, place, secret, solved = '' }: CityRow): string {
  const phone = `139${String(person).padStart(8, '0')}`;
  const address = `${district}${place}`;
  return [id, title, body, time, '', phone, district, address, secret ? '是' : '否', solved, '电话'].join(
    ',',
  );
}

export const cityConfig = () => readConfig({ MINSHENG_MINIMUM_PEOPLE: String(MINIMUM_PEOPLE) });

export async function runCity(store: Store): Promise<number> {
  return (await runPipeline(store, { full: false, config: cityConfig() })).runId;
}

const CALLER = 'x-test-caller';

/** Who calls: a role, then a district when it is limited to one. */
export type Caller = Role | `${Role} ${string}`;

/** Calls the app in process; the caller's role and district travel in a header that only this app reads. */
export function openDesk(store: Store, { log, config = cityConfig() }: { log?: Log; config?: Config } = {}) {
  const app = createApp({
    store,
    config,
    ...(log && { log }),
    // A stream of a job says how it stands and ends.
    closing: AbortSignal.abort(),
    now: () => new Date('2025-07-01T00:00:00Z'),
    findAccount: async (request) => accountOf(request.headers.get(CALLER)),
  });
  const call = (caller: Caller, path: string, init: RequestInit = {}) =>
    app.request(path, { ...init, headers: { ...init.headers, [CALLER]: encodeURIComponent(caller) } });
  const send = (caller: Caller, path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(caller, path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  return { app, call, send };
}

function accountOf(given: string | null): Account | null {
  if (given === null) return null;
  const [role = '', district = null] = decodeURIComponent(given).split(' ');
  const id = ROLE_IDS.indexOf(role as Role) + 1;
  return { id, name: role, displayName: `${role}甲`, role: role as Role, district };
}

const ROLE_IDS: readonly Role[] = ['deputy', 'staff', 'committee', 'administrator', 'auditor'];
