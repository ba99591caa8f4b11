import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openTable } from '../../src/ingest/open-table.ts';
import { type DraftRow, readDrafts } from '../../src/ingest/read-drafts.ts';
import { type RejectedRow, restoreRows, writeRejects } from '../../src/ingest/write-rejects.ts';
import { cellsOf, collect, temporaryFolder } from './make-files.ts';
import { DISTRICTS, recordingMask } from './record-fixtures.ts';

// Files are written and read many times; a busy machine takes longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

const { folder, write } = temporaryFolder();
const out = join(folder, 'rejects.csv');

const read = (path: string) =>
  readDrafts(path, { source: 'hotline', mask: recordingMask().mask, personKey: 'key', districts: DISTRICTS });
const isRejected = (row: DraftRow): row is DraftRow & RejectedRow => 'reject' in row;

/** Reads a file and writes its rejects; gives what was written. */
async function rejectsOf(content: string | Uint8Array): Promise<string> {
  const drafts = await read(write(content));
  await writeRejects(out, drafts.headers, (await collect(drafts.rows)).filter(isRejected));
  return readFileSync(out, 'utf8');
}

describe('rejected rows as a file', () => {
  it('says why and where, opens in Excel as UTF-8', async () => {
    expect(await rejectsOf('id,title,time\n1,a,2025-01-01\n2,"b, c",某日\n')).toBe(
      '\uFEFF拒收原因,拒收说明,原行号,原文,id,title,time\r\nbad_date,「time」（2 个字符）无法识别,3,,2,"b, c",某日\r\n',
    );
  });

  it('comes back as it was: rejected for the same reasons until it is corrected, and not wider', async () => {
    const first = await rejectsOf('id,title,time\n1,,2025-01-01\n2,b,某日\n3,c\n4,d,2025-01-01,x\n');
    const second = await rejectsOf(first);
    const reasons = (text: string) =>
      text
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[0]);
    expect(reasons(first)).toEqual(['missing_text', 'bad_date', 'ragged_row', 'ragged_row']);
    expect(reasons(second)).toEqual(reasons(first));
    expect(second.split('\r\n')[0]).toBe(first.split('\r\n')[0]);
    const corrected = await collect((await read(write(first.replace('某日', '2025-01-02')))).rows);
    expect(corrected.map((row) => 'draft' in row && row.draft.sourceId)).toEqual([false, '2', false, false]);
  });

  it('keeps the text of a bad JSON line, and nothing of a secret row', async () => {
    expect(await rejectsOf('{"id":1,"title":"a","time":"2025-01-01"}\n{"id":2,\n')).toContain('"{""id"":2,"');
    const secret = await rejectsOf('id,title,time,密级\n1,不可外传,2025-01-01,机密\n');
    expect(secret).toContain('secret');
    expect(secret).not.toContain('不可外传');
  });

  it('writes spreadsheet dates so that they read back', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('一').addRows([
      ['id', 'title', 'time'],
      [1, null, new Date('2025-03-01T08:42:10Z')],
    ]);
    expect(await rejectsOf(new Uint8Array(await book.xlsx.writeBuffer()))).toMatch(
      /一!2,,1,,2025-03-01 08:42:10/,
    );
  });

  it('lets no cell begin a formula and gives every cell back', () => {
    const cell = fc
      .string({
        unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', 'a', '\n', '1'),
        minLength: 1,
        maxLength: 6,
      })
      .map((text) => `${text}x`);
    return fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (pairs) => {
        const rejects = pairs.map(([id, title], index) => ({
          raw: { row: index + 1, cells: { id, title } },
          reject: { row: index + 1, reason: 'missing_date' as const, detail: '' },
        }));
        expect(await writeRejects(out, ['id', 'title'], rejects)).toBe(pairs.length);
        const table = await openTable(out);
        const written = await cellsOf(table.rows);
        expect(
          written
            .flatMap((cells) => Object.values(cells))
            .filter((text) => /^[=+\-@\t\r]/.test(String(text))),
        ).toEqual([]);
        const restored = await cellsOf(restoreRows((await openTable(out)).rows, table.headers));
        expect(restored.map(({ id, title }) => [id, title])).toEqual(pairs);
      }),
      { numRuns: 50 },
    );
  });
});
