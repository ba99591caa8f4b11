import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll } from 'vitest';
import type { RawRow } from '../../src/ingest/raw-row.ts';

/** A folder of its own for the test file, gone when it ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-ingest-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let made = 0;
  return {
    folder,
    /** The name tells nothing on purpose: formats are known by content. */
    write(content: string | Uint8Array): string {
      made += 1;
      const path = join(folder, `file-${made}`);
      writeFileSync(path, content);
      return path;
    },
  };
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

export const cellsOf = async (rows: AsyncIterable<RawRow>) => (await collect(rows)).map(({ cells }) => cells);

/** A zip64 archive of what makeZip made: sizes and places move to their wide forms. */
export function widenZip(zip: Buffer): Buffer {
  const end = zip.length - 22;
  const [count, start] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 16)];
  const entries: Buffer[] = [];
  for (let at = start; at < end; at += 46 + zip.readUInt16LE(at + 28)) {
    const entry = Buffer.from(zip.subarray(at, at + 46 + zip.readUInt16LE(at + 28)));
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    for (const [index, field] of [24, 20, 42].entries()) {
      extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(field)), 4 + index * 8);
      entry.writeUInt32LE(0xffffffff, field);
    }
    entry.writeUInt16LE(extra.length, 30);
    entries.push(entry, extra);
  }
  const listing = Buffer.concat(entries);
  const wide = Buffer.alloc(56);
  wide.write('PK\x06\x06', 'latin1');
  for (const [field, value] of [
    [4, 44],
    [24, count],
    [32, count],
    [40, listing.length],
    [48, start],
  ] as const) {
    wide.writeBigUInt64LE(BigInt(value), field);
  }
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(start + listing.length), 8);
  const close = Buffer.alloc(22, 0xff);
  close.write('PK\x05\x06', 'latin1');
  close.writeUInt16LE(0, 20);
  return Buffer.concat([zip.subarray(0, start), listing, wide, locator, close]);
}

type ZipLie = { readonly size?: number; readonly crc?: number; readonly flags?: number };

/** A zip archive, by hand, so that it can lie. */
export function makeZip(
  files: Readonly<Record<string, string | Buffer>>,
  lies: Readonly<Record<string, ZipLie>> = {},
): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const lie = lies[name] ?? {};
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(lie.flags ?? 0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(lie.crc ?? crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(lie.size ?? data.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name)]),
    );
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The least workbook there is. @param sheetData what stands inside <sheetData>. */
export function workbookFiles(
  sheetData: string,
  {
    strings = '',
    styles = '',
    properties = '',
  }: { strings?: string; styles?: string; properties?: string } = {},
): Record<string, string> {
  return {
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${RELATION}">${properties}<sheets><sheet name="工单" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATION}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
  };
}

/** A row of inline strings. */
export const inlineRow = (...cells: readonly string[]) =>
  `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
