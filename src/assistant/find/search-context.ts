/** In whose name, over what and on which day is searched. */
import type { Sight } from '../../domain/sight.ts';
import type { Db } from '../../store/database.ts';

/**
 * A unit vector of the active space; null for a text that holds nothing to compare.
 *
 * @throws {DomainError} not_found: no run yet. Others: no vector could be made.
 */
export type EmbedQuery = (
  text: string,
) => Promise<{ readonly spaceId: number; readonly vector: Float32Array } | null>;

export type SearchContext = {
  readonly db: Db;
  /** Of records and issues. Suggestions are public acts: those of the whole city are searched. */
  readonly sight: Sight;
  readonly embedQuery: EmbedQuery;
  /** YYYY-MM-DD, in China. */
  readonly day: string;
};

/** 近五年. */
const YEARS_BACK = 5;

/** The years that count as earlier: five years back from the day, the day itself included. */
export function yearsBefore(day: string): { readonly receivedFrom: Date; readonly receivedBefore: Date } {
  const [year = '', ...rest] = day.split('-');
  const from = [String(Number(year) - YEARS_BACK), ...rest].join('-');
  return { receivedFrom: chinaDay(from), receivedBefore: new Date(chinaDay(day).getTime() + DAY_MS) };
}

export const DAY_MS = 86_400_000;

/** First moment of the day. Of 29 February in a year without one: 1 March. */
export const chinaDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - CHINA_MS);

const CHINA_MS = 8 * 3_600_000;

/** YYYY-MM-DD as a calendar in China shows it. */
export const dayOf = (moment: Date): string =>
  new Date(moment.getTime() + CHINA_MS).toISOString().slice(0, 10);
