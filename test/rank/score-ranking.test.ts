import { describe, expect, it } from 'vitest';
import { checkFlood, checkLikes, checkRanked } from '../../eval/ranking/score-ranking.ts';
import { rankSubjects } from '../../src/rank/rank-subjects.ts';
import { CONTEXT, crowd, HANDLING, subject, suggestion } from './build-subject.ts';

const FIELD = [40, 3, 12, 1, 6].map((people, index) =>
  subject(
    index + 1,
    ...crowd(people, (index + 1) * 100, (place) => ({
      district: place % 2 ? '东区' : '西区',
      handling: { ...HANDLING, solved: 'unsolved' },
    })),
    suggestion(index * 100 + 99, 2020 + index, { replyClass: 'C' }),
  ),
);
const ROWS = rankSubjects(FIELD, CONTEXT);
const failed = (rows: typeof ROWS) => checkRanked(rows).filter(({ passed }) => !passed);

describe('the checks of a ranking', () => {
  it('pass on a sound one', () => {
    expect(failed(ROWS)).toEqual([]);
    const floods = checkFlood(FIELD, CONTEXT, [1, 3, 5, 99]);
    expect(floods).toHaveLength(6);
    expect(floods.filter(({ passed }) => !passed)).toEqual([]);
    expect(checkLikes(CONTEXT).passed).toBe(true);
  });

  it('fail on none at all', () => expect(failed([])).toHaveLength(8));

  it('see a score that was rounded, a part that was touched and a rank out of place', () => {
    const [first, ...others] = ROWS;
    if (first === undefined) throw new Error('no rows');
    const names = (row: typeof first) => failed([row, ...others]).map(({ name }) => name);
    expect(names({ ...first, score: Number(first.score.toFixed(3)) })).toEqual([
      expect.stringMatching(/weighted sum/),
    ]);
    expect(names({ ...first, parts: { ...first.parts, recurrence: 1.5 } })).toHaveLength(3);
    expect(names({ ...first, rank: 2 })).not.toEqual([]);
    expect(failed(ROWS.toReversed())).not.toEqual([]);
  });
});
