/** A table for print: head repeated on every page, no row split over two, widths that do not move. */
import {
  AlignmentType,
  BorderStyle,
  Table as DocxTable,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { bookmarked } from './docx-bookmark.ts';
import { FONTS, fontNamed, SIZES } from './docx-fonts.ts';
import { printCell } from './print-cell.ts';
import type { Cell, Column, Row, Table } from './table.ts';

/** From this many columns on 五号 does not fit a page any more. */
const MANY_COLUMNS = 10;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};
const CELL_MARGINS = { top: 30, bottom: 30, left: 50, right: 50 };

/** @param width of the text area, in twips. */
export function writeDocxTable(table: Table, width: number): DocxTable {
  const widths = columnWidths(table.columns, width);
  const size = table.columns.length >= MANY_COLUMNS ? SIZES.smallTable : SIZES.table;
  return new DocxTable({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: BORDERS,
    rows: [
      headRow(table.columns, widths, size),
      ...table.rows.map((row) => bodyRow(row, table.columns, widths, size)),
    ],
  });
}

/** Twips per column in the proportion of their widths; the last takes what rounding leaves. */
function columnWidths(columns: readonly Column[], total: number): number[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((width / shares) * total));
  const left = total - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === widths.length - 1 ? width + left : width));
}

function headRow(columns: readonly Column[], widths: readonly number[], size: number): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, index) =>
      tableCell([new TextRun({ text: title, font: fontNamed(FONTS.heading), size })], {
        width: widths[index] ?? 0,
        align: 'center',
        size,
      }),
    ),
  });
}

function bodyRow(row: Row, columns: readonly Column[], widths: readonly number[], size: number): TableRow {
  return new TableRow({
    cantSplit: true,
    children: row.cells.map((cell, index) => {
      const column = columns[index];
      if (column === undefined) throw new RangeError('a row has more cells than its table has columns');
      const child = cellRun(cell, column, size);
      const children = index === 0 ? bookmarked(row.anchor, child) : [child];
      return tableCell(children, { width: widths[index] ?? 0, align: column.align, size });
    }),
  });
}

function cellRun(cell: Cell, column: Column, size: number): ParagraphChild {
  const run = new TextRun({
    text: printCell(cell, column),
    font: fontNamed(FONTS.body),
    size,
    color: '000000',
  });
  const isLink = cell !== null && typeof cell === 'object' && 'to' in cell;
  return isLink ? new InternalHyperlink({ anchor: cell.to, children: [run] }) : run;
}

type CellLook = { readonly width: number; readonly align: Column['align']; readonly size: number };

function tableCell(children: ParagraphChild[], { width, align, size }: CellLook): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: CELL_MARGINS,
    // The size of the paragraph mark: without it an empty cell is as high as a line of body text.
    children: [new Paragraph({ alignment: ALIGNMENTS[align], run: { size }, children })],
  });
}

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  center: AlignmentType.CENTER,
} as const;
