/** Made records as the files a city delivers. */
import { writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { MadeRecord } from './make-records.ts';

const COLUMNS: readonly (readonly [header: string, key: keyof MadeRecord])[] = [
  ['工单编号', 'id'],
  ['工单标题', 'title'],
  ['诉求内容', 'body'],
  ['受理时间', 'time'],
  ['所属区县', 'district'],
  ['诉求人', 'name'],
  ['联系电话', 'phone'],
];

export function writeCsv(path: string, records: readonly MadeRecord[]): void {
  const lines = records.map((record) => COLUMNS.map(([, key]) => quote(record[key])).join(','));
  writeFileSync(path, `${[COLUMNS.map(([header]) => header).join(','), ...lines].join('\r\n')}\r\n`);
}

export async function writeXlsx(path: string, records: readonly MadeRecord[]): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path });
  const sheet = workbook.addWorksheet('工单');
  sheet.addRow(COLUMNS.map(([header]) => header)).commit();
  for (const record of records) sheet.addRow(COLUMNS.map(([, key]) => record[key])).commit();
  await workbook.commit();
}

const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
