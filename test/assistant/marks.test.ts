import { describe, expect, it } from 'vitest';
import { refsIn, unifyMarks, withoutMarks } from '../../src/assistant/marks.ts';

describe('marks', () => {
  it('are one form, however a model wrote them', () => {
    expect(unifyMarks('甲[S1]，乙【I2】，丙［S1、L3］，丁(R4)。')).toBe(
      '甲〔S1〕，乙〔I2〕，丙〔S1〕〔L3〕，丁〔R4〕。',
    );
  });
  it('leave other brackets alone', () => {
    expect(unifyMarks('（见附件1）[图1]〔2023〕5号')).toBe('（见附件1）[图1]〔2023〕5号');
  });
  it('are read in order, each once, and taken out', () => {
    expect(refsIn('甲〔S2〕乙〔S1〕〔S2〕')).toEqual(['S2', 'S1']);
    expect(withoutMarks('甲〔S2〕乙〔S1〕。')).toBe('甲乙。');
  });
});
