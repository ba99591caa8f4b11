/** In whose name, over what and on which day is searched. */
import { chinaDay, DAY_MS } from '../../domain/china-day.ts';
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
