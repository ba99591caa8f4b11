/**
 * Which encoding a text file has, and its text. By evidence, not by guessing: a byte order mark, else the
 * zero bytes of UTF-16, else what decodes without a single error (UTF-8 before GB18030, since GB18030 accepts
 * much UTF-8 but hardly ever the other way round). Big5 often passes as GB18030: the caller may override.
 */
import { createReadStream } from 'node:fs';
import { refuseFile } from './refuse-file.ts';

export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export type TextEncoding = {
  readonly encoding: Encoding;
  /** UTF-8 with a few broken bytes, which read as U+FFFD: the rows that hold one are refused, not the file. */
  readonly damaged: boolean;
};

/** Above this share of broken characters among the non-ASCII ones a file is not damaged UTF-8 but something else. */
const DAMAGE_LIMIT = 0.05;
const SAVE_AS_UTF8 =
  '请另存为 UTF-8 编码后再导入，或用 --encoding 指定编码（utf-8、gb18030、utf-16le、utf-16be、big5）。';

/** Reads the whole file once. @throws {DomainError} unreadable_file: binary, or no encoding fits. */
export async function detectEncoding(path: string, head: Buffer, override?: Encoding): Promise<TextEncoding> {
  if (override) {
    if (await decodes(path, override)) return { encoding: override, damaged: false };
    throw refuseFile(`文件不是 ${override} 编码。`, SAVE_AS_UTF8);
  }
  const wide = utf16Of(head);
  if (wide) {
    if (await decodes(path, wide)) return { encoding: wide, damaged: false };
    throw refuseFile('文件像是 UTF-16 编码，但有损坏的字节。', SAVE_AS_UTF8);
  }
  if (looksBinary(head))
    throw refuseFile('这是二进制文件，不是表格。', '请导入 Excel（.xlsx）、CSV 或 JSON 文件。');
  const utf8 = await survey(path, 'utf-8');
  if (utf8 === 'doubtful' && (await decodes(path, 'gb18030'))) return { encoding: 'gb18030', damaged: false };
  if (utf8 !== 'no') return { encoding: 'utf-8', damaged: false };
  if (damageShare(head) < DAMAGE_LIMIT) return { encoding: 'utf-8', damaged: true };
  if (await decodes(path, 'gb18030')) return { encoding: 'gb18030', damaged: false };
  throw refuseFile('文件既不是 UTF-8 编码，也不是 GB18030（GBK）编码。', SAVE_AS_UTF8);
}

/** The text in pieces, without the byte order mark. */
export async function* decodeFile(path: string, { encoding, damaged }: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: !damaged });
  for await (const chunk of createReadStream(path)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

const decodes = async (path: string, encoding: Encoding) => (await survey(path, encoding)) !== 'no';

/**
 * Whether all bytes decode. Doubtful: they do, but to letters such as ͣˮ and to nothing of East Asia: 停水 in
 * GB18030 is such UTF-8. Also refuses a file with a NUL character further on than its head.
 */
async function survey(path: string, encoding: Encoding): Promise<'yes' | 'no' | 'doubtful'> {
  let [letters, eastAsian] = [false, false];
  try {
    for await (const text of decodeFile(path, { encoding, damaged: false })) {
      if (text.includes('\0')) {
        throw refuseFile('文件中有空字节（NUL），已损坏或不是文本。', '请从原系统重新导出后再导入。');
      }
      letters ||= /[\u0080-\u07FF]/.test(text);
      eastAsian ||= /[\u0800-\uFFFF]/.test(text);
    }
  } catch (error) {
    if (error instanceof TypeError) return 'no';
    throw error;
  }
  return letters && !eastAsian ? 'doubtful' : 'yes';
}

/** By byte order mark, else by the line ends, commas, tabs and spaces that any table has. */
function utf16Of(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  let [little, big] = [0, 0];
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i + 1] === 0 && isTableAscii(head[i])) little += 1;
    if (head[i] === 0 && isTableAscii(head[i + 1])) big += 1;
  }
  if (little > 0 && big * 10 <= little) return 'utf-16le';
  return big > 0 && little * 10 <= big ? 'utf-16be' : null;
}

const isTableAscii = (byte: number | undefined) =>
  byte !== undefined && (byte === 9 || byte === 10 || byte === 13 || (byte >= 0x20 && byte < 0x7f));

function looksBinary(head: Buffer): boolean {
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 0x1a && byte !== 0x1b)
      control += 1;
  }
  return control > head.length / 50;
}

function damageShare(head: Buffer): number {
  const text = new TextDecoder('utf-8').decode(head);
  let [broken, wide] = [0, 0];
  for (const character of text) {
    if (character > '\u007F') wide += 1;
    if (character === '\uFFFD') broken += 1;
  }
  // A head without any wide character says nothing about the encoding.
  return wide === 0 ? 1 : broken / wide;
}
