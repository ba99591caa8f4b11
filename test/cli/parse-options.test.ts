import { describe, expect, it } from 'vitest';
import { parseDay, parseFormats, parseWholeNumber } from '../../src/cli/parse-options.ts';

describe('options', () => {
  it('take a day as it begins in China', () =>
    expect(parseDay('2025-03-01').toISOString()).toBe('2025-02-28T16:00:00.000Z'));

  it.each(['2025-02-30', '2025-13-01', '2025-3-1', '20250301', 'today', ''])('refuse the day %j', (text) =>
    expect(() => parseDay(text)).toThrow('date'),
  );

  it.each(['0', '-1', '1.5', '1e3', ' 2', '', '99999999999'])('refuse the number %j', (text) =>
    expect(() => parseWholeNumber(text)).toThrow('wholeNumber'),
  );

  it('take formats once each, in their order', () =>
    expect(parseFormats('xlsx, DOCX,xlsx')).toEqual(['xlsx', 'docx']));

  it.each(['pdf', 'docx,', ''])('refuse the formats %j', (text) =>
    expect(() => parseFormats(text)).toThrow('formats'),
  );
});
