/** Days and months as people in China write them, as moments. No daylight saving there since 1991. */

/** @param day YYYY-MM-DD; its first moment. */
export const chinaDay = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** @param month YYYY-MM; its first moment, and that of the next. */
export function chinaMonth(month: string): { readonly from: Date; readonly before: Date } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { from: chinaDay(`${month}-01`), before: chinaDay(`${next}-01`) };
}
