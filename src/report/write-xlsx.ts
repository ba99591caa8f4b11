/**
 * The report as a spreadsheet, for people who sort and filter: every row of every table, and the members
 * that the numbers count. No formulas: a cell of record text that begins with = is text.
 */
import ExcelJS from 'exceljs';
import type { ReportModel } from '../domain/report.ts';
import { composeReport } from './compose-report.ts';
import { memberTable, quoteTable } from './evidence-tables.ts';
import { chinaClock } from './format-figures.ts';
import { printable } from './printable.ts';
import { repackZip } from './repack-zip.ts';
import { TABLES } from './report-anchors.ts';
import type { Cell, Column, Table } from './table.ts';

/** Excel's own limits: characters in a cell, rows in a sheet (less the head and a note). */
const CELL_CHARACTERS = 32_767;
const SHEET_ROWS = 1_048_574;
const FONT = { name: '宋体', size: 11 };
const NUMBER_FORMATS = { count: '#,##0', score: '0.000', percent: '0.0%', plain: '0' } as const;
const DATE_FORMAT = 'yyyy-mm-dd';

/** Deterministic: the same model is the same bytes, whenever it is written. */
export async function writeXlsx(model: ReportModel): Promise<Uint8Array> {
  const report = composeReport(model);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '民声';
  workbook.lastModifiedBy = '民声';
  workbook.created = model.asOf;
  workbook.modified = model.asOf;
  workbook.title = report.title;
  const named = [...report.tables, memberTable(model), quoteTable(model)];
  for (const table of inSheetOrder(named)) addSheet(workbook, table, report.stamp);
  addNote(workbook, [report.stamp, report.modelLabel, report.period, ...report.method]);
  return repackZip(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** The decisions first, then what they rest on. */
const SHEET_ORDER: readonly string[] = [
  TABLES.issues.anchor,
  TABLES.kinds.anchor,
  TABLES.bundles.anchor,
  TABLES.candidates.anchor,
  'members',
  'quotes',
  TABLES.balance.anchor,
  TABLES.totals.anchor,
  TABLES.bursts.anchor,
  TABLES.settings.anchor,
];

const inSheetOrder = (tables: readonly Table[]): Table[] =>
  tables.toSorted((a, b) => SHEET_ORDER.indexOf(a.anchor) - SHEET_ORDER.indexOf(b.anchor));

function addSheet(workbook: ExcelJS.Workbook, table: Table, stamp: string): void {
  const sheet = workbook.addWorksheet(table.title, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddHeader: `&C${stamp}`, oddFooter: '&C— &P —' },
  });
  sheet.pageSetup.printTitlesRow = '1:1';
  sheet.columns = table.columns.map((column) => ({ width: sheetWidth(column), style: columnStyle(column) }));
  styleHead(sheet.addRow(table.columns.map(({ title }) => title)));
  for (const { cells } of table.rows.slice(0, SHEET_ROWS)) sheet.addRow(cells.map(cellValue));
  const words = table.rows.length === 0 ? table.empty : restNote(table.rows.length);
  if (words !== null) sheet.addRow([words]);
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: table.columns.length } };
}

/** A sheet is full long before the data is: what is left out is said. */
const restNote = (rows: number): string | null =>
  rows <= SHEET_ROWS ? null : `本表已满，其余${rows - SHEET_ROWS}行见JSON文件。`;

/** Widths are given for print; a sheet shows two columns of Latin letters for each Chinese character. */
const sheetWidth = ({ width, title }: Column): number =>
  Math.min(60, Math.max(width * 1.4, title.length * 2 + 4, 8));

function columnStyle({ align, number, dates }: Column): Partial<ExcelJS.Style> {
  return {
    font: FONT,
    alignment: { horizontal: align, vertical: 'top', wrapText: align === 'left' },
    numFmt: dates ? DATE_FORMAT : number === undefined ? '@' : NUMBER_FORMATS[number],
  };
}

function styleHead(row: ExcelJS.Row): void {
  row.eachCell((cell) => {
    cell.font = { ...FONT, bold: true };
    cell.numFmt = '@';
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } };
    cell.border = { bottom: { style: 'thin' } };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
}

/** Strings stay strings (never { formula }), so text that begins with = + - @ is shown as it is. */
function cellValue(cell: Cell): string | number | Date | null {
  if (cell === null || typeof cell === 'number') return cell;
  if (cell instanceof Date) return wholeDay(cell);
  return printable(typeof cell === 'string' ? cell : cell.text).slice(0, CELL_CHARACTERS);
}

function wholeDay(date: Date): Date {
  const clock = chinaClock(date);
  return new Date(Date.UTC(clock.getUTCFullYear(), clock.getUTCMonth(), clock.getUTCDate()));
}

function addNote(workbook: ExcelJS.Workbook, paragraphs: readonly (string | null)[]): void {
  const sheet = workbook.addWorksheet('口径说明', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [
    { width: 110, style: { font: FONT, alignment: { wrapText: true, vertical: 'top' }, numFmt: '@' } },
  ];
  styleHead(sheet.addRow(['口径说明']));
  for (const words of paragraphs) if (words !== null) sheet.addRow([printable(words)]);
}
