/** 表3 打包督办建议, laid out as the ledger of supervised suggestions (建议督办台账). */
import type { ReportBundle, ReportModel } from '../domain/report.ts';
import { labelOf } from './label-words.ts';
import { TABLES } from './report-anchors.ts';
import { type Cell, type Column, count, type Table, text, wide } from './table.ts';

type Suggestion = ReportBundle['suggestions'][number];
type BundleColumn = {
  readonly column: Column;
  readonly cell: (suggestion: Suggestion, place: Place) => Cell;
};
type Place = {
  readonly row: number;
  readonly group: number;
  readonly bundle: ReportBundle;
  readonly model: ReportModel;
};

/** Columns that the office fills in as it supervises; the data says nothing about them. */
const forPeople = (title: string, width = 12): BundleColumn => ({
  column: wide(text(title, width)),
  cell: () => '',
});

const COLUMNS: readonly BundleColumn[] = [
  { column: count('序号', 5), cell: (_, { row }) => row },
  { column: text('建议编号', 12), cell: ({ sourceId }) => sourceId },
  { column: text('标题', 28), cell: ({ title }) => title },
  { column: text('领衔代表（附议人数）', 12), cell: deputyText },
  { column: text('代表团', 10), cell: ({ delegation }) => delegation },
  { column: wide(text('类别', 16)), cell: (_, { bundle }) => bundle.kind.name },
  { column: text('是否重点督办', 6, 'center'), cell: ({ keySupervision }) => yesNo(keySupervision) },
  forPeople('督办类型与督办领导', 16),
  { column: text('打包组', 14), cell: (_, { group, bundle }) => `${group}组 ${bundle.kind.name}` },
  { column: text('主办单位', 12), cell: ({ leadUnit }, { bundle }) => leadUnit ?? proposed(bundle.lead) },
  forPeople('会办单位'),
  forPeople('交办日期'),
  forPeople('答复期限'),
  forPeople('状态', 8),
  forPeople('沟通方式与次数'),
  forPeople('答复日期'),
  { column: text('答复类别', 6, 'center'), cell: ({ replyClass }) => replyClass },
  { column: text('代表评价（态度/结果）', 10, 'center'), cell: ratingText },
  forPeople('是否重办', 8),
  forPeople('承诺事项', 16),
  forPeople('承诺时限'),
  forPeople('进展（日期+内容）', 20),
  forPeople('预警（临期/超期）'),
  { column: text('关联热线主题与件数', 16), cell: relatedIssue },
  { column: text('历年关联建议', 20), cell: relatedYears },
  forPeople('是否转民生实事/典型案例', 14),
  forPeople('公开状态', 8),
  { column: wide(text('备注', 30)), cell: sameAnswerText },
];

/** One row per suggestion, bundle after bundle. */
export function bundleTable(model: ReportModel): Table {
  const places = model.bundles.flatMap((bundle, index) =>
    bundle.suggestions.map((suggestion) => ({ suggestion, bundle, group: index + 1 })),
  );
  return {
    ...TABLES.bundles,
    title: '打包督办建议',
    columns: COLUMNS.map(({ column }) => column),
    rows: places.map(({ suggestion, bundle, group }, index) => ({
      cells: COLUMNS.map(({ cell }) => cell(suggestion, { row: index + 1, group, bundle, model })),
    })),
    empty: '没有可打包的同类代表建议；导入代表建议后重新运行。',
  };
}

function deputyText({ leadDeputy, cosigners }: Suggestion): Cell {
  return leadDeputy === null ? null : `${leadDeputy}（${cosigners}）`;
}

const yesNo = (value: boolean | null): Cell => (value === null ? null : value ? '是' : '否');

const proposed = (lead: string | null): Cell => (lead === null ? null : `${lead}（拟）`);

/** Only the result is in the data; the attitude stays open. */
function ratingText({ resultRating }: Suggestion): Cell {
  return resultRating === null ? null : `—/${labelOf(resultRating)}`;
}

function relatedIssue({ issueId }: Suggestion, { model }: Place): Cell {
  const issue = model.issues.find(({ id }) => id === issueId);
  return issue === undefined ? null : `事项${issue.id}，${issue.counts.records}件`;
}

function relatedYears({ sourceId, year }: Suggestion, { bundle }: Place): Cell {
  const others = bundle.suggestions.filter((other) => other.sourceId !== sourceId && other.year !== year);
  return others.length === 0
    ? null
    : others.map((other) => `${other.year ?? '年度不详'}：${other.sourceId}`).join(' ');
}

function sameAnswerText({ sourceId }: Suggestion, { bundle }: Place): Cell {
  const chain = bundle.sameAnswers.find(({ sourceIds }) => sourceIds.includes(sourceId));
  return chain === undefined ? '' : `历年同答：${chain.sourceIds.join('、')}`;
}
