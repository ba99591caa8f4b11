import type { CellValue } from '../raw-row.ts';
import { refuseFile } from '../refuse-file.ts';
import type { SheetPlace, Workbook } from './read-workbook.ts';
import { scanEntry } from './scan-entry.ts';
import { attributeOf, decodeCellText, type XmlHandler } from './scan-xml.ts';
import { textCollector } from './shared-strings.ts';

const MS_PER_DAY = 86_400_000;
const UNIX_EPOCH_SERIAL = 25_569;
const SHIFT_1904 = 1462;
const MAX_COLUMNS = 16_384;

export type SheetRow = {
  /** The row number that Excel shows. */
  readonly number: number;
  /** By column, 0 = A; holes are empty cells. */
  readonly cells: readonly (CellValue | undefined)[];
};

/** All rows that the sheet holds, hidden ones too, formulas by their last value, in batches. Bounded memory. */
export async function* readSheet(workbook: Workbook, sheet: SheetPlace): AsyncGenerator<SheetRow[]> {
  const reader = new SheetReader(workbook);
  for await (const _ of scanEntry(workbook.zip, sheet.entry, reader)) {
    const rows = reader.take();
    if (rows.length > 0) yield rows;
  }
}

class SheetReader implements XmlHandler {
  readonly #workbook: Workbook;
  readonly #inline: XmlHandler;
  #rows: SheetRow[] = [];
  #inData = false;
  #number = 0;
  #cells: (CellValue | undefined)[] = [];
  #column = -1;
  #type = 'n';
  #style = -1;
  #inValue = false;
  #value: string | null = null;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
    this.#inline = textCollector((piece) => {
      this.#value = (this.#value ?? '') + piece;
    });
  }

  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(tag: string, attributes: string): void {
    if (tag === 'sheetData') this.#inData = true;
    if (!this.#inData) return;
    if (tag === 'c') this.#beginCell(attributes);
    else if (tag === 'v') this.#inValue = true;
    else if (tag === 'row') {
      this.#number = Number(attributeOf(attributes, 'r') ?? this.#number + 1);
      this.#cells = [];
      this.#column = -1;
    } else this.#inline.open(tag, attributes);
  }

  close(tag: string): void {
    if (tag === 'sheetData') this.#inData = false;
    else if (!this.#inData) return;
    else if (tag === 'c') this.#cells[this.#column] = this.#cellValue();
    else if (tag === 'v') this.#inValue = false;
    else if (tag === 'row') this.#rows.push({ number: this.#number, cells: this.#cells });
    else this.#inline.close(tag);
  }

  text(piece: string): void {
    if (this.#inValue) this.#value = (this.#value ?? '') + piece;
    else if (this.#inData) this.#inline.text(piece);
  }

  #beginCell(attributes: string): void {
    const reference = attributeOf(attributes, 'r');
    this.#column = reference === null ? this.#column + 1 : columnOf(reference);
    this.#type = attributeOf(attributes, 't') ?? 'n';
    this.#style = Number(attributeOf(attributes, 's') ?? -1);
    this.#value = null;
  }

  #cellValue(): CellValue {
    const value = this.#value;
    if (value === null || this.#type === 'e') return null;
    if (this.#type === 's') return this.#sharedString(Number(value));
    if (this.#type === 'b') return value.trim() === '1' || value.trim() === 'true';
    if (this.#type === 'n') return this.#numberValue(value.trim());
    return decodeCellText(value);
  }

  #sharedString(index: number): string {
    const text = this.#workbook.strings.get(index);
    if (text !== null) return text;
    throw refuseFile(
      `工作表第 ${this.#number} 行引用了工作簿里没有的文字，读下去会丢数据。`,
      '请用 Excel 或 WPS 打开并重新保存后再导入。',
    );
  }

  /** A date style makes a Date of wall clock time; an integer too long for a number stays text. */
  #numberValue(text: string): CellValue {
    const value = Number(text);
    if (text === '' || !Number.isFinite(value)) return text === '' ? null : text;
    if (this.#workbook.dateStyles[this.#style] === true) return wallClock(value, this.#workbook.date1904);
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? text : value;
  }
}

/** A serial as its style shows it; the day that Excel has and 1900 had not, and times of day, stay numbers. */
function wallClock(serial: number, date1904: boolean): Date | number {
  const days = date1904 ? serial + SHIFT_1904 : serial;
  if (days < 61) return serial;
  const date = new Date(Math.round((days - UNIX_EPOCH_SERIAL) * MS_PER_DAY));
  return Number.isNaN(date.getTime()) ? serial : date;
}

/** 'BC12' → 54. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  if (column < 1 || column > MAX_COLUMNS) {
    throw refuseFile('工作表里有不存在的单元格地址。', '请用 Excel 或 WPS 打开并重新保存后再导入。');
  }
  return column - 1;
}
