import { describe, expect, it } from 'vitest';
import { compareMonths } from '../../src/report/compare-months.ts';
import { REPORT_MODEL } from './report-model-fixture.ts';

const compare = (months: Record<string, number>, start: string, end: string) =>
  compareMonths({
    ...REPORT_MODEL,
    periodStart: new Date(start),
    asOf: new Date(end),
    totals: {
      ...REPORT_MODEL.totals,
      byMonth: Object.entries(months).map(([month, records]) => ({ month, records })),
    },
  });

describe('compareMonths', () => {
  it('compares with the month before and the same month a year before, over New Year', () => {
    expect(
      compare(
        { '2024-01': 7, '2024-12': 30, '2025-01': 20 },
        '2024-01-01T00:00+08:00',
        '2025-01-31T23:00+08:00',
      ),
    ).toEqual({ month: '2025-01', records: 20, previous: 30, lastYear: 7 });
  });

  it('passes over a month that the data ends in the middle of', () => {
    expect(
      compare(
        { '2025-01': 20, '2025-02': 18, '2025-03': 2 },
        '2025-01-01T00:00+08:00',
        '2025-03-04T09:00+08:00',
      ),
    ).toEqual({ month: '2025-02', records: 18, previous: 20, lastYear: null });
  });

  it('does not compare with a month that the data begins in the middle of', () => {
    expect(
      compare({ '2025-01': 3, '2025-02': 18 }, '2025-01-25T00:00+08:00', '2025-02-28T09:00+08:00')?.previous,
    ).toBeNull();
  });

  it('says nothing without a complete month', () => {
    expect(compare({ '2025-03': 2 }, '2025-03-02T00:00+08:00', '2025-03-04T00:00+08:00')).toBeNull();
  });
});
