/** The desk's small city with suggestions of five years beside it, and callers who are known by role and number. */
import { createApp } from '../../src/api/create-app.ts';
import type { Role } from '../../src/domain/account.ts';
import type { RecordDraft } from '../../src/domain/record.ts';
import { askTextHash } from '../../src/pipeline/ask-text-hash.ts';
import type { Store } from '../../src/store/open-store.ts';
import { replaceAsks } from '../../src/store/records/replace-asks.ts';
import { upsertRecords } from '../../src/store/records/upsert-records.ts';
import { draft, SUGGESTION } from '../store/drafts.ts';
import { cityConfig, importCity, runCity } from './desk-city.ts';

/** Of the taxonomy: 老旧小区改造与加装电梯. */
export const LIFTS = 'C0102';

/** What the unit answers year after year, in nearly the same words. */
const SAME_REPLY =
  '您提出的关于老旧小区加装电梯的建议收悉。我们将继续会同有关部门研究完善加装电梯的审批流程，积极争取上级补助资金，' +
  '适时修订既有住宅加装电梯实施办法，并加强对街道社区协调工作的指导。感谢您对住房建设工作的关心和支持。';
const OTHER_REPLY =
  '经核实，翠湖片区已完成管网排查，下水管道更换工程于六月开工，预计十月完工，届时恢复路面。联系人请见附件。';

const YEARS = [2021, 2022, 2023, 2024, 2025] as const;
const MEASURES = [
  '一、简化老旧小区加装电梯的审批流程和申报材料。二、提高加装电梯的财政补贴标准。',
  '一是进一步简化加装电梯审批流程；二是建立低层住户协商补偿机制。',
  '1.简化加装电梯审批流程和材料。\n2.提高财政补贴标准，及时拨付补贴资金。',
  '（一）加装电梯的财政补贴标准应当提高。（二）推行一个窗口受理。',
  '统一加装电梯后的维护保养责任，明确费用分摊办法。',
] as const;

export const SUGGESTIONS: readonly RecordDraft[] = YEARS.map((year, index) => {
  const opening = `案由：${year}年走访中，老旧小区居民反映没有电梯，老人上下楼难，加装电梯进展缓慢。`;
  const measures = MEASURES[index] ?? '';
  const body = `${opening}${measures}`;
  return draft(`JY${year}`, {
    source: 'suggestion',
    receivedAt: new Date(`${year}-02-10T02:00:00Z`),
    title: `关于加快老旧小区加装电梯的建议（${year}）`,
    body,
    appealType: 'suggest',
    district: '云岩区',
    person: null,
    channel: null,
    confidential: year === 2024,
    suggestion: {
      ...SUGGESTION,
      year,
      leadDeputy: ['甲代表', '乙代表', '甲代表', '丙代表', '丁代表'][index] ?? null,
      leadUnit: '市住房和城乡建设局',
      measures: { start: opening.length, end: body.length },
      reply: index === 3 ? OTHER_REPLY : SAME_REPLY,
      replyClass: 'B',
      keySupervision: year === 2025,
    },
  });
});

export async function importSuggestions(
  { db }: Store,
  drafts: readonly RecordDraft[] = SUGGESTIONS,
): Promise<number[]> {
  const outcomes = await upsertRecords(db, drafts, null);
  await replaceAsks(
    db,
    drafts.map(({ title, body, place }, index) => ({
      recordId: outcomes[index]?.id ?? 0,
      version: outcomes[index]?.version ?? 1,
      spans: [{ start: 0, end: body.length }],
      textHashes: [askTextHash(title, body, place)],
    })),
  );
  return outcomes.map(({ id }) => id);
}

/** @returns the run's id. */
export async function fillCity(store: Store): Promise<number> {
  await importCity(store);
  await importSuggestions(store);
  return runCity(store);
}

export type Caller = { readonly role: Role; readonly id?: number };
export const STAFF: Caller = { role: 'staff' };
export const OTHER_STAFF: Caller = { role: 'staff', id: 9 };
export const COMMITTEE: Caller = { role: 'committee', id: 3 };

const CALLER = 'x-test-caller';

export type Answer<Body> = { readonly status: number; readonly body: Body; readonly etag: string | null };

/** Calls the app in process. @param Body what the test expects of the answer. */
export function openService(store: Store) {
  const app = createApp({
    store,
    config: cityConfig(),
    now: () => new Date('2025-07-01T00:00:00Z'),
    findAccount: async (request) => {
      const { role, id = 2 }: Caller = JSON.parse(request.headers.get(CALLER) ?? '{}');
      return { id, name: `${role}${id}`, displayName: `${role}${id}`, role, district: null };
    },
  });
  const request = (
    caller: Caller,
    method: string,
    path: string,
    body?: unknown,
    ifMatch?: string | null,
    headers: Record<string, string> = {},
  ) =>
    app.request(path, {
      method,
      headers: {
        ...headers,
        [CALLER]: JSON.stringify(caller),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifMatch == null ? {} : { 'if-match': ifMatch }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const call = async <Body>(...given: Parameters<typeof request>): Promise<Answer<Body>> => {
    const response = await request(...given);
    return {
      status: response.status,
      body: (await response.json()) as Body,
      etag: response.headers.get('etag'),
    };
  };
  return { request, call };
}
