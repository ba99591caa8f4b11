import type { ReportModel } from '../domain/report.ts';
import { chinaClock } from './format-figures.ts';

export type MonthComparison = {
  readonly month: string;
  readonly records: number;
  /** The month before; null when the data does not reach back. */
  readonly previous: number | null;
  /** The same month a year before. */
  readonly lastYear: number | null;
};

/**
 * The newest complete month against the one before and against the same month last year. A month that
 * the data ends in the middle of is passed over: half a month would always look like a fall.
 * The first month counts as data only if it is complete as well, as far as `periodStart` tells.
 */
export function compareMonths({ totals, asOf, periodStart }: ReportModel): MonthComparison | null {
  const complete = totals.byMonth.filter(({ month }) => isComplete(month, periodStart, asOf));
  const newest = complete.at(-1);
  if (newest === undefined) return null;
  const recordsIn = (month: string) => complete.find((entry) => entry.month === month)?.records ?? null;
  return {
    month: newest.month,
    records: newest.records,
    previous: recordsIn(monthsBefore(newest.month, 1)),
    lastYear: recordsIn(monthsBefore(newest.month, 12)),
  };
}

function isComplete(month: string, start: Date, end: Date): boolean {
  const first = `${month}-01`;
  const last = chinaDay(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0));
  return chinaDay(chinaClock(start).getTime()) <= first && last <= chinaDay(chinaClock(end).getTime());
}

const chinaDay = (utcTime: number): string => new Date(utcTime).toISOString().slice(0, 10);

function monthsBefore(month: string, count: number): string {
  const date = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 - count, 1));
  return date.toISOString().slice(0, 7);
}
