/** Days and months as people in China write them, as moments. No daylight saving there since 1991. */
import { z } from '@hono/zod-openapi';
import { chinaDay } from '../domain/china-day.ts';

export { chinaDay, chinaDayOf } from '../domain/china-day.ts';

const YEARS = { first: 1900, last: 2200 } as const;

/** Whether a record can be of that day: a year from 1900 to 2200, which every date type can hold. */
export function isOurTime(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= YEARS.first && year <= YEARS.last;
}

const outOfTime = `年份应在 ${YEARS.first} 与 ${YEARS.last} 之间`;

/** YYYY-MM-DD. */
export const daySchema = z.iso.date().refine(isOurTime, outOfTime);
/** YYYY-MM. */
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '应为年-月，例如 2026-03')
  .refine(isOurTime, outOfTime);
/** A moment with its offset. */
export const momentSchema = z.iso.datetime({ offset: true }).refine(isOurTime, outOfTime);

/** @param month YYYY-MM; its first moment, and that of the next. */
export function chinaMonth(month: string): { readonly from: Date; readonly before: Date } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { from: chinaDay(`${month}-01`), before: chinaDay(`${next}-01`) };
}
