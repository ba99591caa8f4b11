import { describe, expect, it } from 'vitest';
import { findBursts } from '../../src/rank/find-bursts.ts';
import { CONTEXT, crowd, daysAgo, message, subject } from './build-subject.ts';

/** Ten people in the hot month of November 2025, unless told otherwise. */
const november = (count: number, firstId: number, person?: string) =>
  crowd(count, firstId, (index) => ({
    receivedAt: new Date(`2025-11-${String(1 + (index % 28)).padStart(2, '0')}T10:00:00+08:00`),
    ...(person === undefined ? {} : { person }),
  }));
const steady = subject(1, ...crowd(240, 1000, (index) => ({ receivedAt: daysAgo(20 + (index % 24) * 30) })));

describe('bursts', () => {
  it('finds ten people after a silence (by hand: expected 3 / 15)', () => {
    expect(findBursts([steady, subject(2, ...november(10, 1))], CONTEXT)).toEqual([
      { issueId: 2, month: '2025-11', records: 10, expected: 0.2 },
    ]);
  });

  it('leaves alone a steady issue, four people, and one person a hundred times', () => {
    const quiet = [steady, subject(2, ...november(4, 1)), subject(3, ...november(100, 200, 'one'))];
    expect(findBursts(quiet, CONTEXT)).toEqual([]);
  });

  it('puts the most improbable first', () => {
    const bursts = findBursts(
      [steady, subject(2, ...november(8, 1)), subject(3, ...november(20, 100))],
      CONTEXT,
    );
    expect(bursts.map(({ issueId }) => issueId)).toEqual([3, 2]);
  });

  it('needs three full months of past, the month of the oldest record not among them', () => {
    const hot = subject(2, ...november(10, 1));
    const since = (day: string) => [subject(1, message(99, { receivedAt: new Date(day) })), hot];
    expect(findBursts(since('2025-08-02'), CONTEXT)).toEqual([]);
    expect(findBursts(since('2025-07-30'), CONTEXT)).toMatchObject([{ issueId: 2, expected: 0.5 }]);
  });

  it('does not judge without a past', () => {
    expect(findBursts([subject(2, ...november(10, 1)), subject(3, message(99))], CONTEXT)).toEqual([]);
    expect(findBursts([], CONTEXT)).toEqual([]);
  });
});
