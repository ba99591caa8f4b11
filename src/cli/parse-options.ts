import { InvalidArgumentError } from 'commander';

const REPORT_FORMATS = ['docx', 'xlsx', 'html', 'json'];

/** @throws {InvalidArgumentError} whose message is a key of Messages.usage. */
export function parseWholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('wholeNumber');
}

const DAY_MS = 86_400_000;
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The moment at which the day begins in China. @throws {InvalidArgumentError} */
export function parseDay(text: string): Date {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // 2025-02-30 parses on some engines, as a day of March.
  const isReal = midnight % DAY_MS === 0 && new Date(midnight).toISOString().startsWith(text);
  if (!isReal) throw new InvalidArgumentError('date');
  return new Date(midnight - CHINA_OFFSET_MS);
}

/** @throws {InvalidArgumentError} */
export function parseFormats(text: string): string[] {
  const formats = [...new Set(text.split(',').map((format) => format.trim().toLowerCase()))];
  if (formats.some((format) => !REPORT_FORMATS.includes(format))) throw new InvalidArgumentError('formats');
  return formats;
}
