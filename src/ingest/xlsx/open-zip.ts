/**
 * Reads a zip archive by its central directory, one entry at a time, with limits. No entry is trusted: its
 * size and CRC-32 are compared with what comes out, and sizes that only a zip bomb has are refused unread.
 * Source: APPNOTE.TXT 6.3.10, sections 4.3.6 to 4.3.16 (zip64 included).
 */
import { type FileHandle, open } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { refuseFile } from '../refuse-file.ts';

const END_SIGNATURE = 0x06054b50;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const END64_SIGNATURE = 0x06064b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const MAX_ENTRIES = 10_000;
const MAX_DIRECTORY_BYTES = 16 * 2 ** 20;

export type ZipLimits = {
  /** Sum over all entries, unpacked. */
  readonly maxBytes: number;
  /** Unpacked / packed of an entry over 16 MB; a large sheet of numbers reaches about 30. */
  readonly maxRatio: number;
};
const ZIP_LIMITS: ZipLimits = { maxBytes: 4 * 2 ** 30, maxRatio: 250 };
const RATIO_FROM_BYTES = 16 * 2 ** 20;

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
};
export type Zip = { readonly path: string; readonly entries: ReadonlyMap<string, ZipEntry> };

const damaged = (what: string) =>
  refuseFile(`压缩包（.xlsx）已损坏：${what}。`, '请用 Excel 或 WPS 打开并重新保存，或重新导出后再导入。');

/** @throws {DomainError} unreadable_file: no zip, damaged, encrypted, or too large unpacked. */
export async function openZip(path: string, limits: ZipLimits = ZIP_LIMITS): Promise<Zip> {
  const file = await open(path);
  try {
    const entries = readDirectory(await directoryOf(file));
    refuseBomb([...entries.values()], limits);
    return { path, entries };
  } finally {
    await file.close();
  }
}

async function directoryOf(file: FileHandle): Promise<{ bytes: Buffer; count: number }> {
  const { size } = await file.stat();
  const tailLength = Math.min(size, END_LENGTH + MAX_COMMENT);
  const tail = await readAt(file, size - tailLength, tailLength);
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (at === -1 || at + END_LENGTH > tail.length) throw damaged('找不到文件目录，文件可能不完整');
  const end = tail.subarray(at);
  if (end.readUInt32LE(0) !== END_SIGNATURE) throw damaged('文件目录不可读');
  let [count, length, offset] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (count === 0xffff || length === 0xffffffff || offset === 0xffffffff) {
    if (at < 20 || tail.readUInt32LE(at - 20) !== END64_LOCATOR_SIGNATURE) throw damaged('文件目录不可读');
    const end64 = await readAt(file, Number(tail.readBigUInt64LE(at - 12)), 56);
    if (end64.readUInt32LE(0) !== END64_SIGNATURE) throw damaged('文件目录不可读');
    [count, length, offset] = [32, 40, 48].map((field) => Number(end64.readBigUInt64LE(field))) as [
      number,
      number,
      number,
    ];
  }
  if (count > MAX_ENTRIES || length > MAX_DIRECTORY_BYTES) {
    throw refuseFile(
      `压缩包里有 ${count} 个文件，不像是 Excel 工作簿。`,
      '请确认文件来源，重新导出后再导入。',
    );
  }
  return { bytes: await readAt(file, offset, length), count };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw damaged('文件不完整');
  return buffer;
}

function readDirectory({ bytes, count }: { bytes: Buffer; count: number }): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_SIGNATURE)
      throw damaged('文件目录不完整');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      bytes.readUInt16LE(at + field),
    ) as [number, number, number];
    const name = bytes
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\//, '');
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) {
      throw refuseFile('压缩包加了密码。', '请去掉密码，重新保存后再导入。');
    }
    if (entries.has(name)) throw damaged('同名文件出现两次');
    entries.set(name, readEntry(bytes.subarray(at), name, extra));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function readEntry(header: Buffer, name: string, extra: Buffer): ZipEntry {
  let [packed, size, offset] = [20, 24, 42].map((field) => header.readUInt32LE(field)) as [
    number,
    number,
    number,
  ];
  const wide = zip64Numbers(extra);
  if (size === 0xffffffff) size = wide.shift() ?? size;
  if (packed === 0xffffffff) packed = wide.shift() ?? packed;
  if (offset === 0xffffffff) offset = wide.shift() ?? offset;
  return { name, method: header.readUInt16LE(10), crc: header.readUInt32LE(16), packed, size, offset };
}

function zip64Numbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const length = Math.min(extra.readUInt16LE(at + 2), extra.length - at - 4);
    return Array.from({ length: Math.min(3, length >> 3) }, (_, i) =>
      Number(extra.readBigUInt64LE(at + 4 + i * 8)),
    );
  }
  return [];
}

function refuseBomb(entries: readonly ZipEntry[], limits: ZipLimits): void {
  const bytes = entries.reduce((sum, { size }) => sum + size, 0);
  const dense = entries.find(
    ({ size, packed }) => size > RATIO_FROM_BYTES && size > packed * limits.maxRatio,
  );
  if (bytes <= limits.maxBytes && !dense) return;
  const megabytes = Math.ceil(bytes / 2 ** 20);
  throw refuseFile(
    `压缩包解开后有 ${megabytes} MB，超出限制，像是压缩炸弹。`,
    '请确认文件来源；如果数据确实很大，请分成几个文件或改用 CSV 导入。',
  );
}

/**
 * The unpacked bytes of an entry.
 *
 * @throws {DomainError} unreadable_file when they are not what the directory promised. The CRC is known at
 *   the end only: verify an entry before its content is acted on.
 */
export async function* readZipEntry(zip: Zip, entry: ZipEntry): AsyncGenerator<Buffer> {
  const file = await open(zip.path);
  let [size, crc] = [0, 0];
  try {
    for await (const chunk of await unpack(file, entry)) {
      size += chunk.length;
      if (size > entry.size) throw damaged(`${entry.name} 比目录记载的大`);
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw damaged(`${entry.name} 解压失败`);
    }
    throw error;
  } finally {
    await file.close();
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged(`${entry.name} 校验不符`);
}

async function unpack(file: FileHandle, entry: ZipEntry): Promise<AsyncIterable<Buffer>> {
  const header = await readAt(file, entry.offset, 30);
  if (header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damaged(`${entry.name} 不在记载的位置`);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (entry.packed === 0) return noBytes();
  const packed = file.createReadStream({
    start,
    end: start + entry.packed - 1,
    autoClose: false,
    highWaterMark: 2 ** 18,
  });
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw damaged(`${entry.name} 的压缩方式 ${entry.method} 不受支持`);
  const inflate = createInflateRaw({ chunkSize: 2 ** 17 });
  packed.on('error', (error) => inflate.destroy(error));
  return packed.pipe(inflate);
}

async function* noBytes(): AsyncGenerator<Buffer> {}
