/** The example of docs/ranking.md, every number worked by hand as the page prints it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rankSubjects } from '../../src/rank/rank-subjects.ts';
import type { RecordFacts } from '../../src/rank/subject.ts';
import { CONTEXT, HANDLING, message, subject, suggestion } from './build-subject.ts';

const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
const order = (id: number, person: string, day: string, facts: Partial<RecordFacts>) =>
  message(id, { person, receivedAt: at(day), ...facts });

const EXAMPLE = subject(
  1,
  order(1, 'p1', '2025-11-20', {
    district: '东区',
    channel: '电话',
    handling: { ...HANDLING, solved: 'solved', completedAt: at('2025-11-25') },
  }),
  order(2, 'p1', '2025-12-01', {
    district: '东区',
    channel: '电话',
    handling: { ...HANDLING, solved: 'unsolved', satisfaction: 'unsatisfied' },
  }),
  order(3, 'p2', '2025-10-08', {
    district: '南区',
    channel: '微信',
    handling: { ...HANDLING, solved: 'solved', satisfaction: 'satisfied' },
  }),
  order(4, 'p3', '2024-08-05', {
    district: '东区',
    channel: '电话',
    handling: { ...HANDLING, solved: 'unsolved' },
  }),
  suggestion(5, 2023, {
    leadDeputy: '甲',
    cosigners: ['乙', '丙'],
    delegation: '东团',
    replyClass: 'C',
    repliedAt: at('2023-06-01'),
    resultRating: 'unsatisfied',
  }),
);

const LN41 = Math.log(41);
const CONCENTRATION = 0.35 * (Math.log(1.8) / LN41) + 0.3 * (Math.log(5) / LN41) + 0.15 * 0.2 + 0.2 * 0.25;
const ACUTENESS =
  (0.2 * ((5 * 0.38 + 2) / 8) + 0.15 * ((5 * 0.29 + 1) / 7) + 0.1 * ((5 * 0.33 + 1) / 6)) / 0.45;
const ATTENTION =
  (0.4 * (Math.log(1.8) / LN41) +
    0.2 * (Math.log(1.8) / LN41) +
    0.15 * (Math.log(1.4) / Math.log(4)) +
    0.1 * (-Math.log10(1 - Math.exp(-4 / 15)) / 6) +
    0.1 * (1 / 3)) /
  0.95;
const RECURRENCE = 0.4 * 0.5 + 0.15 * 0.5 + 0.2 / 4 + 0.15 / 3 + 0.1 / 10;

const [row] = rankSubjects([EXAMPLE], CONTEXT);

it('comes to the parts worked by hand', () => {
  expect(row?.parts.concentration).toBeCloseTo(CONCENTRATION, 12);
  expect(row?.parts.acuteness).toBeCloseTo(ACUTENESS, 12);
  expect(row?.parts.attention).toBeCloseTo(ATTENTION, 12);
  expect(row?.parts.recurrence).toBeCloseTo(RECURRENCE, 12);
  const score = 0.3 * CONCENTRATION + 0.25 * ACUTENESS + 0.25 * ATTENTION + 0.2 * RECURRENCE;
  expect(row?.score).toBeCloseTo(score, 12);
});

it('counts what the page counts', () => {
  expect(row?.counts).toEqual({
    records: 5,
    voices: 5,
    people: 4,
    deputies: 3,
    delegations: 1,
    districts: 2,
    suggestions: 1,
    years: [2023, 2024, 2025],
  });
});

it('is printed in docs/ranking.md with the same four decimals', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/ranking.md'), 'utf8');
  for (const number of [...Object.values(row?.parts ?? {}), row?.score ?? 0]) {
    expect(page).toContain(number.toFixed(4));
  }
  expect(page).not.toContain('NaN');
});
