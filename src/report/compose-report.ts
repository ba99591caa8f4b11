/** Everything that is printed, in order, before a format gives it its looks. */
import type { ReportModel } from '../domain/report.ts';
import { bundleTable } from './bundle-table.ts';
import { candidateTable } from './candidate-table.ts';
import { composeSections, type Section } from './compose-sections.ts';
import { balanceTable, burstTable, settingsTable, totalsTable } from './evidence-tables.ts';
import { longDay } from './format-figures.ts';
import { methodNote } from './method-note.ts';
import { oneLine } from './printable.ts';
import { issueTable, kindTable } from './rank-tables.ts';
import type { Table } from './table.ts';

export type ComposedReport = {
  readonly title: string;
  /** Never left out: what a blind check says of the machine's work, or that there was none. */
  readonly stamp: string;
  readonly isDraft: boolean;
  /** Legal label (人工智能生成合成内容标识办法); null when no word of the report is a model's. */
  readonly modelLabel: string | null;
  readonly period: string;
  readonly closingDate: string;
  readonly sections: readonly Section[];
  /** 表1 to 表8, in this order. */
  readonly tables: readonly Table[];
  readonly method: readonly string[];
};

export function composeReport(model: ReportModel): ComposedReport {
  const modelTitles = model.modelTitles ?? 0;
  return {
    title: `${oneLine(model.city)}群众诉求与代表建议热点事项报告`,
    stamp: oneLine(model.stamp.text),
    isDraft: model.stamp.state === 'draft',
    modelLabel: modelTitles === 0 ? null : `内含人工智能生成的事项名称${modelTitles}个，须经人工核定`,
    period: `数据范围：${longDay(model.periodStart)}至${longDay(model.asOf)}`,
    closingDate: longDay(model.asOf),
    sections: composeSections(model),
    tables: [
      issueTable(model),
      kindTable(model),
      bundleTable(model),
      candidateTable(model),
      totalsTable(model),
      burstTable(model),
      balanceTable(model),
      settingsTable(model),
    ],
    method: methodNote(model),
  };
}
