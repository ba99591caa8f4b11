import type { TextEncoding } from './decode-text.ts';
import { decodeFile } from './decode-text.ts';
import { distinctNames, type FoundHeader, findHeader, HEADER_SEARCH_ROWS } from './find-header.ts';
import type { RawRow, RowFault } from './raw-row.ts';
import { type ScannedRecord, scanDelimited } from './scan-delimited.ts';

const DELIMITERS = [',', '\t', ';', '|', '，'] as const;

export type DelimitedLayout = {
  readonly delimiter: string;
  readonly headers: readonly string[];
  /** Records (not lines) before the first data record. */
  readonly skip: number;
};

/**
 * The delimiter under which the top of the file holds most known headers; without any, the one that
 * makes most columns. The first record is then the header.
 *
 * @param top the beginning of the text. @param whole whether it is all of it.
 */
export async function findLayout(
  top: string,
  whole: boolean,
  isHeader: (name: string) => boolean,
): Promise<DelimitedLayout> {
  const candidates = [];
  for (const delimiter of DELIMITERS) {
    const rows = await firstRecords(whole ? top : cutAtLineEnd(top), delimiter);
    candidates.push(layoutOf(rows, delimiter, findHeader(rows, isHeader)));
  }
  const [best] = candidates.toSorted((a, b) => b.known - a.known || b.headers.length - a.headers.length);
  return best ?? { delimiter: ',', headers: [], skip: 0 };
}

function layoutOf(rows: readonly (readonly string[])[], delimiter: string, found: FoundHeader | null) {
  if (found) return { delimiter, headers: found.headers, skip: found.last + 1, known: found.known };
  return { delimiter, headers: distinctNames(rows[0] ?? []), skip: 1, known: 0 };
}

async function firstRecords(text: string, delimiter: string): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const { fields } of scanDelimited([text], delimiter)) {
    rows.push(fields);
    if (rows.length === HEADER_SEARCH_ROWS) break;
  }
  return rows;
}

const cutAtLineEnd = (text: string) => text.slice(0, text.lastIndexOf('\n') + 1 || text.length);

/** Every record after the header, good or faulty, in the file's order. */
export async function* readDelimited(
  path: string,
  text: TextEncoding,
  layout: DelimitedLayout,
): AsyncGenerator<RawRow> {
  let record = 0;
  for await (const scanned of scanDelimited(decodeFile(path, text), layout.delimiter)) {
    record += 1;
    if (record > layout.skip) yield toRow(scanned, record - layout.skip, layout.headers, text.damaged);
  }
}

function toRow(scanned: ScannedRecord, row: number, headers: readonly string[], damaged: boolean): RawRow {
  const fields = scanned.fields;
  const extra = fields.slice(headers.length);
  const names =
    extra.length === 0 ? headers : [...headers, ...extra.map((_, i) => `第${headers.length + i + 1}列`)];
  // A row that is too short keeps as many cells as it had: written out and read again it is still too short.
  const cells = Object.fromEntries(fields.map((field, index) => [names[index] ?? '', field]));
  const fault = faultOf(scanned, headers.length, damaged);
  return fault ? { row, line: scanned.line, cells, fault } : { row, line: scanned.line, cells };
}

function faultOf(
  { fields, lines, badQuote }: ScannedRecord,
  width: number,
  damaged: boolean,
): RowFault | null {
  if (badQuote) return { reason: 'bad_quote', detail: '这一行的引号没有成对，或引号后面还有文字' };
  if (damaged && fields.some((field) => field.includes('\uFFFD'))) {
    return { reason: 'bad_encoding', detail: '这一行有损坏的字节，不是完整的 UTF-8 文字' };
  }
  // Delimiters after the last column are padding.
  const used = fields.findLastIndex((field) => field.trim() !== '') + 1;
  if (fields.length < width || used > width) {
    const span = lines > 1 ? `（跨 ${lines} 行）` : '';
    return { reason: 'ragged_row', detail: `表头有 ${width} 列，这一行有 ${fields.length} 列${span}` };
  }
  return null;
}
