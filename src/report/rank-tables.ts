/** 表1 事项排名 and 表2 类型排名. */
import type { Parts } from '../domain/ranking.ts';
import type { ReportIssue, ReportKind, ReportModel } from '../domain/report.ts';
import { STATE_LABELS } from './label-words.ts';
import { issueAnchor, kindAnchor, TABLES } from './report-anchors.ts';
import { type Cell, type Column, count, days, points, type Table, text, wide } from './table.ts';

const PART_COLUMNS: readonly Column[] = [points('集中'), points('突出'), points('关注'), points('反复')];

const ISSUE_COLUMNS: readonly Column[] = [
  count('名次', 5),
  text('事项号', 6, 'center'),
  text('事项', 28),
  text('类型', 13),
  text('拟主办单位', 12),
  count('来件', 6),
  count('独立声音', 6),
  count('反映人', 6),
  count('区县', 5),
  count('年度', 5),
  ...PART_COLUMNS,
  points('得分'),
  text('名次区间', 8, 'center'),
  days('首次', 13),
  text('状态', 9, 'center'),
  wide(days('最近', 12)),
  wide(count('代表建议', 9)),
  wide(count('提出代表', 9)),
  wide(count('代表团', 8)),
  wide(text('涉及年度', 20)),
  wide(text('集中区域', 30)),
  wide(text('关键词', 30)),
  wide({ title: '类型把握', width: 9, align: 'right', number: 'percent' }),
];

/** Ordered by rank; every row is anchored by its issue. */
export function issueTable(model: ReportModel): Table {
  return {
    ...TABLES.issues,
    title: '事项排名',
    columns: ISSUE_COLUMNS,
    rows: model.issues.map((issue) => ({ anchor: issueAnchor(issue.id), cells: issueCells(issue) })),
    empty: `没有反映人达到${model.minimumPeople}人的事项；可导入更多来件后重新运行。`,
  };
}

function issueCells(issue: ReportIssue): Cell[] {
  const { counts } = issue;
  return [
    issue.rank,
    { text: String(issue.id), to: issueAnchor(issue.id) },
    issue.title,
    issue.kind.name,
    issue.lead,
    counts.records,
    counts.voices,
    counts.people,
    counts.districts,
    counts.years.length,
    ...partCells(issue.parts),
    issue.score,
    rangeText(issue.rankRange),
    issue.firstAt,
    STATE_LABELS[issue.state],
    issue.lastAt,
    counts.suggestions,
    counts.deputies,
    counts.delegations,
    counts.years.join('、'),
    issue.districts.map(({ name, records }) => `${name}${records}件`).join('、'),
    issue.keywords.join('、'),
    issue.kind.confidence,
  ];
}

const KIND_COLUMNS: readonly Column[] = [
  count('名次', 5),
  text('类型', 18),
  text('领域', 12),
  text('拟主办单位', 12),
  count('事项', 5),
  count('来件', 6),
  count('独立声音', 6),
  count('反映人', 6),
  count('区县', 5),
  count('代表建议', 6),
  ...PART_COLUMNS,
  points('得分'),
  text('名次区间', 8, 'center'),
  wide(text('类型编号', 10)),
  wide(text('涉及年度', 20)),
  wide(text('所含事项号', 30)),
  wide(text('代表建议编号', 40)),
];

export function kindTable(model: ReportModel): Table {
  return {
    ...TABLES.kinds,
    title: '同类排名',
    columns: KIND_COLUMNS,
    rows: model.kinds.map((kind) => ({ anchor: kindAnchor(kind.code), cells: kindCells(kind) })),
    empty: '尚无可列示的类型；可先在审核台确认事项的类型。',
  };
}

function kindCells(kind: ReportKind): Cell[] {
  const { counts } = kind;
  return [
    kind.rank,
    kind.name,
    kind.field,
    kind.lead,
    kind.issueIds.length,
    counts.records,
    counts.voices,
    counts.people,
    counts.districts,
    counts.suggestions,
    ...partCells(kind.parts),
    kind.score,
    rangeText(kind.rankRange),
    kind.code,
    counts.years.join('、'),
    kind.issueIds.join('、'),
    kind.suggestions.map(({ sourceId }) => sourceId).join('、'),
  ];
}

const partCells = ({ concentration, acuteness, attention, recurrence }: Parts): Cell[] => [
  concentration,
  acuteness,
  attention,
  recurrence,
];

/** 1—3: best and worst rank when the weights move. */
export const rangeText = ([best, worst]: readonly [number, number]): string => `${best}—${worst}`;
