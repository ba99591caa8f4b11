/** A small city that does not exist: every place, person and sentence here is invented. */
import { type Indicator, PARTS, type Parts, type Weights } from '../../src/domain/ranking.ts';
import type { ReportBundle, ReportIssue, ReportKind, ReportModel } from '../../src/domain/report.ts';

const WEIGHTS: Weights = { concentration: 0.3, acuteness: 0.25, attention: 0.25, recurrence: 0.2 };

const DAY = 86_400_000;
const START = new Date('2023-11-01T00:00:00+08:00');
const END = new Date('2025-10-31T18:30:00+08:00');

type IssueSeed = {
  readonly title: string;
  readonly kind: readonly [code: string, name: string];
  readonly lead: string | null;
  readonly records: number;
  readonly people: number;
  readonly parts: readonly [number, number, number, number];
  readonly districts: readonly string[];
  readonly years: readonly number[];
  readonly suggestions: number;
  readonly quote: string;
};

const SEEDS: readonly IssueSeed[] = [
  {
    title: '青澜区望溪苑混凝土搅拌站夜间施工噪声和粉尘扰民',
    kind: ['E0102', '工业企业与搅拌站污染'],
    lead: '市生态环境局',
    records: 64,
    people: 57,
    parts: [0.93, 0.81, 0.77, 0.66],
    districts: ['青澜区', '柳河区'],
    years: [2023, 2024, 2025],
    suggestions: 3,
    quote: '搅拌站离我家阳台不到八十米，凌晨两点还在装料，窗台上每天一层灰，孩子咳嗽一个多月没好。',
  },
  {
    title: '柳河区枫桥小区二次供水水压不足、水质发黄',
    kind: ['C0304', '二次供水'],
    lead: '市水务局',
    records: 48,
    people: 41,
    parts: [0.82, 0.88, 0.6, 0.45],
    districts: ['柳河区'],
    years: [2024, 2025],
    suggestions: 1,
    quote: '六楼以上晚饭时间基本没有水，接出来的头一盆水是黄的，物业说要等水箱改造。',
  },
  {
    title: '老旧小区加装电梯审批环节多、邻里协调难',
    kind: ['C0102', '加装电梯'],
    lead: '市住房和城乡建设局',
    records: 52,
    people: 50,
    parts: [0.9, 0.42, 0.71, 0.92],
    districts: ['青澜区', '柳河区', '云台县', '北渡区'],
    years: [2022, 2023, 2024, 2025],
    suggestions: 6,
    quote: '一楼两户不同意，社区来协调过三次，没有结果，我母亲八十二岁，半年没有下过楼。',
  },
  {
    title: '云台县石门镇至县城公交班次少、末班车过早',
    kind: ['D0201', '公交线路与班次'],
    lead: '市交通委员会',
    records: 37,
    people: 35,
    parts: [0.64, 0.5, 0.68, 0.58],
    districts: ['云台县'],
    years: [2024, 2025],
    suggestions: 2,
    quote: '末班车下午五点就没有了，孩子放学只能坐面包车，一车挤十几个。',
  },
  {
    title: '北渡区滨河路夜间烧烤油烟直排',
    kind: ['E0201', '餐饮油烟'],
    lead: '市综合行政执法局',
    records: 33,
    people: 29,
    parts: [0.61, 0.63, 0.55, 0.4],
    districts: ['北渡区', '青澜区'],
    years: [2024, 2025],
    suggestions: 0,
    quote: '油烟从一楼往上冒，六月以来不敢开窗，打电话来查一次好两天。',
  },
  {
    title: '城东实验小学周边上放学时段停车拥堵',
    kind: ['D0302', '学校周边交通'],
    lead: '市公安局交通管理局',
    records: 30,
    people: 28,
    parts: [0.58, 0.47, 0.62, 0.35],
    districts: ['青澜区'],
    years: [2025],
    suggestions: 1,
    quote: '四点半到五点半整条街动不了，救护车也进不来。',
  },
  {
    title: '金穗花园物业服务差而物业费上调',
    kind: ['C0201', '物业服务与收费'],
    lead: '市住房和城乡建设局',
    records: 41,
    people: 33,
    parts: [0.5, 0.7, 0.44, 0.31],
    districts: ['柳河区', '北渡区'],
    years: [2024, 2025],
    suggestions: 0,
    quote: '门禁坏了四个月，垃圾三天清一次，今年还要涨三毛。',
  },
  {
    title: '灵活就业人员异地就医报销手续繁琐',
    kind: ['H0301', '医保报销'],
    lead: '市医疗保障局',
    records: 26,
    people: 26,
    parts: [0.52, 0.38, 0.5, 0.33],
    districts: ['青澜区', '柳河区', '北渡区'],
    years: [2024, 2025],
    suggestions: 2,
    quote: '跑了三趟，每趟让补一张证明，最后说系统里查不到备案。',
  },
  {
    title: '柳河区青年公寓预付费健身房停业不退款',
    kind: ['B0401', '预付卡消费'],
    lead: '市市场监督管理局',
    records: 35,
    people: 34,
    parts: [0.4, 0.66, 0.52, 0.12],
    districts: ['柳河区'],
    years: [2025],
    suggestions: 0,
    quote: '九月刚续了两年卡，十月门就锁了，群里一百多人都没有退。',
  },
  {
    title: '北渡区老街片区电动自行车飞线充电',
    kind: ['G0103', '消防与飞线充电'],
    lead: '市消防救援支队',
    records: 22,
    people: 20,
    parts: [0.39, 0.6, 0.35, 0.38],
    districts: ['北渡区'],
    years: [2024, 2025],
    suggestions: 1,
    quote: '三楼的线从窗户拉下来，下雨天也在充，社区说桩在等批。',
  },
  {
    title: '社区老年助餐点开放时间短、覆盖不足',
    kind: ['F0202', '养老助餐'],
    lead: '市民政局',
    records: 18,
    people: 18,
    parts: [0.45, 0.28, 0.36, 0.3],
    districts: ['青澜区', '云台县'],
    years: [2025],
    suggestions: 3,
    quote: '助餐点只开中午一小时，走过去要二十分钟，腿脚不好的根本赶不上。',
  },
  {
    title: '云台县高坪村自来水季节性停水',
    kind: ['C0305', '农村饮水'],
    lead: null,
    records: 12,
    people: 11,
    parts: [0.25, 0.48, 0.22, 0.34],
    districts: ['云台县'],
    years: [2024, 2025],
    suggestions: 0,
    quote: '每年七八月停水十几天，全村靠一口井。',
  },
];

/** Ids as a store would give them: not the ranks. */
const idOf = (index: number): number => 101 + index * 7;

const toParts = ([concentration, acuteness, attention, recurrence]: IssueSeed['parts']): Parts => ({
  concentration,
  acuteness,
  attention,
  recurrence,
});

const scoreOf = (parts: Parts): number => PARTS.reduce((sum, part) => sum + WEIGHTS[part] * parts[part], 0);

const indicatorsOf = (seed: IssueSeed): Indicator[] => [
  { part: 'concentration', key: 'distinctPeople', value: seed.people, scaled: seed.parts[0], share: 0.6 },
  {
    part: 'concentration',
    key: 'distinctDistricts',
    value: seed.districts.length,
    scaled: seed.parts[0],
    share: 0.4,
  },
  { part: 'acuteness', key: 'unsolvedShare', value: 0.4375, scaled: seed.parts[1], share: 0.7 },
  { part: 'acuteness', key: 'overdueShare', value: null, scaled: null, share: 0.3 },
  { part: 'attention', key: 'seasonalGrowth', value: 1.28, scaled: seed.parts[2], share: 1 },
  { part: 'recurrence', key: 'distinctYears', value: seed.years.length, scaled: seed.parts[3], share: 1 },
];

const MONTHS = Array.from({ length: 24 }, (_, index) =>
  new Date(Date.UTC(2023, 10 + index, 1)).toISOString().slice(0, 7),
);

function issueOf(seed: IssueSeed, index: number): ReportIssue {
  const id = idOf(index);
  const parts = toParts(seed.parts);
  const firstAt = new Date(START.getTime() + (20 + index * 11) * DAY);
  const lastAt = new Date(END.getTime() - index * 3 * DAY);
  const members = Array.from({ length: seed.records }, (_, member) => {
    const isSuggestion = member < seed.suggestions;
    return {
      source: isSuggestion ? ('suggestion' as const) : ('hotline' as const),
      sourceId: isSuggestion ? `JY2025-${id}-${member + 1}` : `GD${20250000 + id * 100 + member}`,
      title: `${seed.kind[1]}问题反映之${member + 1}`,
      receivedAt: new Date(
        firstAt.getTime() + (member / seed.records) * (lastAt.getTime() - firstAt.getTime()),
      ),
      district: seed.districts[member % seed.districts.length] ?? null,
      channel: isSuggestion ? null : member % 3 === 0 ? '微信小程序' : '电话',
    };
  });
  return {
    id,
    title: seed.title,
    keywords: seed.title.slice(3).match(/.{2}/g)?.slice(0, 4) ?? [],
    state: index % 3 === 0 ? 'confirmed' : 'proposed',
    kind: { code: seed.kind[0], name: seed.kind[1], confidence: 0.91 - index * 0.04 },
    lead: seed.lead,
    rank: index + 1,
    rankRange: [Math.max(1, index), Math.min(SEEDS.length, index + 3)],
    score: scoreOf(parts),
    parts,
    indicators: indicatorsOf(seed),
    counts: {
      records: seed.records,
      voices: seed.records - 3,
      people: seed.people,
      deputies: seed.suggestions * 2,
      delegations: seed.suggestions,
      districts: seed.districts.length,
      suggestions: seed.suggestions,
      years: seed.years,
    },
    firstAt,
    lastAt,
    districts: seed.districts.map((name, place) => ({
      name,
      records: members.filter(({ district }) => district === seed.districts[place]).length,
    })),
    months: MONTHS.map((month, place) => ({ month, records: (place * (index + 3)) % 7 })),
    quotes: [
      {
        source: 'hotline',
        sourceId: `GD${20250000 + id * 100 + seed.suggestions}`,
        version: 1,
        start: 12,
        end: 12 + seed.quote.length,
        text: seed.quote,
        receivedAt: firstAt,
        district: seed.districts[0] ?? null,
      },
    ],
    members,
    lineage: index % 4 === 3 ? 'new' : index % 4 === 2 ? 'kept' : 'grew',
  };
}

function kindOf(issues: readonly ReportIssue[], index: number): ReportKind {
  const [first] = issues;
  if (first === undefined) throw new RangeError('a kind of the fixture needs an issue');
  return {
    code: first.kind.code,
    name: first.kind.name,
    field: ['生态环境', '城乡建设', '交通出行', '社会保障', '市场监管', '公共安全'][index] ?? '其他',
    lead: first.lead,
    rank: index + 1,
    rankRange: [index + 1, index + 2],
    score: first.score - 0.02,
    parts: first.parts,
    indicators: first.indicators,
    counts: first.counts,
    issueIds: issues.map(({ id }) => id),
    suggestions: first.members
      .filter(({ source }) => source === 'suggestion')
      .map(({ sourceId, title }) => ({ sourceId, title, year: 2025 })),
  };
}

type SuggestionSeed = readonly [sourceId: string, title: string, year: number, deputy: string];

function bundleOf(
  issue: ReportIssue,
  seeds: readonly SuggestionSeed[],
  sameAnswers: ReportBundle['sameAnswers'],
): ReportBundle {
  return {
    kind: issue.kind,
    lead: issue.lead,
    years: [...new Set(seeds.map(([, , year]) => year))].toSorted(),
    suggestions: seeds.map(([sourceId, title, year, leadDeputy], index) => ({
      sourceId,
      title,
      year,
      leadDeputy,
      cosigners: 4 + index,
      delegation: index % 2 === 0 ? '青澜代表团' : '柳河代表团',
      leadUnit: index === 0 ? null : issue.lead,
      replyClass: index === 0 ? 'C' : 'B',
      resultRating: index === 0 ? 'unsatisfied' : 'basic',
      keySupervision: index === 0 ? true : null,
      issueId: issue.id,
    })),
    sameAnswers,
  };
}

const ISSUES = SEEDS.map(issueOf)
  .toSorted((a, b) => b.score - a.score)
  .map(
    (issue, index): ReportIssue => ({
      ...issue,
      rank: index + 1,
      rankRange: [Math.max(1, index), index + 3],
    }),
  );
const issueAt = (index: number): ReportIssue => {
  const issue = ISSUES.find(({ id }) => id === idOf(index));
  if (issue === undefined) throw new RangeError(`no issue ${index} in the fixture`);
  return issue;
};

const BUNDLES: readonly ReportBundle[] = [
  bundleOf(
    issueAt(2),
    [
      ['JY2022-118', '关于简化老旧小区加装电梯审批流程的建议', 2022, '陈予安'],
      ['JY2023-074', '关于建立加装电梯邻里协商机制的建议', 2023, '罗知微'],
      ['JY2024-205', '关于设立老旧小区加装电梯专项资金的建议', 2024, '陈予安'],
      ['JY2025-031', '关于加快推进老旧小区加装电梯的建议', 2025, '苏望舒'],
    ],
    [
      {
        sourceIds: ['JY2022-118', 'JY2023-074', 'JY2024-205'],
        similarity: 0.94,
        excerpt: '我局将会同有关部门进一步研究完善加装电梯政策，适时出台实施细则，积极稳妥推进。',
        excerpts: [
          {
            sourceId: 'JY2022-118',
            text: '我局将会同有关部门进一步研究完善加装电梯政策，适时出台实施细则，积极稳妥推进。',
          },
          {
            sourceId: 'JY2023-074',
            text: '我局将会同有关部门进一步研究完善加装电梯政策，适时出台细则，积极稳妥推进。',
          },
          {
            sourceId: 'JY2024-205',
            text: '我局将会同相关部门进一步研究完善加装电梯政策，适时出台实施细则，积极稳妥推进。',
          },
        ],
      },
    ],
  ),
  bundleOf(
    issueAt(0),
    [
      ['JY2024-062', '关于搬迁望溪苑周边混凝土搅拌站的建议', 2024, '顾行舟'],
      ['JY2025-019', '关于加强搅拌站夜间作业监管的建议', 2025, '罗知微'],
    ],
    [],
  ),
  bundleOf(
    issueAt(3),
    [
      ['JY2024-143', '关于增加石门镇公交班次的建议', 2024, '韦清和'],
      ['JY2025-088', '关于延长城乡公交末班车时间的建议', 2025, '苏望舒'],
    ],
    [],
  ),
];

/** Twelve issues, six kinds, three bundles (one with a chain of equal answers), two candidates. */
export const REPORT_MODEL: ReportModel = {
  stamp: { state: 'draft', text: '草案：机器初步归集，尚未经人工核定' },
  runId: 17,
  digest: '3f9a0c6be1d2475889aa51c07e4f6b2d903c8e7715f0ab64d2e95b1c7a8036fe',
  asOf: END,
  periodStart: START,
  city: '澜川市',
  balance: { records: 3120, asks: 3388, assigned: 2710, unclustered: 511, excluded: 160, failed: 7 },
  imports: [
    {
      file: '热线工单2025.xlsx',
      source: 'hotline',
      received: 2902,
      created: 2840,
      updated: 31,
      unchanged: 20,
      rejected: 11,
    },
    {
      file: '代表建议2025.csv',
      source: 'suggestion',
      received: 190,
      created: 188,
      updated: 0,
      unchanged: 2,
      rejected: 0,
    },
  ],
  totals: {
    bySource: [
      { source: 'hotline', records: 2851 },
      { source: 'suggestion', records: 190 },
      { source: 'station', records: 46 },
      { source: 'forum', records: 33 },
    ],
    byMonth: MONTHS.map((month, index) => ({ month, records: 96 + ((index * 37) % 71) })),
    byAppealType: [
      { type: 'complaint', records: 1420 },
      { type: 'help', records: 905 },
      { type: 'consult', records: 402 },
      { type: 'suggest', records: 301 },
      { type: 'praise', records: 92 },
    ],
    byChannel: [
      { channel: '电话', records: 1960 },
      { channel: '微信小程序', records: 743 },
    ],
    byDistrict: [
      { district: '青澜区', records: 1203, perTenThousand: 18.62 },
      { district: '柳河区', records: 884, perTenThousand: 14.1 },
      { district: '北渡区', records: 611, perTenThousand: null },
      { district: '云台县', records: 290, perTenThousand: null },
    ],
    people: 2604,
    handling: { known: 2710, solvedShare: 0.713, satisfiedShare: 0.664, overdueShare: null },
  },
  weights: WEIGHTS,
  issues: ISSUES,
  hiddenIssues: 214,
  minimumPeople: 5,
  kinds: [0, 1, 3, 7, 8, 9].map((index, place) => kindOf([issueAt(index)], place)),
  bundles: BUNDLES,
  bursts: [{ issueId: idOf(8), month: '2025-10', records: 21, expected: 3.4 }],
  candidates: [issueAt(2), issueAt(10)].map((issue) => ({
    issueId: issue.id,
    kind: issue.kind,
    title: issue.title,
    lead: issue.lead,
    records: issue.counts.records,
    people: issue.counts.people,
    districts: issue.districts.map(({ name }) => name),
    suggestionIds: ['JY2025-031'],
    years: issue.counts.years,
  })),
  settings: [
    { name: '向量空间', value: 'lexical · 1024维 · 版本1' },
    { name: '归集阈值', value: '0.32' },
    { name: '近邻数', value: '20' },
  ],
};

/** A report of a city that has sent nothing yet. */
export const EMPTY_MODEL: ReportModel = {
  ...REPORT_MODEL,
  balance: { records: 0, asks: 0, assigned: 0, unclustered: 0, excluded: 0, failed: 0 },
  imports: [],
  totals: {
    bySource: [],
    byMonth: [],
    byAppealType: [],
    byChannel: [],
    byDistrict: [],
    people: 0,
    handling: { known: 0, solvedShare: null, satisfiedShare: null, overdueShare: null },
  },
  issues: [],
  hiddenIssues: 0,
  kinds: [],
  bundles: [],
  bursts: [],
  candidates: [],
  settings: [],
};

/** Record text as an attacker or a careless editor would write it. */
export const HOSTILE_TEXT =
  '<script>alert("x")</script> & \'it\' </td> =1+1 \u202Egnp.exe\u202C \u0007 مرحبا \uD800';

/** The same report with hostile text in every place that record text can reach. */
export const HOSTILE_MODEL: ReportModel = {
  ...REPORT_MODEL,
  city: `澜川市${HOSTILE_TEXT}`,
  issues: REPORT_MODEL.issues.map((issue) => ({
    ...issue,
    title: `=${HOSTILE_TEXT}`,
    keywords: [HOSTILE_TEXT],
    lead: HOSTILE_TEXT,
    kind: { ...issue.kind, name: HOSTILE_TEXT },
    districts: [{ name: HOSTILE_TEXT, records: 3 }],
    quotes: issue.quotes.map((quote) => ({ ...quote, sourceId: HOSTILE_TEXT, text: HOSTILE_TEXT })),
    members: issue.members.map((member) => ({
      ...member,
      sourceId: `+${HOSTILE_TEXT}`,
      title: `@${HOSTILE_TEXT}`,
      channel: HOSTILE_TEXT,
    })),
  })),
  kinds: REPORT_MODEL.kinds.map((kind) => ({ ...kind, name: HOSTILE_TEXT, field: HOSTILE_TEXT })),
  bundles: REPORT_MODEL.bundles.map((bundle) => ({
    ...bundle,
    suggestions: bundle.suggestions.map((suggestion) => ({ ...suggestion, title: `-${HOSTILE_TEXT}` })),
    sameAnswers: [{ sourceIds: [HOSTILE_TEXT], similarity: 0.9, excerpt: HOSTILE_TEXT }],
  })),
  candidates: REPORT_MODEL.candidates.map((candidate) => ({ ...candidate, title: HOSTILE_TEXT })),
  settings: [{ name: HOSTILE_TEXT, value: HOSTILE_TEXT }],
};
