import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '../../src/domain/record.ts';
import { countMonths, RecordTotals } from '../../src/pipeline/sum-records.ts';
import { draft } from '../store/drafts.ts';

const stored = (id: number, overrides: Partial<StoredRecord>): StoredRecord => ({
  ...draft(`GY-${id}`),
  id,
  version: 1,
  ...overrides,
});

describe('RecordTotals', () => {
  it('counts people once, nameless records each for themselves, and leaves out what no source says', () => {
    const totals = new RecordTotals();
    for (const record of [
      stored(1, { person: 'a'.repeat(32), district: '示例区' }),
      stored(2, { person: 'a'.repeat(32), district: '示例区' }),
      stored(3, { person: null, district: null }),
    ]) {
      totals.add(record);
    }
    const { people, byDistrict, bySource } = totals.read([]);
    expect(people).toBe(2);
    expect(byDistrict).toEqual([{ district: '示例区', records: 2, perTenThousand: null }]);
    expect(bySource).toEqual([{ source: 'hotline', records: 3 }]);
  });

  it('relates records to residents where they are known', () => {
    const totals = new RecordTotals();
    totals.add(stored(1, { district: '示例区' }));
    const district = {
      code: '1',
      name: '示例区',
      short: '示例',
      aliases: [],
      population: 20_000,
      streets: [],
    };
    expect(totals.read([district]).byDistrict[0]?.perTenThousand).toBe(0.5);
  });
});

it('countMonths fills the months between, by the clock in China', () =>
  expect(countMonths([new Date('2025-01-31T16:30:00Z'), new Date('2025-03-31T15:59:00Z')])).toEqual([
    { month: '2025-02', records: 1 },
    { month: '2025-03', records: 1 },
  ]));
