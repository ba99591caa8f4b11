/** Files that come in by a form: kept in the spool, where nobody but us reads them, until their work is done. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '../domain/errors.ts';
import { type Mapping, parseMapping } from '../ingest/mapping.ts';
import type { Spool } from '../jobs/spool.ts';

export type KeptUpload = { readonly name: string; readonly path: string };

export async function keepUpload(spool: Spool, file: File): Promise<KeptUpload> {
  if (file.size === 0) throw new DomainError('unreadable_file', '文件是空的', '请重新导出后再上传');
  const upload = await spool.newUpload();
  try {
    const bytes = Readable.from(file.stream());
    await pipeline(bytes, createWriteStream(upload.path, { mode: 0o600 }));
    return upload;
  } catch (error) {
    await spool.removeUpload(upload.name);
    throw error;
  }
}

/** What lists show of a file's name: no folders, nothing that moves the cursor. */
export function shownName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  return last.replace(/\p{Cc}|\p{Cf}/gu, '').slice(0, 200) || '未命名';
}

/** @throws {DomainError} invalid_input */
export function readMapping(text: string | undefined): Mapping | null {
  if (text === undefined || text.trim() === '') return null;
  try {
    return parseMapping(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new DomainError('invalid_input', '列映射不是有效的 JSON', '请检查 mapping 的内容');
  }
}
