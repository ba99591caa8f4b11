/**
 * Dates of real exports → instants. Every wall clock time without a zone is Asia/Shanghai, taken as UTC+8:
 * China's summer time ended in 1991, and no source carries its zone from then.
 */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const MS_PER_DAY = 86_400_000;
const EXCEL_1904_SHIFT_DAYS = 1462;
const EXCEL_UNIX_EPOCH_DAYS = 25_569; // serial of 1970-01-01 in the 1900 system
const EXCEL_FAKE_LEAP_DAY = 60; // 1900-02-29, which never was
const FIRST_YEAR = 1980;
const LAST_YEAR = 2100;
/** Ten digits from here on read as yyyymmddhh as well as unix seconds (2030 and later). */
const FIRST_AMBIGUOUS_SECONDS = 1_900_000_000;

export type DateCell = string | number | boolean | Date | null;
export type DateOptions = {
  /** Which comes first in 3/1/2025; without it such a date is refused. */
  readonly dayOrder?: 'dayFirst' | 'monthFirst' | undefined;
  /** The workbook counts days from 1904. */
  readonly date1904?: boolean | undefined;
};

export type DateFault = 'unreadable' | 'impossible' | 'ambiguous' | 'out_of_range';
export type ParsedDate =
  | { readonly ok: true; readonly at: Date }
  | { readonly ok: false; readonly fault: DateFault };

type Wall = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
};
type Outcome = Wall | Date | DateFault;

/**
 * @param cell text, an Excel serial, unix seconds or milliseconds, or a Date whose UTC fields are the wall
 *   clock that the spreadsheet showed.
 * @returns the instant, or why it is none: nothing is guessed when two readings are possible.
 */
export function parseDate(cell: DateCell, options: DateOptions = {}): ParsedDate {
  const outcome = read(cell, options);
  const at = typeof outcome === 'string' ? outcome : outcome instanceof Date ? outcome : fromWall(outcome);
  if (typeof at === 'string') return { ok: false, fault: at };
  const year = new Date(at.getTime() + SHANGHAI_OFFSET_MS).getUTCFullYear();
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return { ok: false, fault: 'out_of_range' };
  return { ok: true, at };
}

function read(cell: DateCell, options: DateOptions): Outcome {
  if (cell instanceof Date) return fromSpreadsheetDate(cell);
  if (typeof cell === 'number') return fromNumber(cell, options);
  if (typeof cell !== 'string') return 'unreadable';
  const text = tidy(cell);
  if (/^\d+(\.\d+)?$/.test(text) && !/^\d{4}\.\d{1,2}$/.test(text)) return fromDigits(text, options);
  for (const reader of READERS) {
    const outcome = reader(text, options);
    if (outcome !== null) return outcome;
  }
  return 'unreadable';
}

function fromSpreadsheetDate(cell: Date): Outcome {
  const time = cell.getTime();
  return Number.isNaN(time) ? 'unreadable' : new Date(time - SHANGHAI_OFFSET_MS);
}

const WEEKDAY = /[((]?(?:星期|周|礼拜)[一二三四五六日天][))]?/g;

/** Full-width to half-width, weekday dropped, one kind of space. */
function tidy(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(WEEKDAY, ' ')
    .replace(/[\s\u200B\uFEFF]+/gu, ' ')
    .trim();
}

// Numbers ---------------------------------------------------------------------------------------------

function fromNumber(value: number, options: DateOptions): Outcome {
  if (!Number.isFinite(value) || value <= 0) return 'unreadable';
  if (value < 1_000_000) return fromExcelSerial(value, options.date1904 ?? false);
  return Number.isInteger(value) ? fromDigits(String(value), options) : new Date(Math.round(value * 1000));
}

function fromExcelSerial(serial: number, date1904: boolean): Outcome {
  if (date1904) return atSerial(serial + EXCEL_1904_SHIFT_DAYS);
  if (Math.floor(serial) === EXCEL_FAKE_LEAP_DAY) return 'impossible';
  return atSerial(serial < EXCEL_FAKE_LEAP_DAY ? serial + 1 : serial);
}

function atSerial(serial: number): Date {
  return new Date(Math.round((serial - EXCEL_UNIX_EPOCH_DAYS) * MS_PER_DAY) - SHANGHAI_OFFSET_MS);
}

const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(\d{3})?$/;

function fromDigits(text: string, options: DateOptions): Outcome {
  const whole = text.split('.', 1)[0] ?? '';
  if (whole.length <= 5) return fromExcelSerial(Number(text), options.date1904 ?? false);
  if (whole.length === 10) {
    return Number(text) >= FIRST_AMBIGUOUS_SECONDS ? 'ambiguous' : new Date(Math.round(Number(text) * 1000));
  }
  if (whole.length === 13 && whole === text) return new Date(Number(text));
  const match = [8, 12, 14, 17].includes(text.length) ? COMPACT.exec(text) : null;
  return match ? wall(match[1], match[2], match[3], match[4], match[5], match[6], match[7]) : 'unreadable';
}

// Text ------------------------------------------------------------------------------------------------

const HALF_DAY = '(?<half>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜间|[ap]\\.?m\\.?)?';
/** After a date: 20:05, 下午3点05分, 8:42:10.5 PM, 20时, each with an optional zone. */
const CLOCK = new RegExp(
  `^${HALF_DAY} ?(?<hour>\\d{1,2})(?:[::]|时|点|點)(?: ?(?<minute>\\d{1,2}))?(?:[::]|分|(?=$| |[a-z+-]))?` +
    `(?: ?(?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,9}))?秒?)? ?(?<after>[ap]\\.?m\\.?)? ?(?<zone>z|(?:utc|gmt)?[+-]\\d{1,2}:?(?:\\d{2})?|utc|gmt|cst)?$`,
  'i',
);

type Reader = (text: string, options: DateOptions) => Outcome | null;

const READERS: readonly Reader[] = [
  (text) => {
    const match =
      /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?:日|号|號)?(?:t| |$|(?=[凌清早上中下傍晚夜\d]))(.*)$/i.exec(
        text,
      );
    // 2025-03-0108:00 reads as day 01 and 08:00; a digit straight after a one-digit day would be a guess.
    return match ? withClock(match[1], match[2], match[3], match[4]) : null;
  },
  (text) => (/[〇零○oO一二三四五六七八九十]年/.test(text) ? chineseNumerals(text) : null),
  (text, { dayOrder }) => {
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: (.*))?$/.exec(text);
    return match ? dayAndMonth(match, dayOrder) : null;
  },
  (text) => (/^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}(?:\D|$)/.test(text) ? 'ambiguous' : null),
  (text) => (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\D|$)/.test(text) ? 'ambiguous' : null),
  englishDate,
];

/** 25/3/2025 and 3/25/2025 can be read one way only, 3/1/2025 needs to be told. */
function dayAndMonth(match: RegExpExecArray, order: DateOptions['dayOrder']): Outcome {
  const [first, second] = [Number(match[1]), Number(match[2])];
  const assumed =
    first > 12 ? 'dayFirst' : second > 12 ? 'monthFirst' : first === second ? 'dayFirst' : order;
  if (assumed === undefined) return 'ambiguous';
  return assumed === 'dayFirst'
    ? withClock(match[3], match[2], match[1], match[4])
    : withClock(match[3], match[1], match[2], match[4]);
}

const DIGITS = '〇一二三四五六七八九';

/** 二〇二五年三月一日 → 2025年3月1日, then read as any other date. */
function chineseNumerals(text: string): Outcome {
  const arabic = text
    .replace(/[零○oO]/g, '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)/, (year) =>
      [...year].map((digit) => DIGITS.indexOf(digit)).join(''),
    )
    .replace(/[一二三四五六七八九]?十[一二三四五六七八九]?|[〇一二三四五六七八九]/g, (number) =>
      String(smallNumber(number)),
    );
  return arabic === text || /[〇十]/.test(arabic) ? 'unreadable' : read(arabic, {});
}

function smallNumber(numeral: string): number {
  if (!numeral.includes('十')) return DIGITS.indexOf(numeral);
  const [tens = '', units = ''] = numeral.split('十');
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (units === '' ? 0 : DIGITS.indexOf(units));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** 1 Mar 2025, March 1, 2025, Sat Mar 01 08:42:10 CST 2025 (Java), Sat Mar 01 2025 08:42:10 GMT+0800. */
function englishDate(text: string): Outcome | null {
  const match =
    /^(?:[a-z]{3,9},? )?(?<month>[a-z]{3,9})\.? (?<day>\d{1,2}),? (?:(?<early>\d{1,2}:\d{2}(?::\d{2})?(?: [a-z]{3})?) )?(?<year>\d{4})(?: (?<clock>[^(]*))?(?:\(.*)?$/i.exec(
      text,
    ) ??
    /^(?:[a-z]{3,9},? )?(?<day>\d{1,2})[ -](?<month>[a-z]{3,9})[ -](?<year>\d{4})(?: (?<clock>.*))?$/i.exec(
      text,
    );
  const month = MONTHS.indexOf(match?.groups?.['month']?.slice(0, 3).toLowerCase() ?? '');
  if (!match || month === -1) return null;
  const { year, day, early, clock } = match.groups ?? {};
  return withClock(year, String(month + 1), day, early ?? clock);
}

function withClock(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  rest = '',
): Outcome {
  const clock = rest.trim();
  if (clock === '') return wall(year, month, day);
  const groups = CLOCK.exec(clock)?.groups;
  if (!groups) return 'unreadable';
  const hour = hourOfDay(Number(groups['hour']), groups['half'] ?? groups['after']);
  if (hour === null) return 'impossible';
  const ms = (groups['fraction'] ?? '').slice(0, 3).padEnd(3, '0');
  const local = wall(year, month, day, String(hour), groups['minute'], groups['second'], ms);
  return groups['zone'] === undefined || /^cst$/i.test(groups['zone'])
    ? local
    : inZone(local, groups['zone']);
}

/** 下午3 → 15, 12 AM → 0, 晚上12 → 24 (the next day begins). null = no such hour. */
function hourOfDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (/^[ap]/i.test(half)) return hour < 1 || hour > 12 ? null : (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  if (/凌晨|清晨|早上|上午/.test(half)) return hour > 12 ? null : hour === 12 && half === '凌晨' ? 0 : hour;
  if (half === '中午') return hour >= 1 && hour <= 3 ? hour + 12 : hour;
  if (/晚上|夜间/.test(half) && hour === 12) return 24;
  return hour < 12 ? hour + 12 : hour;
}

function inZone(local: Wall, zone: string): Outcome {
  const instant = fromWall(local);
  if (typeof instant === 'string') return instant;
  const match = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  const minutes = match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) : 0;
  if (Math.abs(minutes) > 14 * 60) return 'impossible';
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS - minutes * 60_000);
}

function wall(
  year?: string,
  month?: string,
  day?: string,
  hour = '0',
  minute = '0',
  second = '0',
  ms = '0',
): Wall {
  const [y, mo, d, h, mi, s, f] = [year, month, day, hour, minute, second, ms].map(Number);
  return {
    year: y ?? 0,
    month: mo ?? 0,
    day: d ?? 0,
    hour: h ?? 0,
    minute: mi ?? 0,
    second: s ?? 0,
    ms: f ?? 0,
  };
}

/** Refuses 30 February and 25:00; 24:00:00 is the next day's first moment. */
function fromWall({ year, month, day, hour, minute, second, ms }: Wall): Date | DateFault {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const midnight = hour === 24 && minute === 0 && second === 0 && ms === 0;
  if (!real || minute > 59 || second > 59 || (hour > 23 && !midnight)) return 'impossible';
  return new Date(date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + ms - SHANGHAI_OFFSET_MS);
}
