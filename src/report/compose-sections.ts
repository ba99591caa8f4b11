/**
 * The text of the report: the eight sections that published analyses of hotline demands have, in the
 * words of the data only. Every number is followed by where it can be counted again (表1, 事项12), every
 * quote by the number of its record. What the sources do not say is said in a sentence, not guessed.
 */
import { PARTS } from '../domain/ranking.ts';
import type { ReportIssue, ReportModel } from '../domain/report.ts';
import { compareMonths, type MonthComparison } from './compare-months.ts';
import { estimateLines, LINES_PER_PAGE } from './estimate-lines.ts';
import { totalRecords } from './evidence-tables.ts';
import { figure, grouped, longDay, longMonth, percent, score } from './format-figures.ts';
import { labelOf, PART_LABELS, SOURCE_LABELS } from './label-words.ts';
import { oneLine, shortened } from './printable.ts';
import { rangeText } from './rank-tables.ts';
import { issueRef, tableRef } from './report-anchors.ts';
import type { Piece } from './table.ts';

export type Section = {
  /** 一、总体情况 */
  readonly heading: string;
  readonly paragraphs: readonly (readonly Piece[])[];
};

/** For leaders: at most three pages before the tables. */
const TEXT_LINES = 3 * LINES_PER_PAGE;
/** Stamp (two lines), title (two lines), period, closing date. */
const FRAME_LINES = 7;
/** How many hot issues to tell, and how many of them with a quote: the first that three pages hold. */
const PLANS = [
  [10, 3],
  [10, 1],
  [8, 2],
  [8, 1],
  [6, 2],
  [6, 1],
  [5, 2],
  [5, 1],
  [5, 0],
  [4, 0],
  [3, 0],
] as const;
const TITLE_CHARACTERS = 22;
const QUOTE_CHARACTERS = 32;
/** Names that sources write (districts, channels) may be of any length. */
const LISTED_CHARACTERS = 30;

const HEADINGS = [
  '一、总体情况',
  '二、区域和单位分布',
  '三、热点诉求',
  '四、重复与疑难诉求',
  '五、突增与季节性预警',
  '六、办理质量',
  '七、与代表建议、十件实事的对应',
  '八、工作建议',
] as const;

/** As many hot issues as three pages hold; each has its line of facts and its recommendation. */
export function composeSections(model: ReportModel): Section[] {
  const drafts = PLANS.map(([hot, quoted]) => sectionsWith(model, model.issues.slice(0, hot), quoted));
  const fits = (draft: Section[]) => sectionLines(draft) + FRAME_LINES <= TEXT_LINES;
  return drafts.find(fits) ?? drafts.at(-1) ?? [];
}

/** Estimated lines of the headings and paragraphs. */
export const sectionLines = (sections: readonly Section[]): number =>
  sections.reduce(
    (lines, { paragraphs }) => lines + 1 + paragraphs.reduce((sum, pieces) => sum + estimateLines(pieces), 0),
    0,
  );

function sectionsWith(model: ReportModel, hot: readonly ReportIssue[], quoted: number): Section[] {
  const paragraphs = [
    overall(model),
    distribution(model),
    hotIssues(model, hot, quoted),
    repeatedAndHard(model),
    bursts(model),
    handling(model),
    correspondence(model),
    recommendations(model, hot),
  ];
  return HEADINGS.map((heading, index) => ({ heading, paragraphs: paragraphs[index] ?? [] }));
}

function overall(model: ReportModel): Piece[][] {
  const { totals, balance, issues, hiddenIssues, minimumPeople } = model;
  const sources = totals.bySource.filter(({ records }) => records > 0);
  return [
    [
      `本期共收到来件${grouped(totalRecords(model))}件、反映人${grouped(totals.people)}人`,
      sources.length === 0
        ? '（'
        : `，其中${listed(sources, ({ source, records }) => `${SOURCE_LABELS[source]}${grouped(records)}件`)}（`,
      tableRef('totals'),
      `）。拆分为诉求${grouped(balance.asks)}项，${grouped(balance.assigned)}项归入事项、`,
      `${grouped(balance.unclustered)}项未归集（`,
      tableRef('balance'),
      `）；列示事项${issues.length}个（`,
      tableRef('issues'),
      `），另有${hiddenIssues}个反映人不足${minimumPeople}人，不予列示（`,
      tableRef('balance'),
      '）。',
    ],
    [...trendText(compareMonths(model)), ...typeText(model)],
  ];
}

function trendText(comparison: MonthComparison | null): Piece[] {
  if (comparison === null) return ['数据不足一个完整月份，不作环比、同比。'];
  const { month, records, previous, lastYear } = comparison;
  const against = (name: string, base: number | null) =>
    base === null || base === 0 ? `无${name}可比数据` : `${name}${changeText(records, base)}`;
  return [
    `${longMonth(month)}来件${grouped(records)}件，${against('环比', previous)}，${against('同比', lastYear)}（`,
    tableRef('totals'),
    '）。',
  ];
}

function changeText(now: number, base: number): string {
  if (now === base) return '持平';
  return `${now > base ? '上升' : '下降'}${percent(Math.abs(now - base) / base)}`;
}

function typeText({ totals: { byAppealType, byChannel } }: ReportModel): Piece[] {
  const types = topOf(byAppealType, 3);
  const channels = topOf(byChannel, 2);
  if (types.length === 0 && channels.length === 0) return ['来源未提供诉求类型和渠道。'];
  const parts = [
    types.length === 0
      ? '来源未提供诉求类型'
      : `类型以${listed(types, ({ type, records }) => `${labelOf(type)}${grouped(records)}件`)}为主`,
    channels.length === 0
      ? '来源未提供渠道'
      : `渠道以${listed(channels, ({ channel, records }) => `${channel}${grouped(records)}件`)}为主`,
  ];
  return [`${parts.join('，')}（`, tableRef('totals'), '）。来源未区分直办、转办。'];
}

function distribution(model: ReportModel): Piece[][] {
  const { byDistrict } = model.totals;
  const top = topOf(byDistrict, 3);
  const named = byDistrict.reduce((sum, { records }) => sum + records, 0);
  const districts: Piece[] =
    top.length === 0
      ? ['来源未提供区域。']
      : [
          `来件较多的是${listed(top, districtText)}，未注明区域${grouped(Math.max(0, totalRecords(model) - named))}件（`,
          tableRef('totals'),
          '）。',
        ];
  const leads = topOf(countLeads(model.issues), 3);
  const units: Piece[] =
    leads.length === 0
      ? ['列示事项尚无拟主办单位，不作单位分布。']
      : [
          `按拟主办单位，列示事项较多的是${listed(leads, ({ lead, records }) => `${lead}${records}个`)}（`,
          tableRef('issues'),
          '）。',
        ];
  return [[...districts, ...units]];
}

function districtText({
  district,
  records,
  perTenThousand,
}: ReportModel['totals']['byDistrict'][number]): string {
  const rate = perTenThousand === null ? '' : `（每万人${figure(perTenThousand)}件）`;
  return `${district}${grouped(records)}件${rate}`;
}

function countLeads(issues: readonly ReportIssue[]): { lead: string; records: number }[] {
  const counts = new Map<string, number>();
  for (const { lead } of issues) if (lead !== null) counts.set(lead, (counts.get(lead) ?? 0) + 1);
  return [...counts].map(([lead, records]) => ({ lead, records }));
}

function hotIssues(model: ReportModel, hot: readonly ReportIssue[], quoted: number): Piece[][] {
  if (hot.length === 0) return [['本期没有达到列示门槛的事项。']];
  const weights = PARTS.map((part) => `${PART_LABELS[part]}${model.weights[part]}`).join('、');
  return [
    [
      `按四项加权得分（权重${weights}，`,
      tableRef('settings'),
      `）排序，前${hot.length}位如下（`,
      tableRef('issues'),
      '）。',
    ],
    ...hot.map((issue, index) => hotIssue(issue, index, index < quoted)),
  ];
}

function hotIssue(issue: ReportIssue, index: number, quoted: boolean): Piece[] {
  const { counts } = issue;
  const where = issue.districts[0];
  return [
    `${index + 1}.${issueTitle(issue)}（`,
    issueRef(issue),
    `）：${grouped(counts.records)}件${grouped(counts.people)}人，`,
    where === undefined ? '' : `${oneLine(where.name)}最多，`,
    `得分${score(issue.score)}，名次区间${rangeText(issue.rankRange)}。`,
    ...(quoted ? quoteText(issue) : []),
  ];
}

function quoteText({ quotes }: ReportIssue): Piece[] {
  const quote = quotes[0];
  if (quote === undefined) return [];
  const words = shortened(oneLine(quote.text), QUOTE_CHARACTERS);
  return [`“${words}”（${SOURCE_LABELS[quote.source]} ${oneLine(quote.sourceId)}）`];
}

function repeatedAndHard(model: ReportModel): Piece[][] {
  const { issues, bundles } = model;
  if (issues.length === 0) return [['本期没有列示事项，不作分析。']];
  return [
    [...recurringText(issues), ...sameAnswerText(bundles), ...acuteText(issues), ...copiesText(issues)],
  ];
}

function recurringText(issues: readonly ReportIssue[]): Piece[] {
  const recurring = issues.filter(({ counts }) => counts.years.length > 1);
  const longest = recurring.toSorted((a, b) => b.counts.years.length - a.counts.years.length)[0];
  if (longest === undefined) return ['列示事项均只在一个年度出现（', tableRef('issues'), '）。'];
  return [
    `跨年度反复的事项${recurring.length}个（`,
    tableRef('issues'),
    `），年度最多的是${issueTitle(longest)}（`,
    issueRef(longest),
    `，${longest.counts.years.length}个年度）。`,
  ];
}

function sameAnswerText(bundles: ReportModel['bundles']): Piece[] {
  const chains = bundles.reduce((sum, { sameAnswers }) => sum + sameAnswers.length, 0);
  return chains === 0
    ? ['未发现历年同答。']
    : [`发现历年同答${chains}处（`, tableRef('bundles'), '），宜核对以往承诺是否落实。'];
}

function acuteText(issues: readonly ReportIssue[]): Piece[] {
  const acute = issues.toSorted((a, b) => b.parts.acuteness - a.parts.acuteness)[0];
  if (acute === undefined) return [];
  return [`突出程度最高的是${issueTitle(acute)}（`, issueRef(acute), `，${score(acute.parts.acuteness)}）。`];
}

function copiesText(issues: readonly ReportIssue[]): Piece[] {
  const records = issues.reduce((sum, { counts }) => sum + counts.records, 0);
  const voices = issues.reduce((sum, { counts }) => sum + counts.voices, 0);
  return [
    `列示事项共${grouped(records)}件，合并雷同文本后${grouped(voices)}声（`,
    tableRef('issues'),
    '）。',
  ];
}

function bursts(model: ReportModel): Piece[][] {
  const titles = new Map(model.issues.map((issue) => [issue.id, issue]));
  const shown = model.bursts.flatMap((burst) => {
    const issue = titles.get(burst.issueId);
    return issue === undefined ? [] : [{ ...burst, issue }];
  });
  const sudden: Piece[] = shown
    .slice(0, 3)
    .flatMap(({ issue, month, records, expected }) => [
      `${issueTitle(issue)}（`,
      issueRef(issue),
      `）${longMonth(month)}${grouped(records)}件，按往期估计${expected.toFixed(1)}件（`,
      tableRef('bursts'),
      '）。',
    ]);
  const season = model.totals.byMonth.length < 24 ? '数据不足两个完整年度，不作季节性判断。' : '';
  return [[...(sudden.length === 0 ? ['本期没有明显高于自身往期的列示事项。'] : sudden), season]];
}

function handling({ totals: { handling: known } }: ReportModel): Piece[][] {
  if (known.known === 0) return [['来源未提供办理结果，不作办理质量分析。']];
  const share = (name: string, value: number | null) =>
    value === null ? `来源未提供${name}率` : `${name}率${percent(value)}`;
  const shares = [
    share('解决', known.solvedShare),
    share('满意', known.satisfiedShare),
    share('超期', known.overdueShare),
  ];
  return [
    [`有办理结果的热线工单${grouped(known.known)}件，${shares.join('，')}（`, tableRef('totals'), '）。'],
  ];
}

function correspondence({ issues, bundles, candidates }: ReportModel): Piece[][] {
  const withSuggestions = issues.filter(({ counts }) => counts.suggestions > 0).length;
  const bundled = bundles.reduce((sum, { suggestions }) => sum + suggestions.length, 0);
  return [
    [
      `列示事项中${withSuggestions}个已有代表建议（`,
      tableRef('issues'),
      `）；提出同类打包督办${bundles.length}组、建议${bundled}件（`,
      tableRef('bundles'),
      `）；十件实事候选${candidates.length}个（`,
      tableRef('candidates'),
      '），是否当年可办、财力可承受由有关方面核填。',
    ],
  ];
}

function recommendations(model: ReportModel, hot: readonly ReportIssue[]): Piece[][] {
  if (hot.length === 0) return [['没有列示事项，不提出建议。']];
  const bursting = new Set(model.bursts.map(({ issueId }) => issueId));
  return hot.map((issue, index) => recommendation(issue, index, bursting.has(issue.id)));
}

/** Who leads, how many, since when; joined to suggestions and bursts when the data has them. */
function recommendation(issue: ReportIssue, index: number, bursting: boolean): Piece[] {
  const { counts, lead } = issue;
  const joint = counts.suggestions > 0 ? `，与${counts.suggestions}件代表建议并案督办` : '';
  return [
    `${index + 1}.`,
    issueRef(issue),
    lead === null ? '：建议先明确主办单位' : `：建议由${oneLine(lead)}牵头答复`,
    `${joint}。${longDay(issue.firstAt)}以来${grouped(counts.people)}人反映${grouped(counts.records)}件（`,
    tableRef('issues'),
    '）',
    ...(bursting ? ['，近期突增（', tableRef('bursts'), '）'] : []),
    '。',
  ];
}

const issueTitle = ({ title }: ReportIssue): string => shortened(oneLine(title), TITLE_CHARACTERS);

const topOf = <Entry extends { readonly records: number }>(
  entries: readonly Entry[],
  count: number,
): Entry[] =>
  entries
    .filter(({ records }) => records > 0)
    .toSorted((a, b) => b.records - a.records)
    .slice(0, count);

const listed = <Entry>(entries: readonly Entry[], print: (entry: Entry) => string): string =>
  entries.map((entry) => shortened(oneLine(print(entry)), LISTED_CHARACTERS)).join('、');
