import type { Indicator, Part } from '../domain/ranking.ts';

/** One measured indicator before the shares of its part are settled. */
export type Measure = {
  readonly key: string;
  readonly value: number | null;
  /** 0 to 1; null exactly when value is null. */
  readonly scaled: number | null;
  /** Its share when every indicator of the part has data, above 0. */
  readonly share: number;
};

export const UNKNOWN = { value: null, scaled: null } as const;

/** Indicators without data get share 0 and the others share their weight in proportion. */
export function toIndicators(part: Part, measures: readonly Measure[]): Indicator[] {
  const known = measures.reduce((sum, { scaled, share }) => sum + (scaled === null ? 0 : share), 0);
  return measures.map(({ key, value, scaled, share }) => ({
    part,
    key,
    value,
    scaled,
    share: scaled === null ? 0 : share / known,
  }));
}

/**
 * Σ share · scaled in the order given, so that anybody who repeats the sum gets the same bits. Cut at 1, since
 * shares may add up to a last bit more. 0 when no indicator has data: then every share is 0 as well.
 */
export function sumIndicators(indicators: readonly Indicator[]): number {
  return Math.min(
    1,
    indicators.reduce((sum, { scaled, share }) => sum + share * (scaled ?? 0), 0),
  );
}
