/** 查 over HTTP and in process: what each caller finds, before and after a run, and when no vectors can be made. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRetriever } from '../../src/assistant/find/create-retriever.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { outsideStaff } from '../../src/domain/sight.ts';
import { createQueryEmbedder } from '../../src/pipeline/embed-query.ts';
import { ingestFile } from '../../src/pipeline/ingest-file.ts';
import type { Store } from '../../src/store/open-store.ts';
import { ENGINES, openTestStore } from '../store/open-test-store.ts';
import { type Caller, cityConfig, importCity, MINIMUM_PEOPLE, openDesk, runCity } from './desk-city.ts';
import { createFolder } from './ingest-fixtures.ts';

const HEADER =
  '建议编号,建议标题,案由,具体建议,提出时间,领衔代表,代表团,主办单位,答复时间,答复内容,答复类别,办理结果评价,密级';
const REPLY =
  '代表：您的建议收悉。我局已对翠屏苑周边工地开展夜间巡查46次，查处违规施工9起。2025年底前计划安装噪声在线监测设备20套。感谢您的关心。';
const SUGGESTIONS = [
  `2023-004,关于整治翠屏苑工地夜间施工噪音的建议,翠屏苑工地通宵浇筑混凝土，机器轰鸣扰民。居民多次投诉。,一是加装监测设备；二是加大处罚。,2023-01-10,甲示例,云岩代表团,市生态环境局,2023-06-01,甲示例${REPLY},B,不满意,非密`,
  `2017-004,关于夜间施工噪音的建议,工地通宵浇筑混凝土。,加大处罚。,2017-01-10,乙示例,云岩代表团,市生态环境局,2017-06-01,乙示例${REPLY},B,满意,非密`,
  `2024-009,关于夜间施工噪音的保密建议,翠屏苑工地通宵浇筑混凝土，机器轰鸣。,加大处罚。,2024-01-10,丙示例,云岩代表团,市生态环境局,,,,,保密`,
  '2025-011,关于修复青松坡路灯的建议,青松坡整条路漆黑一片，路灯不亮。,修复路灯。,2025-01-10,丁示例,花溪代表团,市综合执法局,,,,,非密',
];

describe.each(ENGINES)('find, on %s', (engine) => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;
  beforeAll(async () => {
    store = await openTestStore(engine);
    desk = openDesk(store);
    await importCity(store);
    const folder = createFolder();
    const file = folder.write('suggestions.csv', `${[HEADER, ...SUGGESTIONS].join('\n')}\n`);
    await ingestFile(store, file, { source: 'suggestion', personKey: 'key-of-this-test-only' });
    folder.remove();
  });
  afterAll(() => store?.close());

  async function find(caller: Caller, text: string) {
    const response = await desk.send(caller, '/api/find', { text });
    return { status: response.status, body: JSON.parse(await response.text()) };
  }
  type Answer = { readonly earlier: { suggestions: { sourceId: string }[] }[] };
  const idsOf = ({ earlier }: Answer) =>
    earlier.flatMap(({ suggestions }) => suggestions.map(({ sourceId }) => sourceId));
  const retriever = (district: string | null, embedQuery = createQueryEmbedder(store.db, cityConfig())) =>
    createRetriever({
      db: store.db,
      sight: { ...outsideStaff(MINIMUM_PEOPLE), district },
      embedQuery,
      day: '2025-07-01',
    });
  const NOISE = '翠屏苑工地夜间施工噪音扰民';

  it('finds by full text alone before the first run, and says so', async () => {
    const { status, body } = await find('deputy', NOISE);
    expect(status).toBe(200);
    expect(idsOf(body)).toEqual(['2023-004']);
    expect(body.partial).toBe('no_run');
    expect(body.issues).toEqual([]);
  });

  it('refuses an empty text', async () => {
    expect((await find('deputy', '  ')).status).toBe(422);
  });

  describe('after a run', () => {
    beforeAll(() => runCity(store));

    it('shows who asked, when, what was answered and promised, and what is new', async () => {
      const { body } = await find('deputy', NOISE);
      expect(body.partial).toBeNull();
      const [chain] = body.earlier;
      const [earlier] = chain.suggestions;
      expect(earlier).toMatchObject({
        sourceId: '2023-004',
        year: 2023,
        leadDeputy: '甲示例',
        delegation: '云岩代表团',
        leadUnit: '市生态环境局',
        replyClass: 'B',
        resultRating: 'unsatisfied',
        repliedOn: '2023-06-01',
        pending: false,
        answer: { text: '我局已对翠屏苑周边工地开展夜间巡查46次，查处违规施工9起。' },
        promises: [{ text: '2025年底前计划安装噪声在线监测设备20套。', due: '2025-12-31' }],
        promisesOpen: true,
      });
      const reply = `甲示例${REPLY}`;
      for (const { start, end, text } of [earlier.answer, ...earlier.promises]) {
        expect(reply.slice(start, end)).toBe(text);
      }
      expect(chain).toMatchObject({ alike: true, issue: { id: body.issues[0].target.issueId } });
      expect(chain.news.map(({ words }: { words: string }) => words)).toEqual(['新增来件8件', '涉及7人']);
      expect(body.proposal).toMatchObject({ step: 'supplement', recordId: earlier.recordId });
      expect(body.proposal.reason).toContain('新增来件8件');
    });

    it('never shows one that was handed in in confidence, nor one of more than five years ago', async () => {
      for (const caller of ['deputy', 'staff'] as const) {
        expect(idsOf((await find(caller, NOISE)).body)).not.toContain('2024-009');
        expect(idsOf((await find(caller, NOISE)).body)).not.toContain('2017-004');
      }
    });

    it('proposes to co-sign what is handled this year', async () => {
      const { body } = await find('deputy', '青松坡路灯不亮，晚上漆黑');
      expect(body.proposal).toMatchObject({ step: 'cosign' });
      expect(body.proposal.reason).toContain('丁示例');
    });

    it('proposes a new one for what nobody asked', async () => {
      const { body } = await find('deputy', '流浪猫狗伤人');
      expect(body).toMatchObject({ proposal: { step: 'new', recordId: null }, issues: [] });
    });

    it('shows a deputy of a district the suggestions of the whole city, and issues of the district', async () => {
      const { body } = await find('deputy 乌当区', NOISE);
      expect(idsOf(body)).toContain('2023-004');
      expect(body.issues).toEqual([]);
      expect((await find('deputy 云岩区', NOISE)).body.issues).toHaveLength(1);
    });

    it('shows no group that is too small outside staff', async () => {
      const rubbish = '金桂小区垃圾桶满了没人收';
      expect((await find('deputy', rubbish)).body.issues).toEqual([]);
      expect((await find('staff', rubbish)).body.issues).toHaveLength(1);
      expect(await retriever(null).records(rubbish, 5)).toEqual([]);
    });

    it('gives figures that queries counted', async () => {
      const [issue] = await retriever(null).issues(NOISE, 3);
      expect(issue?.figures.map(({ words }) => words)).toEqual([
        // With the two suggestions that the run put there.
        '2017年1月至2025年6月来件10件',
        '涉及9人',
        '涉及1个区县',
        '近12个月来件8件',
        '此前12个月来件0件',
      ]);
      expect(issue).toMatchObject({ quotable: false, inForce: null, target: { kind: 'issue' } });
    });

    it('gives records to understand by, without the confidential one, and suggestions to quote', async () => {
      const records = await retriever(null).records(NOISE, 20);
      expect(records).toHaveLength(7);
      for (const { quotable, texts, span } of records) {
        expect(quotable).toBe(false);
        expect(texts[0]?.text.slice(span?.start, span?.end)).toMatch(/混凝土|施工/u);
      }
      const [first] = await retriever('花溪区').suggestions(NOISE, 5);
      expect(first).toMatchObject({
        heading: '关于整治翠屏苑工地夜间施工噪音的建议（2023年，第4号）',
        quotable: true,
        notes: [
          ['年份', '2023年'],
          ['领衔代表', '甲示例'],
          ['代表团', '云岩代表团'],
          ['承办单位', '市生态环境局'],
          ['答复类别', 'B（正在解决或已启动）'],
          ['办理结果评价', '不满意'],
        ],
      });
      expect(first?.texts.map(({ field }) => field)).toEqual(['title', 'body', 'reply']);
    });

    it('answers from the full text when no vector can be made, and passes on what is no expected failure', async () => {
      const down = retriever(null, () =>
        Promise.reject(new DomainError('model_unavailable', '向量服务没有回应', '请稍后重试')),
      );
      expect(await down.suggestions(NOISE, 5)).toHaveLength(1);
      expect(await down.issues(NOISE, 5)).toHaveLength(1);
      const broken = retriever(null, () => Promise.reject(new TypeError('a bug')));
      await expect(broken.suggestions(NOISE, 5)).rejects.toThrow('a bug');
    });

    it('takes any text, of signs, of stop words and very long', async () => {
      for (const text of ['！？', '请问', "' | & ! \\ :*", '停车难'.repeat(3000), '\u{20BB7}野家']) {
        expect((await find('staff', text)).status).toBe(200);
      }
    });
  });
});
