/** Figures and dates as people read them. Days are days in China, whatever the machine's time zone. */

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** A date whose UTC fields are the wall clock in China (China has had no summer time since 1991). */
export function chinaClock(date: Date): Date {
  if (Number.isNaN(date.getTime())) throw new RangeError('a report needs valid dates');
  return new Date(date.getTime() + CHINA_OFFSET_MS);
}

/** 2025-03-01, for tables and file names. */
export const shortDay = (date: Date): string => chinaClock(date).toISOString().slice(0, 10);

/** 2025年3月1日, for text. */
export function longDay(date: Date): string {
  const clock = chinaClock(date);
  return `${clock.getUTCFullYear()}年${clock.getUTCMonth() + 1}月${clock.getUTCDate()}日`;
}

/** 2025-03 → 2025年3月. */
export function longMonth(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${year}年${Number(number)}月`;
}

/** 12345 → 12,345. Written out so that no locale data of the machine can change it. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** 0.1234 → 12.3%. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** Scores and parts, 0 to 1. */
export const score = (value: number): string => value.toFixed(3);

/** Indicator values come in their own unit: whole numbers stay whole, the rest keep three digits. */
export const figure = (value: number): string =>
  Number.isInteger(value) ? grouped(value) : String(Number(value.toPrecision(3)));
