import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openTable } from '../../src/ingest/open-table.ts';
import { showsDate } from '../../src/ingest/xlsx/read-styles.ts';
import {
  cellsOf,
  collect,
  inlineRow,
  makeZip,
  temporaryFolder,
  widenZip,
  workbookFiles,
} from './make-files.ts';

// Files are written and read many times; a busy machine takes longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

const { write } = temporaryFolder();
const HEADERS = ['工单编号', '标题', '诉求内容', '受理时间'];

async function workbook(build: (book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  build(book);
  return write(new Uint8Array(await book.xlsx.writeBuffer()));
}

describe('what Excel and WPS write', () => {
  it('numbers, dates, booleans, rich text, formulas, links, errors, hidden rows', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('工单');
      sheet.addRow([...HEADERS, '备注']);
      sheet.addRow([
        'GY-1',
        { richText: [{ text: '富' }, { font: { bold: true }, text: '文本' }] },
        '甲 <&> "乙"',
        new Date('2025-03-01T08:42:10Z'),
        true,
      ]);
      sheet.addRow([
        2,
        { formula: 'A1&"x"', result: '算出来的' },
        { text: '链接', hyperlink: 'https://example.com' },
        45717,
        { formula: '1+1', result: 2 },
      ]);
      sheet.addRow(['GY-3', '第一行\n第二行', 1.5, null, { error: '#N/A' }]).hidden = true;
    });
    expect(await cellsOf((await openTable(path)).rows)).toEqual([
      {
        工单编号: 'GY-1',
        标题: '富文本',
        诉求内容: '甲 <&> "乙"',
        受理时间: new Date('2025-03-01T08:42:10Z'),
        备注: true,
      },
      { 工单编号: 2, 标题: '算出来的', 诉求内容: '链接', 受理时间: 45717, 备注: 2 },
      { 工单编号: 'GY-3', 标题: '第一行\n第二行', 诉求内容: 1.5, 受理时间: null, 备注: null },
    ]);
  });

  it('finds the header under title rows and merged groups, and says the row that Excel shows', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('工单');
      sheet.addRow(['12345热线工单（2025年一季度）']);
      sheet.mergeCells('A1:E1');
      sheet.addRow([]);
      sheet.addRow(['工单编号', '标题', '诉求人', null, '受理时间']);
      sheet.mergeCells('C3:D3');
      sheet.getRow(4).values = [null, null, '姓名', '联系电话', null];
      sheet.addRow(['GY-1', '停水', '赵示例', '13000000001', '2025-03-01']);
    });
    const table = await openTable(path);
    expect(table.headers).toEqual(['工单编号', '标题', '姓名', '联系电话', '受理时间']);
    const [row] = await collect(table.rows);
    expect(row).toMatchObject({
      row: 1,
      line: 5,
      sheet: '工单',
      cells: { 姓名: '赵示例', 联系电话: '13000000001' },
    });
  });

  it('reads every sheet with a header and reports the others', async () => {
    const path = await workbook((book) => {
      for (const name of ['一月', '字典', '二月']) {
        const sheet = book.addWorksheet(name);
        if (name === '字典')
          sheet.addRows([
            ['甲', '乙'],
            ['丙', '丁'],
          ]);
        else sheet.addRows([HEADERS, [`${name}-1`, '停水', '内容', '2025-01-01']]);
      }
      book.addWorksheet('空表');
      const hidden = book.getWorksheet('二月');
      if (hidden) hidden.state = 'hidden';
    });
    const table = await openTable(path);
    expect(table.sheets?.map(({ name, hidden, headers }) => [name, hidden, headers !== null])).toEqual([
      ['一月', false, true],
      ['字典', false, false],
      ['二月', true, true],
      ['空表', false, false],
    ]);
    expect((await collect(table.rows)).map(({ row, cells }) => [row, cells['工单编号']])).toEqual([
      [1, '一月-1'],
      [2, '二月-1'],
    ]);
  });

  it('a header alone is a table of no rows; no header anywhere is refused', async () => {
    expect(
      await collect(
        (await openTable(await workbook((book) => book.addWorksheet('一').addRow(HEADERS)))).rows,
      ),
    ).toEqual([]);
    const foreign = await workbook((book) => book.addWorksheet('表一').addRow(['甲', '乙']));
    await expect(openTable(foreign)).rejects.toThrow('“表一”');
  });

  it('reads as ExcelJS does, whatever plain cells there are', () => {
    const cell = fc.oneof(
      fc.string({
        unit: fc.constantFrom('a', '中', '<', '&', '"', ' x', '_x000D_', '😀'),
        minLength: 1,
        maxLength: 5,
      }),
      fc.integer(),
      fc.boolean(),
    );
    return fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const path = await workbook((book) =>
          book.addWorksheet('工单').addRows([['id', 'title', 'body'], ...rows]),
        );
        const oracle = await new ExcelJS.Workbook().xlsx.readFile(path);
        const expected: unknown[] = [];
        oracle.worksheets[0]?.eachRow(
          (row, index) => index > 1 && expected.push([1, 2, 3].map((column) => row.getCell(column).value)),
        );
        const ours = (await cellsOf((await openTable(path)).rows)).map((cells) => Object.values(cells));
        expect(ours).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });
});

describe('traps', () => {
  it('keeps the rows after a string with a phonetic run, and leaves the reading aid out', async () => {
    const strings = [
      'id',
      'title',
      '1',
      '<r><t>东</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh><phoneticPr fontId="1"/>',
      '2',
      '后面的行',
      '平<rPh><t>x</t></rPh>',
    ]
      .map(
        (text) =>
          `<si>${text.startsWith('<') ? text : `<t>${text.split('<')[0]}</t>${text.includes('<') ? text.slice(text.indexOf('<')) : ''}`}</si>`,
      )
      .join('');
    const row = (...indexes: number[]) =>
      `<row>${indexes.map((index) => `<c t="s"><v>${index}</v></c>`).join('')}</row>`;
    const path = write(makeZip(workbookFiles(row(0, 1) + row(2, 3) + row(4, 5) + row(4, 6), { strings })));
    expect(await cellsOf((await openTable(path)).rows)).toEqual([
      { id: '1', title: '东' },
      { id: '2', title: '后面的行' },
      { id: '2', title: '平' },
    ]);
  });

  it('rows and cells without addresses, with gaps, prefixes, single quotes, CDATA, comments and inline rich text', async () => {
    const data = `<x:row r='1'>${'<x:c r="A1" t="inlineStr"><x:is><x:t>id</x:t></x:is></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>title</x:t></x:is></x:c>'}</x:row><!-- <note> -->
      <x:row><x:c><x:v>7</x:v></x:c><x:c r='C9' t = "inlineStr"><x:is><x:r><x:t>甲</x:t></x:r><x:r><x:t><![CDATA[<乙>]]></x:t></x:r></x:is></x:c></x:row>`;
    const path = write(makeZip(workbookFiles(data)));
    expect(await cellsOf((await openTable(path)).rows)).toEqual([{ id: 7, 第2列: null, title: '甲<乙>' }]);
  });

  it('dates of both systems, the day that never was, long numbers, ISO cells, control characters', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="176"/></cellXfs>';
    const data = `${inlineRow('id', 'title', 'time')}<row><c s="1"><v>45717.362615740742</v></c><c s="2"><v>60</v></c><c><v>20250301084210123</v></c></row><row><c t="d"><v>2025-03-01</v></c><c t="str"><v>a_x000D_b</v></c><c/></row>`;
    const rows = await cellsOf((await openTable(write(makeZip(workbookFiles(data, { styles }))))).rows);
    expect(rows).toEqual([
      { id: new Date('2025-03-01T08:42:10Z'), title: 60, time: '20250301084210123' },
      { id: '2025-03-01', title: 'a\rb', time: null },
    ]);
    const old = await openTable(
      write(
        makeZip(
          workbookFiles(data.replace('45717.362615740742', '44255'), {
            styles,
            properties: '<workbookPr date1904="1"/>',
          }),
        ),
      ),
    );
    expect(old.date1904).toBe(true);
    expect((await cellsOf(old.rows))[0]?.['id']).toEqual(new Date('2025-03-01T00:00:00Z'));
  });

  it('reads zip64 archives, as large exports are', async () => {
    const path = write(widenZip(makeZip(workbookFiles(inlineRow('id', 'title') + inlineRow('1', 'a')))));
    expect(await cellsOf((await openTable(path)).rows)).toEqual([{ id: '1', title: 'a' }]);
  });

  it('refuses a cell whose text the workbook lacks instead of losing it', async () => {
    const path = write(makeZip(workbookFiles(`${inlineRow('id', 'title')}<row><c t="s"><v>5</v></c></row>`)));
    const table = openTable(path).then(({ rows }) => collect(rows));
    await expect(table).rejects.toMatchObject({ code: 'unreadable_file' });
  });

  it('says when the rows read are not the rows there are', async () => {
    // Two data blocks: the second is outside what a sheet may hold, and its row would go unread.
    const files = workbookFiles(inlineRow('id', 'title') + inlineRow('1', 'a'));
    const sheet = 'xl/worksheets/sheet1.xml';
    files[sheet] = (files[sheet] ?? '').replace('</worksheet>', `${inlineRow('2', 'b')}</worksheet>`);
    const table = await openTable(write(makeZip(files)));
    await expect(collect(table.rows)).rejects.toThrow('有 3 行，只读出 2 行');
  });

  it.each([
    ['yyyy/m/d', true],
    ['[$-804]yyyy"年"m"月"d"日"', true],
    ['[h]:mm', true],
    ['General', false],
    ['0.00"d"', false],
    ['[Red]#,##0', false],
    ['\\d0', false],
    ['@', false],
  ])('the format %s shows a date: %s', (code, expected) => expect(showsDate(code)).toBe(expected));
});
