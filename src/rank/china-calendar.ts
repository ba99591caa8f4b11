/** Months and years as a clock in China shows them: UTC+8 all year since 1992. */
const OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

export const yearOf = (date: Date): number => inChina(date).getUTCFullYear();

/** Months since the year 0, so that consecutive months differ by 1. */
export function monthOf(date: Date): number {
  const local = inChina(date);
  return local.getUTCFullYear() * 12 + local.getUTCMonth();
}

/** 'YYYY-MM' */
export function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The newest month that is over; a month is over on its last day, since data end with the newest record. */
export function newestFullMonth(asOf: Date): number {
  const isLastDay = monthOf(new Date(asOf.getTime() + DAY_MS)) !== monthOf(asOf);
  return isLastDay ? monthOf(asOf) : monthOf(asOf) - 1;
}

const inChina = (date: Date): Date => new Date(date.getTime() + OFFSET_MS);
