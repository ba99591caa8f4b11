import { describe, expect, it } from 'vitest';
import { assembleSection } from '../../../src/assistant/assemble-section.ts';
import { placeWritten } from '../../../src/assistant/write/place-written.ts';
import { type DraftContent, EMPTY_CONTENT, type Section } from '../../../src/domain/draft.ts';
import type { Passage } from '../../../src/domain/turn.ts';
import type { FaultCode } from '../../../src/domain/verdict.ts';

function passage(id: number, section: Section, text: string, ...faults: FaultCode[]): Passage {
  const verdict = {
    state: faults.length > 0 ? ('unverified' as const) : ('uncited' as const),
    refs: [],
    faults: faults.map((code) => ({ code, at: null, message: code })),
  };
  return { id, turnId: 1, section, ordinal: 0, text, origin: 'model', verdict };
}
const withText = (sections: Partial<DraftContent['sections']>, title = ''): DraftContent => ({
  ...EMPTY_CONTENT,
  title,
  sections: { ...EMPTY_CONTENT.sections, ...sections },
});
const ALL = { scope: 'all' as const, earlier: [] };

describe('what a turn wrote', () => {
  it('goes into an empty draft', () => {
    const written = [
      passage(1, 'facts', '甲。〔S1〕'),
      passage(2, 'facts', '乙。'),
      passage(3, 'measures', '丙'),
      passage(4, 'measures', '丁'),
    ];
    const { content, passages } = placeWritten(
      EMPTY_CONTENT,
      { title: '关于停车的建议', passages: written },
      ALL,
    );
    expect(content).toEqual(withText({ facts: '甲。〔S1〕乙。', measures: '丙\n丁' }, '关于停车的建议'));
    expect(passages).toEqual(written);
  });

  it('is only offered where a person typed', () => {
    const before = withText({ facts: '我自己写的。' }, '我的题目');
    const written = [passage(1, 'facts', '甲。'), passage(2, 'analysis', '乙。')];
    const { content, passages } = placeWritten(before, { title: '关于停车的建议', passages: written }, ALL);
    expect(content).toEqual(withText({ facts: '我自己写的。', analysis: '乙。' }, '我的题目'));
    expect(passages.map(({ id }) => id)).toEqual([2]);
  });

  it('replaces a section that was asked for again when all in it is a machine’s', () => {
    const earlier = [passage(1, 'facts', '旧的第一句。'), passage(2, 'facts', '旧的第二句。')];
    const written = { title: null, passages: [passage(3, 'facts', '新的一句。')] };
    const place = (facts: string, scope: 'facts' | 'all') =>
      placeWritten(withText({ facts }), written, { scope, earlier }).content.sections.facts;
    expect(place('旧的第一句。旧的第二句。', 'facts')).toBe('新的一句。');
    expect(place('旧的第一句。旧的第二句。', 'all')).toBe('旧的第一句。旧的第二句。');
    expect(place('旧的第一句。这是我后来补充的一句话。', 'facts')).toBe(
      '旧的第一句。这是我后来补充的一句话。',
    );
  });

  it('stays out of the draft when it is an order, a copy or personal; other faults are marked and go in', () => {
    const written = [
      passage(1, 'facts', '甲。', 'instruction'),
      passage(2, 'facts', '乙。', 'copied_record'),
      passage(3, 'facts', '丙。', 'personal_data'),
      passage(4, 'facts', '丁。', 'number_unmatched'),
    ];
    expect(placeWritten(EMPTY_CONTENT, { title: null, passages: written }, ALL).content.sections.facts).toBe(
      '丁。',
    );
  });

  it('stays out when it is longer than a section may be', () => {
    const written = { title: null, passages: [passage(1, 'facts', '长'.repeat(6001))] };
    expect(placeWritten(EMPTY_CONTENT, written, ALL)).toEqual({ content: EMPTY_CONTENT, passages: [] });
  });
});

it('sentences without an end get a line of their own', () =>
  expect(
    assembleSection('facts', [{ text: '没有句号' }, { text: '有句号。〔S1〕' }, { text: '末句。' }]),
  ).toBe('没有句号\n有句号。〔S1〕末句。'));
