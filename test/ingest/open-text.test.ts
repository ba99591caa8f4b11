import { describe, expect, it, vi } from 'vitest';
import { openTable } from '../../src/ingest/open-table.ts';
import { cellsOf, collect, temporaryFolder } from './make-files.ts';

// Files are written and read many times; a busy machine takes longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

const { write } = temporaryFolder();
const CSV = '工单编号,标题,受理时间\nGY-1,示例苑停水,2025-03-01\n';
const ROW = { 工单编号: 'GY-1', 标题: '示例苑停水', 受理时间: '2025-03-01' };

const utf16 = (text: string, order: 'le' | 'be', bom: boolean) => {
  const bytes = Buffer.from((bom ? '\uFEFF' : '') + text, 'utf16le');
  return order === 'be' ? bytes.swap16() : bytes;
};
/** 工单编号,标题,诉求内容 / 1,停水,测试 in GB18030, by hand: no encoder for it in Node. */
const GB18030 = Buffer.from('b9a4b5a5b1e0bac52cb1eacce22ccbdfc7f3c4dac8dd0a312ccda3cbae2cb2e2cad40a', 'hex');

describe('encodings', () => {
  it.each([
    ['utf-8', Buffer.from(CSV)],
    ['utf-8', Buffer.from(`\uFEFF${CSV}`)],
    ['utf-16le', utf16(CSV, 'le', true)],
    ['utf-16be', utf16(CSV, 'be', true)],
    ['utf-16le', utf16(CSV, 'le', false)],
    ['utf-16be', utf16(CSV, 'be', false)],
  ])('%s, with and without byte order mark', async (encoding, bytes) => {
    const table = await openTable(write(bytes));
    expect(table.encoding).toBe(encoding);
    expect(await cellsOf(table.rows)).toEqual([ROW]);
  });

  it('gb18030, also where the first wide character stands far behind the head', async () => {
    const table = await openTable(write(GB18030));
    expect(table.encoding).toBe('gb18030');
    expect(await cellsOf(table.rows)).toEqual([{ 工单编号: '1', 标题: '停水', 诉求内容: '测试' }]);
    const late = Buffer.concat([
      Buffer.from(`id,title\n${'1,plain ascii text\n'.repeat(20_000)}2,`),
      GB18030.subarray(25, 29),
    ]);
    expect((await cellsOf((await openTable(write(late))).rows)).at(-1)).toEqual({ id: '2', title: '停水' });
  });

  it('an override, and its refusal when the bytes say otherwise', async () => {
    const big5 = Buffer.from('69642c7469746c650a312cb0b1a4f40a', 'hex');
    expect(await cellsOf((await openTable(write(big5), { encoding: 'big5' })).rows)).toEqual([
      { id: '1', title: '停水' },
    ]);
    await expect(openTable(write(GB18030), { encoding: 'utf-8' })).rejects.toThrow('文件不是 utf-8 编码');
  });

  it('refuses only the rows of UTF-8 text that broken bytes are in', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${CSV}GY-2,坏`),
      Buffer.from([0xe5, 0x81]),
      Buffer.from('字,2025-03-02\nGY-3,好的一行文字,2025-03-03\n'),
    ]);
    const rows = await collect((await openTable(write(bytes))).rows);
    expect(rows.map(({ fault }) => fault?.reason)).toEqual([undefined, 'bad_encoding', undefined]);
  });

  it('keeps a U+FFFD that the source itself wrote', async () => {
    const rows = await collect((await openTable(write('id,title\n1,坏\uFFFD字'))).rows);
    expect(rows[0]?.fault).toBeUndefined();
  });
});

describe('delimiters and headers', () => {
  it.each([',', '\t', ';', '|'])('finds %j', async (delimiter) => {
    const table = await openTable(write(CSV.replaceAll(',', delimiter)));
    expect(table.delimiter).toBe(delimiter);
    expect(await cellsOf(table.rows)).toEqual([ROW]);
  });

  it('is not misled by commas inside the cells of a semicolon file', async () => {
    const table = await openTable(write('id;title;body\n1;a, b, c;d, e, f\n'));
    expect(await cellsOf(table.rows)).toEqual([{ id: '1', title: 'a, b, c', body: 'd, e, f' }]);
  });

  it('skips title rows and the sep line above the header', async () => {
    const table = await openTable(write(`sep=,\n2025年第一季度工单,,\n\n${CSV}`));
    const rows = await collect(table.rows);
    expect(rows).toEqual([{ row: 1, line: 5, cells: ROW }]);
  });

  it('joins a header of two rows', async () => {
    const table = await openTable(
      write('工单编号,标题,诉求人,,受理时间\n,,姓名,联系电话,\n1,停水,赵示例,13000000001,2025-03-01\n'),
    );
    expect(table.headers).toEqual(['工单编号', '标题', '姓名', '联系电话', '受理时间']);
    expect((await collect(table.rows)).length).toBe(1);
  });

  it('tells repeated and empty names apart', async () => {
    expect((await openTable(write('id,title,备注,备注,,time\n'))).headers).toEqual([
      'id',
      'title',
      '备注',
      '备注 (2)',
      '第5列',
      'time',
    ]);
  });

  it('header only is a table of no rows', async () => {
    expect(await collect((await openTable(write('id,title\n'))).rows)).toEqual([]);
  });
});

describe('rows that cannot be read', () => {
  it('ragged rows are faults with their line; padding at the end is none', async () => {
    const rows = await collect(
      (await openTable(write('id,title,body\n1,"a\nb",c\n2,x\n3,x,y,z\n4,x,y,,\n'))).rows,
    );
    expect(rows.map(({ row, line, fault }) => [row, line, fault?.reason])).toEqual([
      [1, 2, undefined],
      [2, 4, 'ragged_row'],
      [3, 5, 'ragged_row'],
      [4, 6, undefined],
    ]);
    expect(rows[1]?.fault?.detail).toBe('表头有 3 列，这一行有 2 列');
  });

  it('a quote that is never closed says its line and the rest is read', async () => {
    const rows = await collect((await openTable(write('id,title\n1,"open\n2,b\n3,"c"\n'))).rows);
    expect(rows.map(({ line, fault }) => [line, fault?.reason])).toEqual([
      [2, 'bad_quote'],
      [3, undefined],
      [4, undefined],
    ]);
  });

  it('a column called __proto__ or constructor is a column', async () => {
    const [cells] = await cellsOf((await openTable(write('id,title,__proto__,constructor\n1,a,b,c\n'))).rows);
    expect(Object.entries(cells ?? {})).toEqual([
      ['id', '1'],
      ['title', 'a'],
      ['__proto__', 'b'],
      ['constructor', 'c'],
    ]);
  });
});

describe('JSON and JSON lines', () => {
  it.each([
    ['an array', '[{"id":1,"title":"a"},\n{"id":"2","title":"b"}]'],
    [
      'an object around it',
      '{"code":0,"tags":["x","y"],"data":{"list":[{"id":1,"title":"a"},{"id":"2","title":"b"}]}}',
    ],
    ['lines', '{"id":1,"title":"a"}\n\n{"id":"2","title":"b"}\n'],
    ['lines with a byte order mark and \\r\\n', '\uFEFF{"id":1,"title":"a"}\r\n{"id":"2","title":"b"}\r\n'],
  ])('%s', async (_, text) => {
    const table = await openTable(write(text));
    expect(table.headers).toEqual(['id', 'title']);
    expect(await cellsOf(table.rows)).toEqual([
      { id: 1, title: 'a' },
      { id: '2', title: 'b' },
    ]);
  });

  it('a bad line is a fault with its line, the first one too', async () => {
    const rows = await collect((await openTable(write('{bad\n{"id":1}\n{"id":2,}\n[3]\n{"id":4}'))).rows);
    expect(rows.map(({ row, line, fault }) => [row, line, fault?.reason])).toEqual([
      [1, 1, 'bad_json'],
      [2, 2, undefined],
      [3, 3, 'bad_json'],
      [4, 4, 'bad_json'],
      [5, 5, undefined],
    ]);
  });

  it('a bad element of an array is a fault, brackets in its texts do not matter', async () => {
    const rows = await collect(
      (await openTable(write('[{"id":"]}\\"["},\n 7,\n {"id":1,},{"id":{"a":[1,{}]}}]'))).rows,
    );
    expect(rows.map(({ line, fault }) => [line, fault?.reason])).toEqual([
      [1, undefined],
      [2, 'bad_json'],
      [3, 'bad_json'],
      [3, undefined],
    ]);
  });

  it('a number too long for a number keeps its digits', async () => {
    const path = write('[{"id":20250301084210123456,"title":"12345678901234567890","x":1.5e3}]');
    expect(await cellsOf((await openTable(path)).rows)).toEqual([
      { id: '20250301084210123456', title: '12345678901234567890', x: 1500 },
    ]);
  });

  it('an empty array has no rows, a broken document and two tables are refused', async () => {
    expect(await collect((await openTable(write('[]'))).rows)).toEqual([]);
    await expect(openTable(write('[{"id":1},\n{"id":2}'))).rejects.toThrow('第 2 行不配对');
    await expect(openTable(write('{"a":[{"id":1}],"b":[{"id":2}]}'))).rejects.toThrow('2 个数组');
  });

  it('gives the same rows however long the texts are', async () => {
    const objects = Array.from({ length: 300 }, (_, id) => ({
      id,
      body: `${'长文本{["\\'.repeat(id % 50)}\n`,
    }));
    expect(await cellsOf((await openTable(write(JSON.stringify(objects)))).rows)).toEqual(objects);
    expect(
      await cellsOf((await openTable(write(objects.map((o) => JSON.stringify(o)).join('\n')))).rows),
    ).toEqual(objects);
  });
});
