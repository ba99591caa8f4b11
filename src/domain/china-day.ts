/** Days as a calendar in China shows them: UTC+8, no daylight saving there since 1991. Days are YYYY-MM-DD. */

export const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;

/** First moment of the day. Of 29 February in a year without one: 1 March. */
export const chinaDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - CHINA_MS);

/** The day at a moment. */
export const chinaDayOf = (moment: Date): string =>
  new Date(moment.getTime() + CHINA_MS).toISOString().slice(0, 10);
