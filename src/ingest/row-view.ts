import type { Field } from './known-headers.ts';
import type { Understanding } from './map-headers.ts';
import type { Mapping } from './mapping.ts';
import { normaliseLine, normaliseText } from './normalise-text.ts';
import { type DateFault, parseDate } from './parse-date.ts';
import { isPlaceholder, parseCount } from './parse-values.ts';
import { type CellValue, cellOf, type RawRow, type RejectReason } from './raw-row.ts';

/** Thrown while a row is parsed and caught by parseRecord alone. */
export class RowRefusal extends Error {
  readonly reason: RejectReason;
  readonly detail: string;
  constructor(reason: RejectReason, detail: string) {
    super(reason);
    this.name = 'RowRefusal';
    this.reason = reason;
    this.detail = detail;
  }
}

export type RowSettings = {
  readonly understanding: Understanding;
  readonly mapping: Mapping;
  readonly date1904: boolean;
};

/** Long enough for any letter; longer is a file that was read with the wrong quotes or columns. UTF-16 units. */
const MAX_TEXT = 100_000;

const DATE_FAULTS: Readonly<Record<DateFault, string>> = {
  unreadable: '无法识别',
  impossible: '不是真实存在的日期',
  ambiguous: '可以有两种读法，请在映射文件里写 dayOrder 或改成四位年份',
  out_of_range: '不在 1980 年至 2100 年之间',
};

/** The fields of one row. What it says about a cell names the column and the length, never the text. */
export class RowView {
  /** Optional values that could not be read and are left out, by column. */
  readonly notes: string[] = [];
  readonly #row: RawRow;
  readonly #settings: RowSettings;

  constructor(row: RawRow, settings: RowSettings) {
    this.#row = row;
    this.#settings = settings;
  }

  /** The first cell of the field that is not blank, else the mapping's default, else null. */
  cell(field: Field): CellValue {
    for (const column of this.#settings.understanding.columns[field] ?? []) {
      const cell = cellOf(this.#row.cells, column);
      if (cell !== null && (typeof cell !== 'string' || cell.trim() !== '')) return cell;
    }
    return this.#settings.mapping.defaults[field] ?? null;
  }

  /** '' = blank. */
  text(field: Field): string {
    const text = normaliseText(plainText(this.cell(field)));
    if (text.length <= MAX_TEXT) return text;
    throw new RowRefusal('too_long', `${this.name(field)}有 ${text.length} 个字符，最多 ${MAX_TEXT} 个`);
  }

  /** One line; '' = blank or a placeholder such as — or 无. */
  word(field: Field): string {
    const word = normaliseLine(this.text(field));
    return isPlaceholder(word) ? '' : word;
  }

  /** null = blank. @throws {RowRefusal} bad_value */
  count(field: Field): number | null {
    if (this.word(field) === '') return null;
    const count = parseCount(this.cell(field));
    if (count === null) throw new RowRefusal('bad_value', `${this.describe(field)}不是非负整数`);
    return count;
  }

  /** @throws {RowRefusal} missing_date, bad_date */
  requiredDate(field: Field): Date {
    if (this.word(field) === '') throw new RowRefusal('missing_date', `${this.name(field)}是空的`);
    const parsed = parseDate(this.cell(field), this.#dateOptions());
    if (parsed.ok) return parsed.at;
    throw new RowRefusal('bad_date', `${this.describe(field)}${DATE_FAULTS[parsed.fault]}`);
  }

  /** A date that the record can do without: null and a note when it cannot be read. */
  date(field: Field): Date | null {
    if (this.word(field) === '') return null;
    const parsed = parseDate(this.cell(field), this.#dateOptions());
    if (parsed.ok) return parsed.at;
    this.notes.push(`${this.describe(field)}${DATE_FAULTS[parsed.fault]}，未采用`);
    return null;
  }

  /** 「受理时间」（12 个字符） */
  describe(field: Field): string {
    return `${this.name(field)}（${plainText(this.cell(field)).length} 个字符）`;
  }

  /** The column that is asked first: 「受理时间」. */
  name(field: Field): string {
    return `「${this.#settings.understanding.columns[field]?.[0] ?? field}」`;
  }

  #dateOptions() {
    return { dayOrder: this.#settings.mapping.dayOrder, date1904: this.#settings.date1904 };
  }
}

/** A cell as a person would write it; a spreadsheet date as 2025-03-01 08:42:10. */
export function plainText(cell: CellValue): string {
  if (cell === null) return '';
  if (!(cell instanceof Date)) return String(cell);
  if (Number.isNaN(cell.getTime())) return '';
  return cell.toISOString().slice(0, 19).replace('T', ' ').replace(' 00:00:00', '');
}
