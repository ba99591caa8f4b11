/** Divides a table, as a city would get it in two deliveries. */
import { writeFileSync } from 'node:fs';
import { openTable } from '../../src/ingest/open-table.ts';
import type { CellValue, RawRow } from '../../src/ingest/raw-row.ts';

/** Every tenth row comes later. */
const LATER = 10;

/** Writes the rows of a file to two CSV files with the same columns. */
export async function splitFile(path: string, early: string, late: string): Promise<void> {
  const { headers, rows } = await openTable(path);
  const lines: Record<'early' | 'late', string[]> = { early: [], late: [] };
  for await (const raw of rows) lines[raw.row % LATER === 0 ? 'late' : 'early'].push(lineOf(headers, raw));
  const top = `${headers.map(quote).join(',')}\r\n`;
  writeFileSync(early, top + lines.early.join(''));
  writeFileSync(late, top + lines.late.join(''));
}

function lineOf(headers: readonly string[], { cells }: RawRow): string {
  return `${headers.map((header) => quote(textOf(cells[header] ?? null))).join(',')}\r\n`;
}

/** A spreadsheet date is a wall clock in the UTC fields. */
function textOf(value: CellValue): string {
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
  return value === null ? '' : String(value);
}

const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
