/**
 * Personal data that is planted in the files comes out nowhere: not in an answer of any GET operation to anybody, not in
 * a report, an export or a log line. The operations are those of the access table, so that a new one is walked too.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ACCESS, type Access, type Operation } from '../../src/api/access.ts';
import { createLog } from '../../src/api/log.ts';
import { ROLES, type Role } from '../../src/domain/account.ts';
import { checkDigit } from '../../src/ingest/mask/detect-id-card.ts';
import { createPerformer } from '../../src/jobs/perform-job.ts';
import { listExportedRecords } from '../../src/pipeline/export-records.ts';
import { ingestFile } from '../../src/pipeline/ingest-file.ts';
import { seedFromReference } from '../../src/pipeline/seed-reference.ts';
import { readEntries } from '../../src/report/repack-zip.ts';
import { findJob } from '../../src/store/jobs/read-jobs.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { addAccount } from '../identity/open-identity-app.ts';
import { cityConfig, openDesk, runCity } from './desk-city.ts';
import { GOOD } from './draft-city.ts';
import { createFolder } from './ingest-fixtures.ts';

const PERSON_KEY = 'key-of-this-test-only';
const ID_CARD = `52010319900307123${checkDigit('52010319900307123')}`;
const PEOPLE = ['欧阳建国', '司徒丽华', '诸葛明远', '上官文博', '慕容晓燕', '皇甫志强'];
const phoneOf = (person: number) => `1380851${String(4300 + person)}`;
const PLANTED: readonly string[] = [
  ...PEOPLE,
  ...PEOPLE.map((_, person) => phoneOf(person)),
  '13985556677',
  ID_CARD,
  '贵A5K829',
  '6222021234567890128',
  'zhuge.my@example.com',
  '3栋2单元1104室',
];

/** Each text names its sender and holds one thing more; the last is a suggestion by its own file. */
function lines(): string[] {
  return PEOPLE.map((name, person) => {
    const secret = [
      `我的身份证号${ID_CARD}`,
      '车牌贵A5K829被划',
      '银行卡号6222021234567890128扣了费',
      '可发邮件到zhuge.my@example.com',
      '请打13985556677找我',
      `住3栋2单元1104室的${name}女士来电`,
    ][person];
    const body = `榕江苑小区夜间施工噪音扰民，机器轰鸣到凌晨。我是${name}，电话${phoneOf(person)}，${secret}。`;
    const moment = `2025-0${person + 1}-05 09:00:00`;
    const address = '云岩区榕江苑3栋2单元1104室';
    return [`P${person}`, '榕江苑夜间施工噪音', body, moment, name, phoneOf(person), '云岩区', address].join(
      ',',
    );
  });
}

let store: Store;
let directory: string;
let desk: ReturnType<typeof openDesk>;
const logged: string[] = [];
/** Keyed hashes of people: they count senders inside and go nowhere. */
let hashes: string[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'minsheng-privacy-'));
  store = await openStore('memory://');
  const config = { ...cityConfig(), workDirectory: directory };
  const log = createLog({ write: (line: string) => void logged.push(line) });
  desk = openDesk(store, { log, config });
  await seedFromReference(store.db);
  const folder = createFolder();
  const header = '工单编号,工单标题,诉求内容,受理时间,来电人,联系电话,所属区县,详细地址';
  const file = folder.write('city.csv', `${[header, ...lines()].join('\n')}\n`);
  await ingestFile(store, file, { source: 'hotline', personKey: PERSON_KEY });
  folder.remove();
  await runCity(store);
  const created = await desk.send('staff', '/api/reports', { formats: ['docx', 'xlsx', 'html', 'json'] });
  const { id } = JSON.parse(await created.text());
  const job = await findJob(store.db, id);
  if (job === undefined) throw new Error(`no job ${id}`);
  await createPerformer({ store, config, personKey: PERSON_KEY })(job, {
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  await plantDraft();
  const people = await store.db.selectFrom('record').select('person').execute();
  hashes = people.flatMap(({ person }) => person ?? []);
});
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

/** What a person types about themselves, all in one text. */
const TYPED = [
  ...PEOPLE.map((name, person) => `我叫${name}，电话${phoneOf(person)}。`),
  `身份证号${ID_CARD}，车牌贵A5K829，银行卡号6222021234567890128。`,
  '邮箱zhuge.my@example.com，请打13985556677，住3栋2单元1104室。',
].join('');

/** Draft 1: what is planted stands wherever somebody can type: in what is checked, saved, wished and returned. */
async function plantDraft(): Promise<void> {
  // The callers of the desk, by their ids.
  for (const role of ROLES) await addAccount(store, { role });
  await answer('deputy', 'POST', '/api/drafts', { concern: `停车难。${TYPED}` });
  const { sections, form } = GOOD;
  const content = {
    title: GOOD.title,
    sections: { ...sections, facts: `${sections.facts}${TYPED}`, analysis: `${sections.analysis}${TYPED}` },
    form: { ...form, delegation: `我叫${PEOPLE[0]}`, proposedUnit: `电话${phoneOf(0)}` },
  };
  await answer('deputy', 'POST', '/api/drafts/1/check', { content });
  await answer('deputy', 'PUT', '/api/drafts/1', { content }, 1);
  await answer('deputy', 'POST', '/api/drafts/1/turns', { scope: 'basis', wish: TYPED });
  while ((await answer('deputy', 'GET', '/api/drafts/1/turns/1')).includes('"state":"running"'));
  const { version } = await store.db.selectFrom('draft').select('version').executeTakeFirstOrThrow();
  await answer('deputy', 'POST', '/api/drafts/1/confirmation', undefined, version);
  // Whether such a text may be submitted is for other tests.
  await store.db.updateTable('draft').set({ state: 'submitted', submittedAt: new Date() }).execute();
  await answer('staff', 'POST', '/api/drafts/1/moves', { move: 'return', reason: TYPED }, version);
}

/** Of one act on a draft: it succeeds, and repeats nothing that was planted. */
async function answer(
  role: Role,
  method: string,
  path: string,
  body?: unknown,
  version = 0,
): Promise<string> {
  const response = await desk.call(role, path, {
    method,
    headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  expect(response.status, `${method} ${path} ${text}`).toBeLessThan(300);
  expect(leaksIn(text), `${method} ${path}`).toEqual([]);
  return text;
}

function leaksIn(text: string): string[] {
  return [...PLANTED, ...hashes].filter((value) => text.includes(value));
}

/** What stands in a file, packed or not. */
function readableText(bytes: Buffer): string {
  const packed = bytes.subarray(0, 2).toString('latin1') === 'PK';
  return packed
    ? readEntries(bytes)
        .map(({ content }) => content.toString('utf8'))
        .join('\n')
    : bytes.toString('utf8');
}

/** Values for the places in paths: of what there is, so that pages have something to show. */
async function valuesOf(place: string, path: string): Promise<readonly string[]> {
  const table = /^\/api\/(\w+)/.exec(path)?.[1];
  if (place === 'name') return (await reportNames()).map(encodeURIComponent);
  if (place === 'code' || place === 'kind') return ['C0501'];
  if (place === 'turn') return ['1'];
  if (place === 'version') return ['1', '2', '3'];
  if (place !== 'id') return ['x'];
  return table === 'records' ? ['1', '2', '3', '4', '5', '6'] : ['1'];
}

async function reportNames(): Promise<string[]> {
  const response = await desk.call('staff', '/api/reports');
  const { items } = JSON.parse(await response.text());
  const names = items.flatMap(({ files }: { files: readonly { name: string }[] }) =>
    files.map(({ name }) => name),
  );
  expect(names.length).toBe(4);
  return names;
}

async function pathsOf(path: string): Promise<string[]> {
  let paths = [path];
  for (const [whole, place = ''] of path.matchAll(/\{(\w+)\}/g)) {
    const values = await valuesOf(place, path);
    paths = paths.flatMap((one) => values.map((value) => one.replace(whole, value)));
  }
  return paths;
}

const READING = (Object.keys(ACCESS) as Operation[]).filter((name) => ACCESS[name].method === 'get');

it('plants what is there to be found', async () => {
  expect(lines().join('\n')).toContain(ID_CARD);
  expect(leaksIn(lines().join('\n'))).toEqual([...PLANTED]);
  expect(hashes).toHaveLength(PEOPLE.length);
});

it('sees the operations', () => expect(READING.length).toBeGreaterThan(40));

it.each(READING)('%s gives nobody personal data', async (operation) => {
  const { path }: Access = ACCESS[operation];
  for (const one of await pathsOf(path)) {
    for (const role of ROLES) {
      for (const caller of [role, `${role} 云岩区`] as const) {
        const response = await desk.call(caller, one);
        expect(response.status, `${caller} ${one}`).toBeLessThan(500);
        const text = readableText(Buffer.from(await response.arrayBuffer()));
        expect(leaksIn(text), `${caller} ${one}`).toEqual([]);
      }
    }
  }
});

it('walked over pages that show the records', async () => {
  for (const path of ['/api/records/1', '/api/issues/1/members', '/api/issues/1']) {
    expect(await (await desk.call('staff', path)).text()).toContain('机器轰鸣到凌晨');
  }
});

it('walked over the draft in which it was typed, and over its form', async () => {
  expect(leaksIn(TYPED)).toEqual([...PLANTED]);
  for (const role of ['deputy', 'staff'] as const) {
    expect(await (await desk.call(role, '/api/drafts/1')).text()).toContain('[手机号]');
    expect((await desk.call(role, '/api/drafts/1/form.docx')).status).toBe(200);
  }
  expect(await (await desk.call('deputy', '/api/drafts/1/versions/2')).text()).toContain('[手机号]');
});

it('what is kept of a draft holds none', async () => {
  for (const table of [
    'draft',
    'draftVersion',
    'draftMove',
    'turn',
    'turnEvent',
    'passage',
    'evidence',
    'audit',
  ] as const) {
    const rows = await store.db.selectFrom(table).selectAll().execute();
    expect(rows.length, table).toBeGreaterThan(0);
    expect(leaksIn(JSON.stringify(rows)), table).toEqual([]);
  }
});

it('a text that is searched for is masked before it is used, and is written down nowhere', async () => {
  const text = `机器轰鸣到凌晨，我是${PEOPLE[0]}，电话${phoneOf(0)}`;
  const response = await desk.send('staff', '/api/records/similar', { text, k: 5 });
  const body = await response.text();
  expect(body).toContain('机器轰鸣到凌晨');
  expect(leaksIn(body)).toEqual([]);
});

it('the export holds none', async () => {
  let text = '';
  // The export goes to whoever owns the database and carries the hash on purpose: it lets the next system count people.
  for await (const { person: _, ...record } of listExportedRecords(store.db)) text += JSON.stringify(record);
  expect(text).toContain('机器轰鸣到凌晨');
  expect(leaksIn(text)).toEqual([]);
});

it('the log holds none, and no words of records either', () => {
  expect(logged.length).toBeGreaterThan(400);
  expect(leaksIn(logged.join(''))).toEqual([]);
  expect(logged.join('')).not.toContain('榕江苑');
});
