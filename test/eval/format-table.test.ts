import { expect, it } from 'vitest';
import { formatTable } from '../../bench/format-table.ts';
import type { Measurement } from '../../bench/measurement.ts';

const MEASUREMENT: Measurement = {
  engine: 'pg',
  size: 100_000,
  asks: 100_177,
  issues: 4000,
  csvRowsPerSecond: 2000,
  xlsxRowsPerSecond: 2100,
  embedTextsPerSecond: 1400,
  run: { load: 5, embed: 70, group: 129, name: 21, classify: 14, rank: 8, save: 3 },
  runSeconds: 253,
  readSeconds: 6,
  neighbourSeconds: 70,
  recallAt15: 0.998,
  linkageSeconds: 30,
  peakMegabytes: 2507,
  load: [1.6, 5.9],
};

it('is a column per measurement; from vectors to saved issues is what the run itself took', () => {
  const lines = formatTable([MEASUREMENT, { ...MEASUREMENT, run: { group: 1, save: 2 } }]).split('\n');
  expect(lines[0]).toBe('|  | 100,000 pg | 100,000 pg |');
  expect(lines).toContain('| **from vectors to saved issues** (group + save) | **132 s** | **3.00 s** |');
});
