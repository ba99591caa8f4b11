import type { ReportModel } from '../domain/report.ts';

/**
 * The model as JSON, UTF-8: keys in alphabetical order, dates in ISO 8601 (UTC), text exactly as stored.
 *
 * @throws {RangeError} a number that JSON cannot hold (it would silently become null).
 */
export function writeJson(model: ReportModel): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(ordered(model), null, 2)}\n`);
}

function ordered(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`not a figure: ${value}`);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
