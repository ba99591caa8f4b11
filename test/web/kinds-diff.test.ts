import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTexts, sameShare } from '../../web/src/pages/kinds/diff-texts.ts';

const show = (pieces: readonly { text: string; isSame: boolean }[]) =>
  pieces.map(({ text, isSame }) => (isSame ? text : `[${text}]`)).join('');

describe('two replies side by side', () => {
  it('marks a year that was exchanged as a whole', () => {
    const { left, right } = diffTexts('我们将在2023年内完成改造工作。', '我们将在2024年内完成改造工作。');
    expect(show(left)).toBe('我们将在[2023]年内完成改造工作。');
    expect(show(right)).toBe('我们将在[2024]年内完成改造工作。');
  });

  it('marks what was added, on its side only', () => {
    const { left, right } = diffTexts('您的建议供研究时参考。', '您的建议很好，供研究时参考。');
    expect(show(left)).toBe('您的建议供研究时参考。');
    expect(show(right)).toBe('您的建议[很好，]供研究时参考。');
  });

  it('does not call two texts alike for a 的 that both have', () => {
    const { left } = diffTexts('道路的积水', '电梯的故障');
    expect(show(left)).toBe('[道路的积水]');
  });

  it('gives back both texts, whatever they are; equal texts have no difference', () => {
    const text = fc.string({ unit: fc.constantFrom('的', '路', '灯', '1', '2', '，'), maxLength: 80 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { left, right } = diffTexts(a, b);
        expect(left.map((piece) => piece.text).join('')).toBe(a);
        expect(right.map((piece) => piece.text).join('')).toBe(b);
        const same = (pieces: typeof left) =>
          pieces.flatMap((piece) => (piece.isSame ? [...piece.text] : []));
        expect(same(left)).toEqual(same(right));
      }),
    );
    expect(sameShare(diffTexts('供研究时参考', '供研究时参考'))).toBe(1);
    expect(sameShare(diffTexts('', ''))).toBe(1);
  });

  it('takes two long texts with nothing in common without stopping the page', () => {
    const started = performance.now();
    diffTexts('甲'.repeat(3000), '乙'.repeat(3000));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
