import { type FoundHeader, findHeader, HEADER_SEARCH_ROWS } from '../find-header.ts';
import type { CellValue, RawRow } from '../raw-row.ts';
import { assertWorkbook } from '../sniff-format.ts';
import { openZip, type ZipLimits } from './open-zip.ts';
import { readSheet, type SheetRow } from './read-sheet.ts';
import { readWorkbook, type SheetPlace, type Workbook } from './read-workbook.ts';
import { assertAllRows, countRows } from './verify-workbook.ts';

export type SheetReport = {
  readonly name: string;
  readonly hidden: boolean;
  /** null = no header that we know in its first rows: the sheet is left out. */
  readonly headers: readonly string[] | null;
};

export type OpenWorkbook = {
  readonly sheets: readonly SheetReport[];
  readonly date1904: boolean;
  readonly rows: AsyncIterable<RawRow>;
};

type Plan = { readonly sheet: SheetPlace; readonly header: FoundHeader | null; readonly counted: number };

/**
 * @param minimumKnown how many known names make a header row.
 * @throws {DomainError} unreadable_file
 */
export async function openXlsx(
  path: string,
  isHeader: (name: string) => boolean,
  minimumKnown: number,
  limits?: ZipLimits,
): Promise<OpenWorkbook> {
  const zip = await openZip(path, limits);
  assertWorkbook(new Set(zip.entries.keys()));
  const workbook = await readWorkbook(zip);
  const counts = await countRows(workbook);
  const plans: Plan[] = [];
  for (const sheet of workbook.sheets) {
    const found = findHeader((await firstRows(workbook, sheet)).map(rowText), isHeader);
    const header = found && found.known >= minimumKnown ? found : null;
    plans.push({ sheet, header, counted: counts.get(sheet.entry) ?? 0 });
  }
  return {
    sheets: plans.map(({ sheet, header }) => ({
      name: sheet.name,
      hidden: sheet.hidden,
      headers: header?.headers ?? null,
    })),
    date1904: workbook.date1904,
    rows: dataRows(workbook, plans),
  };
}

async function firstRows(workbook: Workbook, sheet: SheetPlace): Promise<SheetRow[]> {
  const first: SheetRow[] = [];
  for await (const rows of readSheet(workbook, sheet)) {
    first.push(...rows.filter(hasContent));
    if (first.length >= HEADER_SEARCH_ROWS) break;
  }
  return first.slice(0, HEADER_SEARCH_ROWS);
}

async function* dataRows(workbook: Workbook, plans: readonly Plan[]): AsyncGenerator<RawRow> {
  let row = 0;
  for (const { sheet, header, counted } of plans) {
    if (!header) continue;
    let [read, filled] = [0, 0];
    for await (const rows of readSheet(workbook, sheet)) {
      read += rows.length;
      for (const sheetRow of rows) {
        if (!hasContent(sheetRow)) continue;
        filled += 1;
        if (filled <= header.last + 1) continue;
        row += 1;
        yield { row, line: sheetRow.number, sheet: sheet.name, cells: toCells(sheetRow, header.headers) };
      }
    }
    assertAllRows(sheet, read, counted);
  }
}

const hasContent = ({ cells }: SheetRow) =>
  cells.some(
    (cell) => cell !== undefined && cell !== null && (typeof cell !== 'string' || cell.trim() !== ''),
  );

const rowText = ({ cells }: SheetRow) =>
  Array.from(cells, (cell) =>
    cell === undefined || cell === null || cell instanceof Date ? '' : String(cell),
  );

function toCells({ cells }: SheetRow, headers: readonly string[]): Record<string, CellValue> {
  const width = Math.max(headers.length, cells.length);
  return Object.fromEntries(
    Array.from({ length: width }, (_, column) => [
      headers[column] ?? `第${column + 1}列`,
      cells[column] ?? null,
    ]),
  );
}
