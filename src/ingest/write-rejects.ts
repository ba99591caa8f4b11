/**
 * Rejected rows as a CSV that a person corrects and imports again. It holds the rows as they came, so it is as
 * sensitive as the file they came from; of a row marked secret only its place is written.
 *
 * Spreadsheets run cells that begin with = + - @ as formulas, so those cells get an apostrophe in front, and so do
 * cells that begin with an apostrophe: reading takes exactly one away again.
 */
import { writeFile } from 'node:fs/promises';
import type { Reject } from './parse-record.ts';
import { type CellValue, cellOf, type RawRow } from './raw-row.ts';
import { plainText } from './row-view.ts';

const REASON_COLUMN = '拒收原因';
/** Before the file's own columns, so that a row with too few cells still has too few when it comes back. */
const REASON_COLUMNS = [REASON_COLUMN, '拒收说明', '原行号', '原文'] as const;

export type RejectedRow = { readonly raw: RawRow; readonly reject: Reject };

/** @returns rows written. */
export async function writeRejects(
  path: string,
  headers: readonly string[],
  rejects: AsyncIterable<RejectedRow> | Iterable<RejectedRow>,
): Promise<number> {
  const own = headers.filter((header) => !isReasonColumn(header));
  let written = 0;
  async function* lines() {
    yield `\uFEFF${csvLine([...REASON_COLUMNS, ...own])}`;
    for await (const rejected of rejects) {
      written += 1;
      yield csvLine([...reasonCells(rejected), ...ownCells(rejected, own)]);
    }
  }
  await writeFile(path, lines());
  return written;
}

const reasonCells = ({ raw, reject: { reason, detail, row, line } }: RejectedRow) => [
  reason,
  detail,
  `${raw.sheet === undefined ? '' : `${raw.sheet}!`}${line ?? row}`,
  raw.text ?? '',
];

function ownCells({ raw, reject }: RejectedRow, headers: readonly string[]): string[] {
  if (reject.reason === 'secret') return headers.map(() => '');
  if (reject.reason !== 'ragged_row' && reject.reason !== 'bad_quote') {
    return headers.map((header) => plainText(cellOf(raw.cells, header)));
  }
  return Object.entries(raw.cells).flatMap(([header, cell]) =>
    isReasonColumn(header) ? [] : [plainText(cell)],
  );
}

const isReasonColumn = (header: string) => REASON_COLUMNS.some((column) => column === header);

/** A line that a spreadsheet shows as it is and runs nothing of. */
export const csvLine = (cells: readonly string[]) => `${cells.map(disarm).map(quote).join(',')}\r\n`;
const quote = (cell: string) => (/[",\r\n;\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const disarm = (cell: string) => (/^[=+\-@\t\r']/.test(cell) ? `'${cell}` : cell);

/** Takes the apostrophes away when the file is one that writeRejects wrote. */
export async function* restoreRows(
  rows: AsyncIterable<RawRow>,
  headers: readonly string[],
): AsyncGenerator<RawRow> {
  const written = headers.includes(REASON_COLUMN);
  for await (const row of rows) yield written ? { ...row, cells: restoreCells(row.cells) } : row;
}

function restoreCells(cells: RawRow['cells']): Record<string, CellValue> {
  return Object.fromEntries(
    Object.entries(cells).map(([header, cell]) => [
      header,
      typeof cell === 'string' ? cell.replace(/^'/, '') : cell,
    ]),
  );
}
