import { refuseFile } from '../refuse-file.ts';
import { readZipEntry } from './open-zip.ts';
import type { SheetPlace, Workbook } from './read-workbook.ts';

/** <row …>, <x:row …>, <row/> */
const ROW_TAG = /<(?:\w+:)?row(?=[\s/>])/g;
const LONGEST_TAG_START = 64;

/**
 * Unpacks every sheet once before a row is handed on, so that a damaged file is refused as a whole, and counts the
 * row elements without the XML scanner: what is read later must come to the same number.
 *
 * @returns row elements by entry.
 */
export async function countRows(workbook: Workbook): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { entry: name } of workbook.sheets) {
    const entry = workbook.zip.entries.get(name);
    if (!entry) throw refuseFile(`工作簿里缺少 ${name}。`, '请用 Excel 或 WPS 打开并重新保存后再导入。');
    let [rows, rest] = [0, ''];
    for await (const chunk of readZipEntry(workbook.zip, entry)) {
      const text = rest + chunk.toString('latin1').replaceAll('\0', '');
      rows += text.match(ROW_TAG)?.length ?? 0;
      // A tag cut in two is put together with the next piece, one that was counted is not counted again.
      const open = text.lastIndexOf('<');
      const tail = open === -1 || text.length - open > LONGEST_TAG_START ? '' : text.slice(open);
      rows -= tail.match(ROW_TAG)?.length ?? 0;
      rest = tail;
    }
    rows += rest.match(ROW_TAG)?.length ?? 0;
    counts.set(name, rows);
  }
  return counts;
}

/** @throws {DomainError} unreadable_file when a sheet gave another number of rows than it has. */
export function assertAllRows(sheet: SheetPlace, read: number, counted: number): void {
  if (read === counted) return;
  throw refuseFile(
    `工作表“${sheet.name}”有 ${counted} 行，只读出 ${read} 行。`,
    '请用 Excel 或 WPS 另存为 CSV（UTF-8）后再导入。',
  );
}
