import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/ingest/parse-date.ts';

/** 'YYYY-MM-DD HH:mm:ss' in Shanghai, or the fault. */
const read = (...args: Parameters<typeof parseDate>) => {
  const parsed = parseDate(...args);
  if (!parsed.ok) return parsed.fault;
  return new Date(parsed.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
};

describe('dates of real exports', () => {
  it.each([
    ['2019/2/14 20:00:00', '2019-02-14 20:00:00'],
    ['2019-02-14', '2019-02-14 00:00:00'],
    ['2019-02-14T12:00:00Z', '2019-02-14 20:00:00'],
    ['2019-02-14T20:00:00+08:00', '2019-02-14 20:00:00'],
    ['2019-02-14T20:00:00.123+0800', '2019-02-14 20:00:00'],
    ['2019-02-14T07:00:00-05:00', '2019-02-14 20:00:00'],
    ['2019-02-14T20:00:00', '2019-02-14 20:00:00'],
    ['2019-02-14 20:00:00.0', '2019-02-14 20:00:00'],
    ['2019年2月14日', '2019-02-14 00:00:00'],
    ['2019年02月14日 20:00', '2019-02-14 20:00:00'],
    ['2019年2月14日20时5分', '2019-02-14 20:05:00'],
    ['2019年2月14日20时5分9秒', '2019-02-14 20:05:09'],
    ['2019年2月14日20时', '2019-02-14 20:00:00'],
    ['2019年2月14日下午3点05分', '2019-02-14 15:05:00'],
    ['2019年2月14日（星期四）', '2019-02-14 00:00:00'],
    ['２０１９年２月１４日', '2019-02-14 00:00:00'],
    ['二〇二五年三月一日', '2025-03-01 00:00:00'],
    ['二零二五年十二月三十一日', '2025-12-31 00:00:00'],
    ['二○二五年十月二十日', '2025-10-20 00:00:00'],
    ['20250301', '2025-03-01 00:00:00'],
    ['20250301084210', '2025-03-01 08:42:10'],
    ['202503010842', '2025-03-01 08:42:00'],
    ['20250301084210123', '2025-03-01 08:42:10'],
    ['2025.3.1', '2025-03-01 00:00:00'],
    ['2025-3-1 8:42', '2025-03-01 08:42:00'],
    ['2025/3/1 8:42:10 PM', '2025-03-01 20:42:10'],
    ['2025/3/1 12:05 AM', '2025-03-01 00:05:00'],
    ['2025/3/1 上午8:42:10', '2025-03-01 08:42:10'],
    ['2025/3/1 下午 8:42', '2025-03-01 20:42:00'],
    ['2025-03-01 晚上9点', '2025-03-01 21:00:00'],
    ['2025-03-01 晚上12点', '2025-03-02 00:00:00'],
    ['2025-03-01 中午12:30', '2025-03-01 12:30:00'],
    ['2025-03-01 凌晨2点', '2025-03-01 02:00:00'],
    ['2025-03-01 24:00:00', '2025-03-02 00:00:00'],
    ['2025-03-01 08:42:10 星期六', '2025-03-01 08:42:10'],
    ['Mar 1, 2025', '2025-03-01 00:00:00'],
    ['1 March 2025 08:42', '2025-03-01 08:42:00'],
    ['Sat Mar 01 08:42:10 CST 2025', '2025-03-01 08:42:10'],
    ['Sat Mar 01 2025 08:42:10 GMT+0800 (中国标准时间)', '2025-03-01 08:42:10'],
    ['45717', '2025-03-01 00:00:00'],
    ['45717.362615741', '2025-03-01 08:42:10'],
    ['1740789730', '2025-03-01 08:42:10'],
    ['1740789730123', '2025-03-01 08:42:10'],
    ['25/3/2025', '2025-03-25 00:00:00'],
    ['3/25/2025 20:00', '2025-03-25 20:00:00'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['2025-02-30', 'impossible'],
    ['2025年2月30日', 'impossible'],
    ['2023-02-29', 'impossible'],
    ['20251301', 'impossible'],
    ['2025-03-01 25:00', 'impossible'],
    ['2025-03-01 下午 13:75', 'impossible'],
    ['1900-01-01', 'out_of_range'],
    ['2999-01-01', 'out_of_range'],
    ['25-3-1', 'ambiguous'],
    ['3/1/25', 'ambiguous'],
    ['3/1/2025', 'ambiguous'],
    ['2025030108', 'ambiguous'],
    ['2025-03', 'unreadable'],
    ['2025年3月', 'unreadable'],
    ['昨天', 'unreadable'],
    ['', 'unreadable'],
    ['2025-03-01 abc', 'unreadable'],
    ['20250301 and more', 'unreadable'],
  ])('refuses %s as %s', (text, fault) => expect(read(text)).toBe(fault));

  it('needs to be told which of two numbers is the month', () => {
    expect(read('3/1/2025', { dayOrder: 'monthFirst' })).toBe('2025-03-01 00:00:00');
    expect(read('3/1/2025', { dayOrder: 'dayFirst' })).toBe('2025-01-03 00:00:00');
  });

  it('reads Excel serials in both systems and refuses the day that never was', () => {
    expect(read(45717)).toBe('2025-03-01 00:00:00');
    expect(read(45717 - 1462, { date1904: true })).toBe('2025-03-01 00:00:00');
    expect(read(60)).toBe('impossible');
    expect(read(59)).toBe('out_of_range');
  });

  it('takes the UTC fields of a spreadsheet date as the wall clock', () => {
    expect(read(new Date('2019-02-14T20:00:00Z'))).toBe('2019-02-14 20:00:00');
    expect(read(new Date(Number.NaN))).toBe('unreadable');
  });
});

describe('every shape reads back what it wrote', () => {
  const two = (value: number) => String(value).padStart(2, '0');
  const SHAPES: Record<string, (wall: Date) => string | number | Date> = {
    dashes: (w) => w.toISOString().slice(0, 19).replace('T', ' '),
    slashes: (w) =>
      `${w.getUTCFullYear()}/${w.getUTCMonth() + 1}/${w.getUTCDate()} ${w.getUTCHours()}:${two(w.getUTCMinutes())}:${two(w.getUTCSeconds())}`,
    chinese: (w) =>
      `${w.getUTCFullYear()}年${w.getUTCMonth() + 1}月${w.getUTCDate()}日${w.getUTCHours()}时${w.getUTCMinutes()}分${w.getUTCSeconds()}秒`,
    compact: (w) => w.toISOString().replace(/\D/g, '').slice(0, 14),
    zone: (w) => `${w.toISOString().slice(0, 19)}+08:00`,
    utc: (w) => new Date(w.getTime() - 8 * 3_600_000).toISOString(),
    halfDay: (w) =>
      `${w.toISOString().slice(0, 10)} ${w.getUTCHours() % 12 || 12}:${two(w.getUTCMinutes())}:${two(w.getUTCSeconds())} ${w.getUTCHours() < 12 ? 'AM' : 'PM'}`,
    serial: (w) => w.getTime() / 86_400_000 + 25_569,
    spreadsheet: (w) => w,
    millis: (w) => w.getTime() - 8 * 3_600_000,
  };
  // Whole seconds from 1985, where milliseconds have twelve or thirteen digits but never seconds' ten, to 2029.
  const walls = fc
    .date({
      min: new Date('2002-01-01T00:00:00Z'),
      max: new Date('2029-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

  it.each(Object.keys(SHAPES))('%s', (shape) => {
    fc.assert(
      fc.property(walls, (wall) => {
        expect(read(SHAPES[shape]?.(wall) ?? '')).toBe(wall.toISOString().slice(0, 19).replace('T', ' '));
      }),
      { numRuns: 200 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9年月日时:/. -]{1,20}$/)), (text) => {
        const parsed = parseDate(text);
        if (parsed.ok) expect(Number.isFinite(parsed.at.getTime())).toBe(true);
      }),
    );
  });
});
