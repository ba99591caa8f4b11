import { describe, expect, it } from 'vitest';
import type { ReportModel } from '../../src/domain/report.ts';
import { readEntries } from '../../src/report/repack-zip.ts';
import { writeDocx } from '../../src/report/write-docx.ts';
import { writeHtml } from '../../src/report/write-html.ts';
import { writeJson } from '../../src/report/write-json.ts';
import { writeXlsx } from '../../src/report/write-xlsx.ts';
import { paragraphsOf, partOf, textOf } from './read-document.ts';
import { REPORT_MODEL } from './report-model-fixture.ts';

const STAMP = '机器归集，盲检类型一致率93.0%（95%区间86.3%至96.6%，100条）';
const FINAL: ReportModel = { ...REPORT_MODEL, stamp: { state: 'final', text: STAMP } };
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('a report that a blind check found good enough', () => {
  it('carries the figures of the check in every format, and says draft in none', async () => {
    const page = decode(writeHtml(FINAL));
    expect(page).toContain(`<p class="stamp">${STAMP}</p>`);
    expect(page).not.toContain('（草案）');
    expect(JSON.parse(decode(writeJson(FINAL)))).toMatchObject({ stamp: { state: 'final', text: STAMP } });
    const [first = ''] = paragraphsOf(partOf(await writeDocx(FINAL), 'word/document.xml')).map(textOf);
    expect(first).toBe(STAMP);
    const sheets = readEntries(Buffer.from(await writeXlsx(FINAL)))
      .filter(({ name }) => name.startsWith('xl/worksheets/sheet'))
      .map(({ content }) => content.toString('utf8'))
      .filter((sheet) => sheet.includes('<oddHeader>'));
    expect(sheets.length).toBeGreaterThan(5);
    for (const sheet of sheets) expect(sheet).toContain(`&amp;C${STAMP}`);
  });

  it('and a draft says so in the title of the page too', () =>
    expect(decode(writeHtml(REPORT_MODEL))).toContain('（草案）</title>'));
});
