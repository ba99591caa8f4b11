import { describe, expect, it } from 'vitest';
import { progressText } from '../../web/src/components/progress-text.ts';
import { filterItems } from '../../web/src/pages/desk/filter-items.ts';
import { walkQueue } from '../../web/src/pages/desk/queue-walk.ts';

describe('walking the queue', () => {
  it('goes to the next and the previous, and stops at the ends', () => {
    expect(walkQueue([5, 7, 9], 7, 1, 1)).toBe(9);
    expect(walkQueue([5, 7, 9], 7, 1, -1)).toBe(5);
    expect(walkQueue([5, 7, 9], 9, 2, 1)).toBeNull();
    expect(walkQueue([5, 7, 9], 5, 0, -1)).toBeNull();
  });

  it('goes on where an issue was that was decided on and has left', () => {
    expect(walkQueue([5, 9], 7, 1, 1)).toBe(9);
    expect(walkQueue([5, 9], 7, 1, -1)).toBe(5);
    expect(walkQueue([5], 9, 1, 1)).toBeNull();
    expect(walkQueue([], 9, 0, 1)).toBeNull();
  });
});

describe('searching a list on the page', () => {
  const items = [
    { key: 'C0101', name: '物业服务与收费', words: '住房与物业' },
    { key: 'C0102', name: '老旧小区改造与加装电梯', words: '住房与物业' },
    { key: 'C0301', name: '停车难与停车收费', words: '交通' },
  ];
  const found = (text: string) => filterItems(items, text).map(({ key }) => key);

  it('takes words in any order, of the name, the field or the code', () => {
    expect(found('收费 物业')).toEqual(['C0101']);
    expect(found('c03')).toEqual(['C0301']);
    expect(found('住房')).toEqual(['C0101', 'C0102']);
    expect(found('地铁')).toEqual([]);
    expect(found('')).toHaveLength(3);
  });

  it('puts names that begin with it first, and shows no more than fit', () => {
    expect(found('停车')[0]).toBe('C0301');
    expect(filterItems(items, '', 2)).toHaveLength(2);
  });
});

describe('what was done about a record', () => {
  it('says only what the source says', () => {
    const silent = {
      unit: null,
      urgency: null,
      solved: null,
      satisfaction: null,
      returnedTimes: null,
      overdue: null,
      dueAt: null,
      completedAt: null,
    };
    expect(progressText(null)).toBe('');
    expect(progressText(silent)).toBe('');
    expect(
      progressText({ ...silent, unit: '市住建局', urgency: 'normal', solved: 'unsolved', returnedTimes: 2 }),
    ).toBe('市住建局 · 未解决 · 退单 2 次');
  });
});
