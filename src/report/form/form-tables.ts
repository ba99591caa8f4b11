/** The boxed parts of the form: black lines, names in 黑体, what is blank left wide enough to write in. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { FONTS, SIZES } from '../docx-fonts.ts';
import { run, TEXT_WIDTH } from '../docx-page.ts';

type FormCell = {
  /** Twelfths of the width of the text. */
  readonly span: number;
  readonly content: readonly TextRun[];
  /** Rows it goes down; 1 unless said. */
  readonly rows?: number;
  readonly align?: 'left' | 'center';
};

export type FormRow = { readonly cells: readonly FormCell[]; readonly tall?: true };

const TWELFTHS = 12;
const LINE = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};
const CELL_MARGINS = { top: 40, bottom: 40, left: 80, right: 80 };
/** 1 cm; 2 cm where an opinion is written by hand. */
const ROW_HEIGHT = 567;
const TALL_ROW_HEIGHT = 1134;

export const nameCell = (name: string, span: number): FormCell => ({
  span,
  content: [run(name, FONTS.heading, SIZES.note)],
  align: 'center',
});

export const valueCell = (value: string, span: number): FormCell => ({
  span,
  content: value === '' ? [] : [run(value, FONTS.body, SIZES.note)],
});

export function formTable(rows: readonly FormRow[]): Table {
  const column = Math.floor(TEXT_WIDTH / TWELFTHS);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: column * TWELFTHS, type: WidthType.DXA },
    columnWidths: Array.from({ length: TWELFTHS }, () => column),
    borders: BORDERS,
    rows: rows.map(
      ({ cells, tall }) =>
        new TableRow({
          cantSplit: true,
          height: { value: tall === true ? TALL_ROW_HEIGHT : ROW_HEIGHT, rule: HeightRule.ATLEAST },
          children: cells.map((cell) => tableCell(cell, column)),
        }),
    ),
  });
}

function tableCell({ span, content, rows = 1, align = 'left' }: FormCell, column: number): TableCell {
  return new TableCell({
    width: { size: span * column, type: WidthType.DXA },
    columnSpan: span,
    rowSpan: rows,
    verticalAlign: VerticalAlign.CENTER,
    margins: CELL_MARGINS,
    children: [
      new Paragraph({
        alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
        run: { size: SIZES.note },
        children: content,
      }),
    ],
  });
}
