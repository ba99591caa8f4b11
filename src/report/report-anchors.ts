/** Names of places inside a report. Letters, digits and _, because bookmarks in DOCX allow no more. */
import type { ReportIssue } from '../domain/report.ts';
import type { Piece } from './table.ts';

export const TABLES = {
  issues: { number: '表1', anchor: 'table_1' },
  kinds: { number: '表2', anchor: 'table_2' },
  bundles: { number: '表3', anchor: 'table_3' },
  candidates: { number: '表4', anchor: 'table_4' },
  totals: { number: '表5', anchor: 'table_5' },
  bursts: { number: '表6', anchor: 'table_6' },
  balance: { number: '表7', anchor: 'table_7' },
  settings: { number: '表8', anchor: 'table_8' },
} as const;

export const METHOD_ANCHOR = 'method';

export const issueAnchor = (id: number): string => `issue_${id}`;
export const kindAnchor = (code: string): string => `kind_${code.replace(/\W/g, '_')}`;

export const issueRef = ({ id }: Pick<ReportIssue, 'id'>): Piece => ({
  text: `事项${id}`,
  to: issueAnchor(id),
});

/** 表1, leading to it. */
export const tableRef = (table: keyof typeof TABLES): Piece => ({
  text: TABLES[table].number,
  to: TABLES[table].anchor,
});
