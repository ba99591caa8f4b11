import { refuseFile } from './refuse-file.ts';

const CFB = Buffer.from('D0CF11E0A1B11AE1', 'hex');
const SAVE_AS_XLSX = '请用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV（UTF-8）后再导入。';

type Signature = { readonly magic: Buffer; readonly what: string; readonly remedy: string };

const EXPORT_TABLE = '请从原系统导出 Excel（.xlsx）、CSV 或 JSON 文件后再导入。';
const UNPACK = '请先解压，再导入其中的表格文件。';
const FOREIGN: readonly Signature[] = [
  { magic: Buffer.from('%PDF'), what: 'PDF 文档', remedy: EXPORT_TABLE },
  { magic: Buffer.from('\x89PNG', 'latin1'), what: 'PNG 图片', remedy: EXPORT_TABLE },
  { magic: Buffer.from('FFD8FF', 'hex'), what: 'JPEG 图片', remedy: EXPORT_TABLE },
  { magic: Buffer.from('GIF8'), what: 'GIF 图片', remedy: EXPORT_TABLE },
  { magic: Buffer.from('RIFF'), what: '图片或音视频文件', remedy: EXPORT_TABLE },
  { magic: Buffer.from('{\\rtf'), what: 'RTF 文档', remedy: EXPORT_TABLE },
  { magic: Buffer.from('1F8B', 'hex'), what: 'gzip 压缩文件', remedy: UNPACK },
  { magic: Buffer.from('Rar!'), what: 'RAR 压缩包', remedy: UNPACK },
  { magic: Buffer.from('377ABCAF271C', 'hex'), what: '7z 压缩包', remedy: UNPACK },
  { magic: Buffer.from('SQLite format 3'), what: 'SQLite 数据库', remedy: EXPORT_TABLE },
];

/**
 * What the first bytes say the file is; the name is not asked.
 *
 * @param head the first 64 KB or more, or the whole of a shorter file.
 * @param directory the first directory sector when the file is an OLE container (see directoryOffset).
 * @throws {DomainError} unreadable_file, for everything that is neither a zip nor text.
 */
export function sniffFormat(head: Buffer, directory: Buffer): 'zip' | 'text' {
  if (head.length === 0) throw refuseFile('文件是空的（0 字节）。', '请重新导出，确认文件里有数据。');
  if (head.subarray(0, 8).equals(CFB)) throw refuseContainer(directory);
  if (head.subarray(0, 2).toString('latin1') === 'PK') return 'zip';
  const foreign = FOREIGN.find(({ magic }) => head.subarray(0, magic.length).equals(magic));
  if (foreign) throw refuseFile(`这是${foreign.what}，不是表格。`, foreign.remedy);
  refuseMarkup(head);
  return 'text';
}

/** Where the directory of an OLE compound file stands, in bytes; null when the file is none. */
export function directoryOffset(head: Buffer): number | null {
  if (head.length < 64 || !head.subarray(0, 8).equals(CFB)) return null;
  const sectorSize = 2 ** Math.min(head.readUInt16LE(30), 16);
  return (head.readUInt32LE(48) + 1) * sectorSize;
}

/** An encrypted .xlsx and a legacy .xls are the same kind of container; the names inside tell them apart. */
function refuseContainer(directory: Buffer) {
  const names = directory.toString('utf16le');
  if (names.includes('EncryptedPackage')) {
    return refuseFile('这是加了密码的 Excel 文件。', '请在 Excel 或 WPS 中去掉打开密码，重新保存后再导入。');
  }
  if (names.includes('WordDocument'))
    return refuseFile('这是旧版 Word 文档（.doc），不是表格。', EXPORT_TABLE);
  return refuseFile('这是旧版 Excel 文件（.xls，97-2003 格式）。', SAVE_AS_XLSX);
}

/** Many systems export an HTML or XML table and call it .xls. */
function refuseMarkup(head: Buffer): void {
  // Latin-1 without the zero bytes reads UTF-8 and UTF-16 alike, byte order marks aside.
  const start = head
    .subarray(0, 4096)
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '')
    .trimStart();
  if (/^<(!doctype html|html|head|body|table|meta|style|script)[\s>]/i.test(start)) {
    throw refuseFile('这是网页（HTML）文件，有的系统导出的“.xls”其实是网页。', SAVE_AS_XLSX);
  }
  if (/^<\?xml|^<(Workbook|office:document)[\s>]/i.test(start))
    throw refuseFile('这是 XML 文件，不是表格。', SAVE_AS_XLSX);
}

/** @param names the entries of a zip archive. */
export function assertWorkbook(names: ReadonlySet<string>): void {
  if (names.has('xl/workbook.xml') || (names.has('_rels/.rels') && hasPrefix(names, 'xl/worksheets/')))
    return;
  if (names.has('xl/workbook.bin')) throw refuseFile('这是 Excel 二进制工作簿（.xlsb）。', SAVE_AS_XLSX);
  if (hasPrefix(names, 'word/')) throw refuseFile('这是 Word 文档（.docx），不是表格。', EXPORT_TABLE);
  if (hasPrefix(names, 'ppt/')) throw refuseFile('这是 PowerPoint 文档（.pptx），不是表格。', EXPORT_TABLE);
  if (names.has('content.xml')) throw refuseFile('这是 OpenDocument 文件（.ods/.odt）。', SAVE_AS_XLSX);
  throw refuseFile(`这是压缩包（含 ${names.size} 个文件），不是 Excel 工作簿。`, UNPACK);
}

const hasPrefix = (names: ReadonlySet<string>, prefix: string) =>
  [...names].some((name) => name.startsWith(prefix));
