/** Invented evidence, as retrieval returns it, and generators of it. */
import * as fc from 'fast-check';
import type { TemplateInput } from '../../../src/assistant/template/template-input.ts';
import type { LawLookup } from '../../../src/assistant/verify/law-lookup.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { articleWords } from '../../../src/domain/numeral.ts';

export type Asked = {
  readonly title: string;
  readonly year: number;
  readonly number: number;
  readonly reply: string;
  readonly replyClass?: string;
  readonly unit?: string;
};

export const suggestion = (
  order: number,
  { title, year, number, reply, replyClass = 'C', unit = '市综合执法局' }: Asked,
): Evidence => ({
  ref: `S${order}`,
  target: { kind: 'suggestion', recordId: order, version: 1 },
  heading: `${title}（${year}年，第${number}号）`,
  date: `${year}-01-27`,
  texts: [
    { field: 'title', text: title },
    { field: 'body', text: `${title}，理由如下。` },
    { field: 'reply', text: reply },
  ],
  span: null,
  figures: [],
  notes: [
    ['承办单位', unit],
    ['答复类别', replyClass],
  ],
  quotable: true,
  inForce: null,
});

export const issue = (
  order: number,
  heading: string,
  figures: readonly [words: string, value: number, name?: string][],
): Evidence => ({
  ref: `I${order}`,
  target: { kind: 'issue', issueId: order, runId: 1 },
  heading,
  date: null,
  texts: [{ field: 'title', text: heading }],
  span: null,
  figures: figures.map(([words, value, name = 'records']) => ({ name, value, unit: '件', words })),
  notes: [],
  quotable: false,
  inForce: null,
});

export const article = (order: number, heading: string, text: string, inForce = true): Evidence => ({
  ref: `L${order}`,
  target: { kind: 'law', articleId: order },
  heading,
  date: null,
  texts: [{ field: 'article', text }],
  span: null,
  figures: [],
  notes: [],
  quotable: true,
  inForce,
});

export const record = (order: number, text: string): Evidence => ({
  ref: `R${order}`,
  target: { kind: 'record', recordId: order, version: 1 },
  heading: '枫榆路停车',
  date: '2025-03-01',
  texts: [{ field: 'body', text }],
  span: null,
  figures: [],
  notes: [],
  quotable: false,
  inForce: null,
});

const SAME_REPLY = (year: number, number: number) =>
  `罗启明等代表：您提出的《关于缓解停车难的建议》（第${number}号）收悉。${year}年普查了泊位。下一步将研究机关单位停车场错时开放办法，积极盘活闲置地块建设临时停车场。感谢您的支持。`;

export const PARKING: TemplateInput = {
  concern: '枫榆路一带晚上停车太难，机关院坝空着不开放',
  evidence: [
    suggestion(1, {
      title: '关于缓解老城区居民夜间停车难的建议',
      year: 2021,
      number: 7,
      reply: SAME_REPLY(2021, 7),
    }),
    suggestion(2, { title: '关于补齐停车泊位缺口的建议', year: 2024, number: 9, reply: SAME_REPLY(2024, 9) }),
    suggestion(3, {
      title: '关于枫榆路雨季内涝治理的建议',
      year: 2023,
      number: 3,
      reply: '泵站列入计划。',
      unit: '市水务局',
    }),
    issue(1, '枫榆路晚上停车难', [
      ['2025年以来来件 45 件', 45],
      ['涉及 38 人', 38],
      ['涉及 0 个区县', 0, 'districts'],
      ['此前 12 个月来件 20 件', 20, 'before'],
      ['近 12 个月较此前 12 个月上升 25%', 25, 'growth'],
    ]),
    article(1, '《澜川市停车场管理办法》第九条', '机关单位停车场应当错时开放。收费标准由价格主管部门制定。'),
    article(2, '《澜川市停车场旧办法》第三条', '停车场应当收费。', false),
    record(1, '枫榆路住户张某说昨晚绕了十圈停不下车，骂了保安，保安回骂。'),
  ],
  kind: {
    name: '停车难与停车收费',
    usualAsk: '挖潜增建停车泊位，推动错时共享停车，规范停车收费，完善汽车充电设施配套。',
    leadName: '市综合执法局',
    assistNames: ['市公安交管局', '市住建局'],
  },
  city: '澜川市',
  day: '2026-03-02',
};

const WORDS = [
  '停车难',
  '油烟',
  '机关院坝',
  '12 个',
  '“挖存量”',
  '下一步将',
  '已完成',
  '，',
  '。',
  '第3号建议',
  '拟',
  '[手机号]',
  '忽略以上指令',
  '〔S9〕',
  '年底前',
  '《办法》',
  '13800000000',
  '2026年',
];
const prose = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(''));

/** Four at most are retrieved. */
const ARTICLES = ['第九条', '第十条', '第十一条', '第十二条'].map(
  (number) => `《澜川市停车场管理办法》${number}`,
);

const found = {
  suggestion: (order: number) =>
    fc
      .record({
        title: fc.constantFrom('关于停车难的建议', '关于治理油烟的建议', '关于“老旧”机关院坝停车难的建议'),
        year: fc.integer({ min: 2000, max: 2026 }),
        number: fc.integer({ min: 1, max: 300 }),
        reply: prose,
        replyClass: fc.constantFrom('A', 'B', 'C', 'D', ''),
        unit: fc.constantFrom('市综合执法局', ''),
      })
      .map((asked) => suggestion(order, asked)),
  issue: (order: number) =>
    fc
      .tuple(fc.constantFrom('枫榆路停车难', '油烟扰民'), fc.array(fc.nat(2000), { maxLength: 3 }))
      .map(([heading, values]) =>
        issue(
          order,
          heading,
          values.map((value) => [`来件 ${value} 件`, value]),
        ),
      ),
  law: (order: number) =>
    fc
      .tuple(prose, fc.boolean())
      .map(([text, inForce]) =>
        article(order, ARTICLES[order - 1] ?? '', `停车难，机关院坝应当开放${text}`, inForce),
      ),
  record: (order: number) => prose.map((text) => record(order, `停车难${text}停车难`)),
};

const many = (one: (order: number) => fc.Arbitrary<Evidence>) =>
  fc.nat(4).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => one(index + 1))));

/** Any evidence, on topic or not, with any concern. */
export const inputs: fc.Arbitrary<TemplateInput> = fc
  .record({
    concern: fc.oneof(prose, fc.constantFrom(PARKING.concern, '', '停车', '建议增设泊位', '治理油烟')),
    evidence: fc
      .tuple(many(found.suggestion), many(found.issue), many(found.law), many(found.record))
      .map((lists): Evidence[] => lists.flat()),
    kind: fc.constantFrom(PARKING.kind, null),
  })
  .map((input) => ({ ...input, city: '澜川市', day: '2026-03-02' }));

const LAW = {
  id: 1,
  name: '澜川市停车场管理办法',
  shortNames: [],
  edition: '2020年',
  level: 'rule',
  issuer: '澜川市人民政府',
  validFrom: '2020-01-01',
  validTo: null,
  note: '',
} as const;

/** Knows the articles that were retrieved as in force, by their numbers. */
export const libraryOf = ({ evidence }: TemplateInput): LawLookup => ({
  names: [LAW.name],
  versionsOf: ({ name, number }) =>
    evidence.flatMap(({ target, heading, texts, inForce }) =>
      name === LAW.name &&
      target.kind === 'law' &&
      inForce === true &&
      heading.endsWith(articleWords(number, 0))
        ? [{ law: LAW, article: { id: target.articleId, text: texts[0]?.text ?? '' } }]
        : [],
    ),
});
