/** 表4 十件实事候选. Whether a project fits is for people: those columns are printed open. */
import type { ReportModel } from '../domain/report.ts';
import { TO_FILL } from './label-words.ts';
import { issueAnchor, TABLES } from './report-anchors.ts';
import { type Cell, type Column, count, type Table, text } from './table.ts';

type Candidate = ReportModel['candidates'][number];
type CandidateColumn = { readonly column: Column; readonly cell: (candidate: Candidate) => Cell };

const forPeople = (title: string, width: number): CandidateColumn => ({
  column: text(title, width, 'center'),
  cell: () => TO_FILL,
});

const COLUMNS: readonly CandidateColumn[] = [
  { column: text('项目名称', 20), cell: ({ title }) => title },
  { column: text('类别', 10), cell: ({ kind }) => kind.name },
  forPeople('建设内容与规模（定量）', 9),
  { column: text('地点', 10), cell: ({ districts }) => districts.join('、') || null },
  {
    column: text('责任单位/配合单位', 10),
    cell: ({ lead }) => `${lead === null ? TO_FILL : `${lead}（拟）`}/${TO_FILL}`,
  },
  forPeople('总投资', 5),
  forPeople('资金来源', 5),
  forPeople('完成时限', 5),
  { column: text('受益面', 9), cell: ({ people }) => `反映${people}人；受益面${TO_FILL}` },
  { column: text('必要性（群众诉求件数、代表建议编号）', 18), cell: necessity },
  forPeople('可行性（用地、环评、前期）', 8),
  { column: text('历年提出', 9, 'center'), cell: ({ years }) => years.join(' ') || null },
  forPeople('风险', 5),
];

export function candidateTable(model: ReportModel): Table {
  const known = new Set(model.issues.map(({ id }) => id));
  return {
    ...TABLES.candidates,
    title: '十件实事候选',
    columns: [count('序号', 5), ...COLUMNS.map(({ column }) => column), text('关联事项', 7, 'center')],
    rows: model.candidates.map((candidate, index) => ({
      anchor: `candidate_${index + 1}`,
      cells: [index + 1, ...COLUMNS.map(({ cell }) => cell(candidate)), relatedIssue(candidate, known)],
    })),
    empty: '没有达到候选条件的类型或事项。',
  };
}

function necessity({ records, suggestionIds }: Candidate): Cell {
  const suggestions = suggestionIds.length === 0 ? '无代表建议' : `代表建议${suggestionIds.join('、')}`;
  return `群众诉求${records}件；${suggestions}`;
}

function relatedIssue({ issueId }: Candidate, known: ReadonlySet<number>): Cell {
  if (issueId === null) return null;
  return known.has(issueId) ? { text: `事项${issueId}`, to: issueAnchor(issueId) } : `事项${issueId}`;
}
