import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { decodeFile, detectEncoding, type Encoding, type TextEncoding } from './decode-text.ts';
import { headerDetector, loadHeaderBook } from './known-headers.ts';
import type { RawRow } from './raw-row.ts';
import { findLayout, readDelimited } from './read-delimited.ts';
import { readJson, readJsonHeaders, sniffJson } from './read-json.ts';
import { refuseFile } from './refuse-file.ts';
import { directoryOffset, sniffFormat } from './sniff-format.ts';
import type { ZipLimits } from './xlsx/open-zip.ts';
import { openXlsx, type SheetReport } from './xlsx/read-xlsx.ts';

const HEAD_BYTES = 2 ** 18;
const SECTOR_BYTES = 4096;

export type OpenOptions = {
  /** Overrides what the bytes say. */
  readonly encoding?: Encoding | undefined;
  /** Whether a cell is a header name; the default knows those of reference/headers.json for every source. */
  readonly isHeader?: ((name: string) => boolean) | undefined;
  /** How many such cells make a header row of a sheet; default 2. */
  readonly minimumKnown?: number | undefined;
  readonly zipLimits?: ZipLimits | undefined;
};

export type OpenTable = {
  /** csv: any delimiter. */
  readonly format: 'csv' | 'xlsx' | 'json' | 'jsonl';
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly sheets?: readonly SheetReport[];
  /** Of all sheets together; for JSON the union of all keys. */
  readonly headers: readonly string[];
  /** The workbook counts days from 1904. */
  readonly date1904: boolean;
  /** One pass, in the file's order; bounded memory. */
  readonly rows: AsyncIterable<RawRow>;
};

/**
 * Opens a table by its content, whatever its name.
 *
 * @throws {DomainError} unreadable_file: nothing of the file has been handed on.
 */
export async function openTable(path: string, options: OpenOptions = {}): Promise<OpenTable> {
  const { head, directory, whole } = await readHead(path);
  const isHeader = options.isHeader ?? headerDetector(loadHeaderBook());
  if (sniffFormat(head, directory) === 'zip') return openWorkbook(path, isHeader, options);
  return openText(path, head, whole, isHeader, options.encoding);
}

async function openWorkbook(
  path: string,
  isHeader: (name: string) => boolean,
  options: OpenOptions,
): Promise<OpenTable> {
  const { sheets, date1904, rows } = await openXlsx(
    path,
    isHeader,
    options.minimumKnown ?? 2,
    options.zipLimits,
  );
  const readable = sheets.flatMap(({ headers }) => headers ?? []);
  if (readable.length === 0) {
    const names = sheets.map(({ name }) => `“${name}”`).join('、');
    throw refuseFile(
      `工作簿的 ${sheets.length} 张工作表（${names}）前 10 行里都没有认得的表头。`,
      '请确认表头一行写着“编号”“标题”“内容”“时间”之类的列名，或用 --mapping 指定列。',
    );
  }
  return { format: 'xlsx', sheets, headers: [...new Set(readable)], date1904, rows };
}

async function openText(
  path: string,
  head: Buffer,
  whole: boolean,
  isHeader: (name: string) => boolean,
  override?: Encoding,
): Promise<OpenTable> {
  const text = await detectEncoding(path, head, override);
  const top = await topOf(path, text);
  if (whole && top.trim() === '') throw refuseFile('文件里只有空白。', '请重新导出，确认文件里有数据。');
  const format = sniffJson(top, whole);
  const base = { encoding: text.encoding, date1904: false };
  if (format) {
    const headers = await readJsonHeaders(path, text, format);
    return { ...base, format, headers, rows: readJson(path, text, format) };
  }
  const layout = await findLayout(top, whole, isHeader);
  const { delimiter, headers } = layout;
  return { ...base, format: 'csv', delimiter, headers, rows: readDelimited(path, text, layout) };
}

async function topOf(path: string, text: TextEncoding): Promise<string> {
  let top = '';
  for await (const piece of decodeFile(path, text)) {
    top += piece;
    if (top.length >= HEAD_BYTES) break;
  }
  return top;
}

async function readHead(path: string) {
  const file = await openFile(path);
  try {
    const stats = await file.stat();
    refuseSpecial(stats);
    const head = await readSome(file, 0, HEAD_BYTES);
    const offset = directoryOffset(head);
    const directory = offset === null ? Buffer.alloc(0) : await readSome(file, offset, SECTOR_BYTES);
    return { head, directory, whole: stats.size <= HEAD_BYTES };
  } finally {
    await file.close();
  }
}

function refuseSpecial(stats: Stats): void {
  if (stats.isDirectory()) throw refuseFile('这是一个文件夹，不是文件。', '请指定文件夹里的文件。');
  if (!stats.isFile()) throw refuseFile('这不是普通文件。', '请指定一个表格文件。');
}

async function readSome(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    // Opening a pipe would wait for a writer.
    refuseSpecial(await stat(path));
    return await open(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw refuseFile(`找不到文件：${path}`, '请检查路径和文件名。', error);
    if (code === 'EACCES' || code === 'EPERM')
      throw refuseFile(`没有权限读取文件：${path}`, '请检查文件的读取权限。', error);
    throw error;
  }
}
