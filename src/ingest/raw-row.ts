export type CellValue = string | number | boolean | Date | null;

/** Why a row is refused. A closed list: reports, screens and tests rely on it. */
export const REJECT_REASONS = [
  'missing_id',
  'missing_text',
  'missing_date',
  'bad_date',
  'bad_value',
  'too_long',
  'secret', // marked as a state secret: 涉密不上网
  'ragged_row', // more or fewer cells than the header
  'bad_quote', // a quotation mark that is never closed, or closed in the middle of a cell
  'bad_encoding', // bytes that are no text in the file's encoding
  'bad_json',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** What is wrong with a row, in words that hold no cell text. */
export type RowFault = { readonly reason: RejectReason; readonly detail: string };

export type RawRow = {
  /** 1 = first data row; blank rows are not counted; runs on over the sheets of a workbook. */
  readonly row: number;
  /** Where a person finds it: the line of a text file on which the row begins, the row number of a sheet. */
  readonly line?: number;
  readonly sheet?: string;
  /** By header. A Date holds the wall clock of the spreadsheet in its UTC fields. */
  readonly cells: Readonly<Record<string, CellValue>>;
  /** The row's own text when no cells could be made of it (JSON). */
  readonly text?: string;
  /** The row could not be read; cells hold what there was. */
  readonly fault?: RowFault;
};

/** The cell of a column; a JSON row may lack it, and a header may be called 'constructor'. */
export function cellOf(cells: RawRow['cells'], column: string): CellValue {
  return Object.hasOwn(cells, column) ? (cells[column] ?? null) : null;
}
