import { decodeFile, type TextEncoding } from './decode-text.ts';
import type { CellValue, RawRow } from './raw-row.ts';
import { refuseFile } from './refuse-file.ts';
import { JsonStructureError, splitJson } from './split-json.ts';

export type JsonFormat = 'json' | 'jsonl';

/** An element or a line longer than this is refused by itself. UTF-16 units. */
const MAX_ELEMENT = 4_000_000;

/**
 * Whether the text is JSON, JSON lines, or neither.
 *
 * @param top the beginning of the text without byte order mark. @param whole whether it is all of it.
 */
export function sniffJson(top: string, whole: boolean): JsonFormat | null {
  if (/^\s*\[\s*(?:[{\]]|$)/.test(top)) return 'json';
  if (!/^\s*\{\s*(?:["}]|$)/.test(top) && !/^\s*\{.*\n\s*\{\s*"/.test(top)) return null;
  const [first = '', second] = top.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (second !== undefined && /^\s*\{/.test(second)) return 'jsonl';
  if (second === undefined && !whole) return 'json';
  return isPlainObject(parseOrNull(first)) && !holdsTable(first) ? 'jsonl' : 'json';
}

const holdsTable = (line: string) => /\[\s*[{\]]/.test(line.replace(/"(?:[^"\\]|\\.)*"/g, '""'));

/** The union of the keys of all rows, in order of appearance. Reads the file once. @throws {DomainError} */
export async function readJsonHeaders(
  path: string,
  text: TextEncoding,
  format: JsonFormat,
): Promise<string[]> {
  const headers = new Set<string>();
  const tables = new Set<number>();
  for await (const { row, table } of elements(path, text, format)) {
    tables.add(table);
    for (const key of Object.keys(row.cells)) headers.add(key);
  }
  if (tables.size > 1) {
    throw refuseFile(
      `JSON 文件里有 ${tables.size} 个数组，无法确定哪一个是数据。`,
      '请只保留一个对象数组后再导入。',
    );
  }
  return [...headers];
}

export async function* readJson(
  path: string,
  text: TextEncoding,
  format: JsonFormat,
): AsyncGenerator<RawRow> {
  for await (const { row } of elements(path, text, format)) yield row;
}

async function* elements(path: string, text: TextEncoding, format: JsonFormat) {
  let row = 0;
  try {
    const pieces = format === 'json' ? splitJson(decodeFile(path, text)) : lines(decodeFile(path, text));
    for await (const piece of pieces) {
      row += 1;
      yield { row: toRow(piece.text, row, piece.line, text.damaged), table: piece.table };
    }
  } catch (error) {
    if (!(error instanceof JsonStructureError)) throw error;
    throw refuseFile(
      `JSON 文件的括号或引号在第 ${error.line} 行不配对，文件可能不完整。`,
      '请重新导出完整的文件，或改用一行一条的 JSONL。',
    );
  }
}

async function* lines(pieces: AsyncIterable<string>) {
  let [rest, line] = ['', 0];
  for await (const piece of pieces) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      line += 1;
      if (part.trim() !== '') yield { text: part, line, table: 0 };
    }
  }
  if (rest.trim() !== '') yield { text: rest, line: line + 1, table: 0 };
}

function toRow(text: string, row: number, line: number, damaged: boolean): RawRow {
  const value = text.length > MAX_ELEMENT ? null : parseOrNull(text);
  if (!isPlainObject(value)) {
    const detail = value === null ? '这一条不是完整的 JSON' : '这一条不是 JSON 对象（{…}）';
    return { row, line, cells: {}, text, fault: { reason: 'bad_json', detail } };
  }
  const cells = Object.fromEntries(Object.entries(value).map(([key, cell]) => [key, toCell(cell)]));
  if (damaged && text.includes('\uFFFD')) {
    return {
      row,
      line,
      cells,
      fault: { reason: 'bad_encoding', detail: '这一条有损坏的字节，不是完整的 UTF-8 文字' },
    };
  }
  return { row, line, cells };
}

/** A list of plain values reads as 甲、乙; anything deeper stays JSON. */
function toCell(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join('、');
  return JSON.stringify(value);
}

/** Integers of 16 digits and more become text first: an order number must not lose its last digits. */
function parseOrNull(text: string): unknown {
  const safe = /\d{16}/.test(text)
    ? text.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, (token) =>
        token.startsWith('"') ? token : `"${token}"`,
      )
    : text;
  try {
    return JSON.parse(safe);
  } catch {
    return null;
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
