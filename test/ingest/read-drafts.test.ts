import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { describeUnderstanding } from '../../src/ingest/describe-understanding.ts';
import { loadHeaderBook } from '../../src/ingest/known-headers.ts';
import { parseMapping } from '../../src/ingest/mapping.ts';
import { maskRecord } from '../../src/ingest/mask/mask-text.ts';
import { type ReadOptions, readDrafts } from '../../src/ingest/read-drafts.ts';
import { collect, temporaryFolder } from './make-files.ts';
import { DISTRICTS, recordingMask } from './record-fixtures.ts';

// Files are written and read many times; a busy machine takes longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

const { write } = temporaryFolder();
const BOOK = loadHeaderBook();
const read = (path: string, options: Partial<ReadOptions> = {}) =>
  readDrafts(path, {
    source: 'hotline',
    mask: recordingMask().mask,
    personKey: 'key',
    districts: DISTRICTS,
    headerBook: BOOK,
    ...options,
  });
const rowsOf = async (content: string | Uint8Array, options: Partial<ReadOptions> = {}) =>
  collect((await read(write(content), options)).rows);

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const toCsv = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map(quote).join(',')).join('\n');

describe('the same rows in any format', () => {
  const word = fc.string({
    unit: fc.constantFrom('停', '水', 'a', ' ', '"', ',', '\n', '，', '😀', '1'),
    maxLength: 12,
  });
  const row = fc.record({
    工单编号: fc.integer({ min: 1, max: 9999 }).map((n) => `GY-${n}`),
    标题: word,
    诉求内容: word,
    受理时间: fc.constantFrom('2025-03-01 08:42:10', '2025年3月1日', '昨天'),
    联系电话: fc.constantFrom('13000000001', '', '139 0000 0002'),
    区县: fc.constantFrom('示例区', '样本', ''),
    满意度: fc.constantFrom('满意', '不满意', ''),
  });

  it('are the same drafts and rejects', () =>
    fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        const table = [Object.keys(rows[0] ?? {}), ...rows.map((cells) => Object.values(cells))];
        const book = new ExcelJS.Workbook();
        book.addWorksheet('工单').addRows(table);
        const csv = toCsv(table);
        const files = [
          csv,
          csv.replaceAll('\n', '\r\n'),
          `\uFEFF${table.map((cells) => cells.map(quote).join('\t')).join('\n')}`,
          JSON.stringify(rows),
          JSON.stringify({ data: rows }, null, 2),
          rows.map((cells) => JSON.stringify(cells)).join('\n'),
          new Uint8Array(await book.xlsx.writeBuffer()),
        ];
        const [first, ...others] = await Promise.all(
          files.map(async (file) =>
            (await rowsOf(file)).map((parsed) =>
              'draft' in parsed ? parsed.draft : { ...parsed.reject, line: null },
            ),
          ),
        );
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 15 },
    ));

  it('dates as text, as a spreadsheet date and as a serial are one instant', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('一').addRows([
      ['id', 'title', 'time'],
      [1, 'a', new Date('2019-02-14T20:00:00Z')],
      [2, 'a', 43510.833333333336],
      [3, 'a', '2019/2/14 20:00:00'],
      [4, 'a', '2019-02-14T12:00:00Z'],
    ]);
    const rows = await rowsOf(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(new Set(rows.map((parsed) => 'draft' in parsed && parsed.draft.receivedAt.toISOString()))).toEqual(
      new Set(['2019-02-14T12:00:00.000Z']),
    );
  });
});

describe('nothing is lost', () => {
  it('received = drafts + rejects for any ragged file, one outcome per record, in order', () => {
    const cell = fc.constantFrom('1', 'GY-2', '停水', '2025-03-01', '', 'x,y', 'a"b', '多\n行');
    const ragged = fc.array(
      fc.array(cell, { minLength: 2, maxLength: 6 }).filter((cells) => cells.join('').trim() !== ''),
      { maxLength: 12 },
    );
    return fc.assert(
      fc.asyncProperty(ragged, async (rows) => {
        const outcome = await rowsOf(toCsv([['id', 'title', 'body', 'time'], ...rows]));
        expect(outcome.length).toBe(rows.length);
        expect(outcome.map(({ raw }) => raw.row)).toEqual(rows.map((_, index) => index + 1));
        for (const [index, parsed] of outcome.entries()) {
          const width = (rows[index]?.findLastIndex((value) => value !== '') ?? 0) + 1;
          const isRagged = (rows[index]?.length ?? 0) < 4 || width > 4;
          expect('reject' in parsed && parsed.reject.reason === 'ragged_row').toBe(isRagged);
        }
      }),
    );
  });

  it('a later row with the same id is another draft, not a reject', async () => {
    const rows = await rowsOf('id,title,time\n1,a,2025-01-01\n1,b,2025-01-02\n');
    expect(rows.map((parsed) => 'draft' in parsed && parsed.draft.title)).toEqual(['a', 'b']);
  });
});

describe('the recipe', () => {
  it('masks with the real masking: nothing raw is left in a draft', async () => {
    const [parsed] = await rowsOf(
      '工单编号,标题,诉求内容,受理时间,诉求人姓名,联系电话\nGY-1,赵示例反映停水,"联系人赵示例 13000000001，家住示例苑3栋2单元101室",2025-03-01,赵示例,13000000001\n',
      { mask: maskRecord },
    );
    expect(JSON.stringify(parsed && 'draft' in parsed && parsed.draft)).not.toMatch(
      /赵示例|13000000001|101室/,
    );
    expect(parsed && 'masked' in parsed && parsed.masked['phone']).toBe(1);
  });

  it('says what it understood and would import', async () => {
    const mapping = parseMapping({ columns: { 摘要: 'title' } });
    const text =
      '工单编号,摘要,受理时间,办结时间,备注\n1,a,2025-01-02,,\n2,b,2025-01-01,下周,\n3,,2025-01-01,,\n4,d,某日,,\n5,e,2025-02-01,\n';
    const description = await describeUnderstanding(await read(write(text), { mapping }));
    expect(description).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      received: 5,
      accepted: 2,
      reasons: { missing_text: 1, bad_date: 1, ragged_row: 1 },
      understanding: { columns: { title: ['摘要'] }, unused: ['备注'] },
      period: { from: new Date('2024-12-31T16:00:00Z'), to: new Date('2025-01-01T16:00:00Z') },
      notes: { '「办结时间」（2 个字符）无法识别，未采用': 1 },
    });
    expect(description.examples.map(({ sourceId }) => sourceId)).toEqual(['1', '2']);
    expect(description.rejected.map(({ row, line }) => [row, line])).toEqual([
      [3, 4],
      [4, 5],
      [5, 6],
    ]);
  });

  it('finds a header that only the mapping knows', async () => {
    const mapping = parseMapping({ columns: { 甲: 'sourceId', 乙: 'title', 丙: 'receivedAt' } });
    const book = new ExcelJS.Workbook();
    book.addWorksheet('一').addRows([['某表'], ['甲', '乙', '丙'], ['1', 'a', '2025-01-01']]);
    expect(await rowsOf(new Uint8Array(await book.xlsx.writeBuffer()), { mapping })).toHaveLength(1);
  });

  it('refuses an empty key', async () => {
    await expect(read(write('id,title,time\n'), { personKey: '' })).rejects.toThrow(RangeError);
  });
});
