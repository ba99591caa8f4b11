/** A table as every format prints it; and the pieces of text that point into one. */

/** Text, or text that leads to an anchor: a table (`table_1`), one of its rows (`issue_12`). */
export type Piece = string | { readonly text: string; readonly to: string };

/** null = the sources do not say; printed as a dash. */
export type Cell = string | number | Date | null | { readonly text: string; readonly to: string };

export type Column = {
  readonly title: string;
  /** Share of the page width, in characters. */
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
  /** How numbers of this column are printed. */
  readonly number?: 'count' | 'score' | 'percent' | 'plain';
  /** A column of dates; the spreadsheet needs to know before it sees one. */
  readonly dates?: true;
  /** Only the spreadsheet has room for it. */
  readonly wide?: true;
};

export type Row = {
  /** Name of the row inside the report; letters, digits and _ only. */
  readonly anchor?: string;
  readonly cells: readonly Cell[];
};

export type Table = {
  readonly anchor: string;
  /** 表1; empty for the tables that have no number of their own. */
  readonly number: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What to say, and do, when there is no row. */
  readonly empty: string;
};

export const text = (title: string, width: number, align: Column['align'] = 'left'): Column => ({
  title,
  width,
  align,
});

export const count = (title: string, width = 6): Column => ({
  title,
  width,
  align: 'right',
  number: 'count',
});

export const points = (title: string, width = 7): Column => ({
  title,
  width,
  align: 'right',
  number: 'score',
});

export const days = (title: string, width: number): Column => ({
  title,
  width,
  align: 'center',
  dates: true,
});

export const wide = (column: Column): Column => ({ ...column, wide: true });

/** The table without the columns that only a spreadsheet has room for. */
export function narrowed(table: Table): Table {
  const kept = table.columns.map((column) => column.wide !== true);
  return {
    ...table,
    columns: table.columns.filter((_, index) => kept[index]),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.filter((_, index) => kept[index]) })),
  };
}
