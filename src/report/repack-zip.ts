/**
 * Rewrites a small ZIP (DOCX, XLSX) so that the same content is the same bytes: entries in their order,
 * one fixed time, one compression level. Both document libraries stamp the moment of writing instead.
 *
 * Reads through the central directory, so entries written with a data descriptor are fine. No ZIP64, no
 * encryption: neither library writes them at these sizes.
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const STORED = 0;
const DEFLATED = 8;
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;
/** 1980-01-01 00:00, the first moment that the format knows. */
const FIXED_DATE = 0x0021;

type Entry = { readonly name: string; readonly content: Buffer };

/**
 * @param edit called for each entry; returns the text that replaces it, or null to keep it.
 * @throws {RangeError} the bytes are not a ZIP as both libraries write it.
 */
export function repackZip(
  bytes: Uint8Array,
  edit: (name: string, content: Buffer) => string | null = () => null,
): Uint8Array {
  const entries = readEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return writeEntries(
    entries
      .filter(({ name }) => !name.endsWith('/'))
      .map(({ name, content }) => {
        const edited = edit(name, content);
        return { name, content: edited === null ? content : Buffer.from(edited, 'utf8') };
      }),
  );
}

/** The entries of a ZIP, in the order of its directory. */
export function readEntries(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new RangeError('not a ZIP: no end record');
  const count = zip.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new RangeError(`not a ZIP: no directory entry ${index}`);
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      content: readContent(zip, at),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function readContent(zip: Buffer, directoryAt: number): Buffer {
  const method = zip.readUInt16LE(directoryAt + 10);
  const size = zip.readUInt32LE(directoryAt + 20);
  const local = zip.readUInt32LE(directoryAt + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + size);
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed);
  throw new RangeError(`unknown ZIP compression method ${method}`);
}

function writeEntries(entries: readonly Entry[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const nameBytes = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(content, { level: 6 });
    const fields = entryFields(content, packed.length, nameBytes.length);
    bodies.push(uint32(LOCAL), fields, nameBytes, packed);
    directory.push(uint32(CENTRAL), uint16(20), fields, Buffer.alloc(10), uint32(offset), nameBytes);
    offset += 4 + fields.length + nameBytes.length + packed.length;
  }
  const directoryBytes = Buffer.concat(directory);
  return Buffer.concat([...bodies, directoryBytes, endRecord(entries.length, directoryBytes.length, offset)]);
}

/** The 26 bytes that a local header and a directory entry share: version … extra length (0). */
function entryFields(content: Buffer, packedSize: number, nameLength: number): Buffer {
  return Buffer.concat([
    uint16(20),
    uint16(UTF8_FLAG),
    uint16(DEFLATED),
    uint16(0),
    uint16(FIXED_DATE),
    uint32(crc32(content)),
    uint32(packedSize),
    uint32(content.length),
    uint16(nameLength),
    uint16(0),
  ]);
}

function endRecord(count: number, directorySize: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(END_SIZE);
  record.writeUInt32LE(END, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(directorySize, 12);
  record.writeUInt32LE(directoryOffset, 16);
  return record;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
