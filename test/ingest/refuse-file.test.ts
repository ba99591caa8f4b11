import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openTable } from '../../src/ingest/open-table.ts';
import { inlineRow, makeZip, temporaryFolder, workbookFiles } from './make-files.ts';

// Files are written and read many times; a busy machine takes longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

const { folder, write } = temporaryFolder();

/** An OLE compound file with one directory sector that names a stream. */
function container(stream: string): Buffer {
  const bytes = Buffer.alloc(1536);
  Buffer.from('D0CF11E0A1B11AE1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.write(stream, 1024, 'utf16le');
  return bytes;
}

describe('files that are refused as a whole, with what they are and what to do', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['nothing', '', /空的/],
    ['white space', ' \r\n\t\n', /只有空白/],
    ['an encrypted workbook', container('EncryptedPackage'), /密码/],
    ['a legacy .xls', container('Workbook'), /旧版 Excel/],
    ['a legacy .doc', container('WordDocument'), /旧版 Word/],
    ['a PDF', '%PDF-1.7\n', /PDF/],
    ['a PNG', Buffer.from('89504E470D0A1A0A', 'hex'), /PNG/],
    ['a JPEG', Buffer.from('FFD8FFE000104A46', 'hex'), /JPEG/],
    ['a gzip', Buffer.from('1F8B0800', 'hex'), /gzip/],
    ['an HTML page', '<!DOCTYPE html><html><table><tr><td>编号</td></tr></table>', /HTML/],
    ['an HTML page with a byte order mark', '\uFEFF<html xmlns:x="urn"><body>', /HTML/],
    ['an XML spreadsheet', '<?xml version="1.0"?><Workbook></Workbook>', /XML/],
    ['an RTF', '{\\rtf1 text}', /RTF/],
    ['a DOCX', makeZip({ 'word/document.xml': '<w/>' }), /Word/],
    ['a PPTX', makeZip({ 'ppt/presentation.xml': '<p/>' }), /PowerPoint/],
    ['an ODS', makeZip({ 'content.xml': '<o/>' }), /OpenDocument/],
    ['an XLSB', makeZip({ 'xl/workbook.bin': '' }), /xlsb/],
    ['a plain zip', makeZip({ 'a.csv': 'id,title' }), /压缩包/],
    ['a zip cut short', makeZip(workbookFiles(inlineRow('id', 'title'))).subarray(0, 400), /损坏|不完整/],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) & 255)),
      /二进制|编码|损坏/,
    ],
    ['text with a NUL far in', `id,title\n${'1,a\n'.repeat(100_000)}2,\0\n`, /NUL/],
  ])('%s', async (_, content, message) => {
    const failure = expect(openTable(write(content))).rejects;
    await failure.toMatchObject({ name: 'DomainError', code: 'unreadable_file' });
    await failure.toThrow(message);
  });

  it('a folder, a missing file, a device', async () => {
    mkdirSync(join(folder, 'sub'));
    await expect(openTable(join(folder, 'sub'))).rejects.toThrow('文件夹');
    await expect(openTable(join(folder, 'missing.csv'))).rejects.toThrow('找不到文件');
    await expect(openTable('/dev/null')).rejects.toThrow('不是普通文件');
  });

  it.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    const path = write('id,title');
    chmodSync(path, 0);
    await expect(openTable(path)).rejects.toThrow('没有权限');
  });

  it('every refusal says what to do', async () => {
    await expect(openTable(write('%PDF-1.7'))).rejects.toMatchObject({
      remedy: expect.stringContaining('导入'),
    });
  });
});

describe('zip archives that lie', () => {
  const files = workbookFiles(inlineRow('id', 'title') + inlineRow('1', 'a'));
  const sheet = 'xl/worksheets/sheet1.xml';

  it.each([
    ['a wrong checksum', { crc: 1 }, /校验不符/],
    ['more bytes than promised', { size: 10 }, /比目录记载的大/],
    ['fewer bytes than promised', { size: 9999 }, /校验不符/],
    ['a password', { flags: 1 }, /密码/],
  ])('%s', async (_, lie, message) => {
    const failure = expect(openTable(write(makeZip(files, { [sheet]: lie })))).rejects;
    await failure.toMatchObject({ code: 'unreadable_file' });
    await failure.toThrow(message);
  });

  it('damaged packed bytes', async () => {
    const bytes = makeZip(files);
    const at = bytes.indexOf(sheet) + sheet.length + 20;
    bytes.fill(0xff, at, at + 30);
    await expect(openTable(write(bytes))).rejects.toMatchObject({ code: 'unreadable_file' });
  });

  it('a bomb by its size and by its ratio', async () => {
    const bomb = makeZip({ ...files, [sheet]: `<worksheet>${' '.repeat(20 * 2 ** 20)}</worksheet>` });
    await expect(openTable(write(bomb))).rejects.toThrow('压缩炸弹');
    const path = write(makeZip(files));
    await expect(openTable(path, { zipLimits: { maxBytes: 500, maxRatio: 250 } })).rejects.toThrow(
      '超出限制',
    );
  });

  it('XML that declares entities', async () => {
    const evil = {
      ...files,
      'xl/sharedStrings.xml': '<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>',
    };
    await expect(openTable(write(makeZip(evil)))).rejects.toMatchObject({ code: 'unreadable_file' });
  });
});
