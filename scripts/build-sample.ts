/**
 * Builds the sample files and their gold labels from sample/source: the files look as exports of real systems do
 * (title rows, several sheets, Excel dates, GB18030) and hold six bad rows, so that rejects can be seen. The same
 * source gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { z } from 'zod';
import { repackZip } from '../src/report/repack-zip.ts';
import { encodeGb18030 } from './encode-gb18030.ts';

const ROOT = join(import.meta.dirname, '..');
const cell = z.union([z.string(), z.number()]);
const sourceRowSchema = z.record(z.string(), cell);
type SourceRow = z.infer<typeof sourceRowSchema>;
type Columns = Readonly<Record<string, string>>;

/** Column of the file → key of the source row. */
const WORKBOOK_COLUMNS: Columns = {
  工单编号: 'id',
  受理时间: 'time',
  受理渠道: 'channel',
  诉求类型: 'type',
  工单标题: 'title',
  诉求内容: 'body',
  诉求人: 'name',
  联系电话: 'phone',
  是否保密: 'secret',
  所属区县: 'district',
  所属街道: 'street',
  事发地址: 'address',
  一级分类: 'category1',
  二级分类: 'category2',
  紧急程度: 'urgency',
  承办单位: 'unit',
  办理期限: 'due',
  办结时间: 'done',
  退单次数: 'returns',
  办理结果: 'result',
  是否解决: 'solved',
  满意度: 'satisfaction',
  重办次数: 'rehandled',
  关联旧工单编号: 'related',
  涉及人数: 'people',
  点赞数: 'likes',
};

/** Another version of the same system: other names, another order, a column for secrecy. */
const CSV_COLUMNS: Columns = {
  工单流水号: 'id',
  密级: 'secrecy',
  诉求标题: 'title',
  诉求描述: 'body',
  诉求时间: 'time',
  来源渠道: 'channel',
  诉求性质: 'type',
  来电人: 'name',
  来电号码: 'phone',
  保密要求: 'secret',
  '区（市、县）': 'district',
  镇街: 'street',
  详细地址: 'address',
  问题大类: 'category1',
  问题小类: 'category2',
  紧急程度: 'urgency',
  责任单位: 'unit',
  截止时间: 'due',
  完成时间: 'done',
  退回次数: 'returns',
  处理结果: 'result',
  解决情况: 'solved',
  回访满意度: 'satisfaction',
  重新办理次数: 'rehandled',
  原工单编号: 'related',
  影响人数: 'people',
  点赞: 'likes',
};

const SUGGESTION_COLUMNS: Columns = {
  建议编号: 'id',
  届次: 'session',
  年度: 'year',
  提出时段: 'period',
  提出时间: 'time',
  建议标题: 'title',
  案由: 'reason',
  具体建议: 'measures',
  审查分类: 'class',
  领衔代表: 'lead',
  附议代表: 'cosigners',
  代表团: 'delegation',
  主办单位: 'leadUnit',
  会办单位: 'assistUnits',
  交办时间: 'assigned',
  办理期限: 'due',
  答复时间: 'replied',
  答复内容: 'reply',
  答复类别: 'replyClass',
  办理态度评价: 'attitude',
  办理结果评价: 'resultRating',
  是否重点督办: 'key',
  是否多年多次提出: 'repeat',
};

const STATION_COLUMNS: Columns = {
  意见编号: 'id',
  收集时间: 'time',
  联络站: 'station',
  接待代表: 'deputy',
  意见标题: 'title',
  意见内容: 'body',
  选民姓名: 'name',
  联系电话: 'phone',
  所属区县: 'district',
  所属街道: 'street',
};

/** Fields that a workbook holds as dates, not as text. */
const DATES = new Set(['time', 'due', 'done', 'assigned', 'replied']);

function readSource(name: string): SourceRow[] {
  const text = readFileSync(join(ROOT, 'sample/source', `${name}.jsonl`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => sourceRowSchema.parse(JSON.parse(line)));
}

const word = (row: SourceRow, key: string) => String(row[key] ?? '');
const byTime = (rows: readonly SourceRow[]) =>
  rows.toSorted((one, other) => {
    const [left, right] = [word(one, 'time') + word(one, 'id'), word(other, 'time') + word(other, 'id')];
    return left < right ? -1 : 1;
  });
const within = (rows: readonly SourceRow[], from: string, before: string) =>
  rows.filter((row) => word(row, 'time') >= from && word(row, 'time') < before);

/** A row that an import must refuse, put where somebody would meet it: in the middle. */
function withBadRow(rows: readonly SourceRow[], changes: SourceRow): SourceRow[] {
  const middle = Math.floor(rows.length / 2);
  const neighbour = rows[middle] ?? {};
  const invented = { ...neighbour, name: '', phone: '', title: '演示用错误行', body: '这一行用来演示拒收。' };
  return rows.toSpliced(middle, 0, { ...invented, ...changes });
}

type Sheet = { readonly name: string; readonly title: string; readonly rows: readonly SourceRow[] };

async function writeWorkbook(
  file: string,
  sheets: readonly Sheet[],
  columns: Columns,
  titleRow: boolean,
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = new Date('2025-11-03T00:00:00Z');
  workbook.modified = workbook.created;
  for (const { name, title, rows } of sheets) {
    const sheet = workbook.addWorksheet(name);
    const headers = Object.keys(columns);
    if (titleRow) {
      sheet.addRow([title]);
      sheet.mergeCells(1, 1, 1, headers.length);
      sheet.getRow(1).font = { bold: true, size: 16 };
    }
    sheet.addRow(headers).font = { bold: true };
    for (const row of rows) sheet.addRow(Object.values(columns).map((key) => excelCell(key, row[key] ?? '')));
    for (const [index, key] of Object.values(columns).entries())
      settleColumn(sheet.getColumn(index + 1), key);
  }
  const bytes = await workbook.xlsx.writeBuffer();
  writeFileSync(join(ROOT, 'sample', file), repackZip(new Uint8Array(bytes)));
}

function excelCell(key: string, value: string | number): string | number | Date | null {
  if (value === '') return null;
  if (!DATES.has(key) || typeof value === 'number') return value;
  // A spreadsheet date is a wall clock without a zone; the library writes the UTC fields.
  const date = new Date(`${value.replace(' ', 'T')}${value.includes(' ') ? 'Z' : 'T00:00:00Z'}`);
  return Number.isNaN(date.getTime()) ? value : date;
}

function settleColumn(column: Partial<ExcelJS.Column>, key: string): void {
  const isLong = ['body', 'result', 'reason', 'measures', 'reply'].includes(key);
  column.width = isLong ? 60 : key === 'title' ? 36 : 18;
  if (DATES.has(key)) column.numFmt = 'yyyy-mm-dd hh:mm:ss';
}

function csvOf(rows: readonly SourceRow[], columns: Columns): string {
  const lines = rows.map((row) => Object.values(columns).map((key) => csvCell(word(row, key))));
  return [Object.keys(columns), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

const csvCell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function writeHotline(hotline: readonly SourceRow[]): Promise<void> {
  const title = (period: string) => `12345政务服务便民热线工单明细表（${period}）`;
  const firstHalf = within(hotline, '2024-01', '2024-07');
  const secondHalf = within(hotline, '2024-07', '2025-01');
  await writeWorkbook(
    '12345热线工单-2024.xlsx',
    [
      { name: '上半年', title: title('2024年1—6月'), rows: withBadRow(firstHalf, { id: '' }) },
      {
        name: '下半年',
        title: title('2024年7—12月'),
        rows: withBadRow(secondHalf, { id: 'GYX2024-0000001', title: '', body: '' }),
      },
    ],
    WORKBOOK_COLUMNS,
    true,
  );
  const rows = withBadRow(within(hotline, '2025-01', '2025-07'), {
    id: 'GYX2025-0000001',
    time: '2025-13-40 25:61:00',
  });
  const sheet = { name: '工单', title: title('2025年1—6月'), rows };
  await writeWorkbook('12345热线工单-2025.xlsx', [sheet], WORKBOOK_COLUMNS, true);
  const latest = within(hotline, '2025-07', '2026-01').map((row) => ({ ...row, secrecy: '非密' }));
  const undated = withBadRow(latest, { id: 'GYX2025-0000002', time: '' });
  const classified = withBadRow(undated, { id: 'GYX2025-0000003', secrecy: '秘密' });
  const bytes = encodeGb18030(csvOf(classified, CSV_COLUMNS));
  writeFileSync(join(ROOT, 'sample/12345热线工单-2025下半年.csv'), bytes);
}

async function writeSuggestions(suggestions: readonly SourceRow[]): Promise<void> {
  const years = [...new Set(suggestions.map((row) => word(row, 'year')))].toSorted();
  const sheets = years.map((year) => ({
    name: year,
    title: `${year}年代表建议办理情况`,
    rows: suggestions.filter((row) => word(row, 'year') === year),
  }));
  await writeWorkbook('代表建议-2021-2025.xlsx', sheets, SUGGESTION_COLUMNS, false);
}

function writeStation(messages: readonly SourceRow[]): void {
  const rows = withBadRow(messages, { id: '' });
  writeFileSync(join(ROOT, 'sample/联络站留言.csv'), `\uFEFF${csvOf(rows, STATION_COLUMNS)}`);
}

/** Which issue, kind and chain of same answers a record belongs to; ids and labels, no text. */
function goldOf(sources: Readonly<Record<string, readonly SourceRow[]>>): unknown {
  const labels = (label: string) =>
    Object.fromEntries(
      Object.entries(sources).flatMap(([source, rows]) =>
        rows
          .filter((row) => word(row, label) !== '')
          .map((row) => [`${source}/${word(row, 'id')}`, word(row, label)]),
      ),
    );
  return { issues: labels('issue'), kinds: labels('kind'), chains: labels('chain') };
}

const hotline = byTime(['hotline-issues-a', 'hotline-issues-b', 'hotline-singles'].flatMap(readSource));
const suggestions = readSource('suggestions');
const station = byTime(readSource('station-messages'));
await writeHotline(hotline);
await writeSuggestions(suggestions);
writeStation(station);
const gold = goldOf({ hotline, suggestion: suggestions, station });
writeFileSync(join(ROOT, 'eval/datasets/sample-gold.json'), `${JSON.stringify(gold, null, 1)}\n`);
console.log(`hotline ${hotline.length}, suggestions ${suggestions.length}, station ${station.length}`);
