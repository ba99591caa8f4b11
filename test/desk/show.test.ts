/** The pure parts of what pages show. */
import { describe, expect, it } from 'vitest';
import { describeAction } from '../../src/desk/show-decision.ts';
import { fillMonths } from '../../src/desk/show-facets.ts';
import { showQuote } from '../../src/desk/show-quote.ts';
import { type Compared, whyNear } from '../../src/desk/why-near.ts';

describe('fillMonths', () => {
  it('has no gap, over the turn of a year too', () => {
    const given = [
      { month: '2025-02', records: 3 },
      { month: '2024-11', records: 1 },
    ];
    expect(fillMonths(given)).toEqual([
      { month: '2024-11', records: 1 },
      { month: '2024-12', records: 0 },
      { month: '2025-01', records: 0 },
      { month: '2025-02', records: 3 },
    ]);
    expect(fillMonths([])).toEqual([]);
  });
});

describe('showQuote', () => {
  const quote = {
    source: 'hotline' as const,
    sourceId: 'A',
    recordId: 1,
    version: 1,
    receivedAt: '2025-03-01T08:00:00+08:00',
    district: null,
  };

  it('cuts the span and what stands around it, by UTF-16 units', () => {
    const body = `${'前'.repeat(60)}路灯不亮${'后'.repeat(60)}`;
    const shown = showQuote({ ...quote, body, start: 60, end: 64 });
    expect(shown).toMatchObject({ text: '路灯不亮', receivedAt: '2025-03-01T00:00:00.000Z' });
    expect([shown.before, shown.after]).toEqual(['前'.repeat(40), '后'.repeat(40)]);
  });

  it('never begins or ends inside a character', () => {
    // 𠮷 is two units: the 40th unit before the quote is the second half of one.
    const body = `𠮷𠮷${'前'.repeat(39)}灯${'后'.repeat(39)}𠮷𠮷`;
    const { before, after } = showQuote({ ...quote, body, start: 43, end: 44 });
    expect(before).toBe(`𠮷${'前'.repeat(39)}`);
    expect(after).toBe('后'.repeat(39));
  });
});

describe('whyNear', () => {
  const own: Compared = {
    title: '翠屏苑夜间施工噪音',
    keywords: ['夜间施工', '施工', '混凝土'],
    text: '工地通宵浇筑混凝土',
    places: ['翠屏苑'],
    districts: ['云岩区'],
    kindCode: null,
  };

  it('names what both hold, the longer of two words that say the same', () => {
    const other = { ...own, title: '云岩桥夜间施工', keywords: ['浇筑'], text: '', places: ['云岩桥'] };
    expect(whyNear(own, other)).toEqual({
      sharedWords: ['夜间施工', '浇筑'],
      samePlaces: [],
      sameDistricts: ['云岩区'],
      sameKind: false,
    });
  });

  it('takes two unsure kinds for no same kind', () => {
    expect(whyNear(own, own).sameKind).toBe(false);
    expect(whyNear({ ...own, kindCode: 'C0501' }, { ...own, kindCode: 'C0501' }).sameKind).toBe(true);
  });
});

describe('describeAction', () => {
  const names = { issues: new Map([[1, '路灯不亮']]), codes: new Map([['C0205', '路灯照明']]) };

  it.each([
    [{ type: 'setKind', issueId: 1, kind: 'C0205' }, '事项 1“路灯不亮”的类型定为“路灯照明”'],
    [{ type: 'setKind', issueId: 2, kind: 'C9999' }, '事项 2的类型定为“C9999”'],
    [{ type: 'move', from: [1], to: 2, askIds: [3, 4], beside: [5] }, '2 件诉求从事项 1“路灯不亮”移到事项 2'],
    [{ type: 'move', from: [], to: 1, askIds: [3], beside: [] }, '1 件诉求加入事项 1“路灯不亮”'],
    [{ type: 'undo', decisionId: 7 }, '撤销第 7 号决定'],
  ] as const)('%#: %j', (action, sentence) => {
    expect(describeAction(structuredClone(action) as Parameters<typeof describeAction>[0], names)).toBe(
      sentence,
    );
  });
});
