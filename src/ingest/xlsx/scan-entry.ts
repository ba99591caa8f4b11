import { refuseFile } from '../refuse-file.ts';
import { readZipEntry, type Zip } from './open-zip.ts';
import { type XmlHandler, XmlScanner } from './scan-xml.ts';

type Decoder = InstanceType<typeof TextDecoder>;

/** Scans an XML entry of a workbook; yields after every piece, so that the caller can hand on what the handler found. */
export async function* scanEntry(zip: Zip, name: string, handler: XmlHandler): AsyncGenerator<void> {
  const entry = zip.entries.get(name);
  if (!entry) throw refuseFile(`工作簿里缺少 ${name}。`, '请用 Excel 或 WPS 打开并重新保存后再导入。');
  const scanner = new XmlScanner(name, handler);
  let decoder: Decoder | null = null;
  for await (const chunk of readZipEntry(zip, entry)) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    scanner.push(decodePiece(decoder, chunk, name));
    yield;
  }
  scanner.end();
}

/** Scans a whole small entry. */
export async function scanWhole(zip: Zip, name: string, handler: XmlHandler): Promise<void> {
  for await (const _ of scanEntry(zip, name, handler));
}

const encodingOf = (start: Buffer) =>
  start[0] === 0xff && start[1] === 0xfe
    ? 'utf-16le'
    : start[0] === 0xfe && start[1] === 0xff
      ? 'utf-16be'
      : 'utf-8';

function decodePiece(decoder: Decoder, chunk: Buffer, name: string): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw refuseFile(`工作簿里的 ${name} 有损坏的文字。`, '请用 Excel 或 WPS 打开并重新保存后再导入。');
  }
}
