import { expect, it } from 'vitest';
import { quotableRuns } from '../../../src/assistant/template/quote-span.ts';

const ANY = { shortest: 4, longest: 9, worth: () => 1 };

it('gives whole clauses and their runs, the longer first', () => {
  expect(quotableRuns('新增泊位，开放车场，不。', ANY)).toEqual([
    '新增泊位，开放车场',
    '开放车场，不',
    '新增泊位',
    '开放车场',
  ]);
});

it('reads a list of ten thousand clauses in one sentence', () => {
  expect(quotableRuns('增设，'.repeat(10_000), ANY)).toHaveLength(19_997);
});
