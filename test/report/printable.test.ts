import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figure, grouped, longDay, longMonth, percent, shortDay } from '../../src/report/format-figures.ts';
import { oneLine, printable, shortened } from '../../src/report/printable.ts';

describe('printable', () => {
  it('leaves ordinary text alone, emoji and line breaks included', () => {
    expect(printable('停水😀\n第二行\tمرحبا')).toBe('停水😀\n第二行\tمرحبا');
  });

  it('is well-formed XML text and twice the same, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const clean = printable(`\u0000${text}\uD83D`);
        expect(clean).not.toMatch(/\p{Cs}/u);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
        expect(clean).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202A-\u202E\uFFFE\uFFFF]/);
        expect(printable(clean)).toBe(clean);
      }),
    );
  });

  it('marks what it cuts and never cuts a character in half', () => {
    expect(shortened('停水😀停电', 3)).toBe('停水😀……');
    expect(shortened('停水', 2)).toBe('停水');
    expect(oneLine(' 停\n\n水  了 ')).toBe('停 水 了');
  });
});

describe('figures', () => {
  it('prints days as days in China', () => {
    const beforeMidnight = new Date('2025-02-28T16:00:00Z');
    expect(shortDay(beforeMidnight)).toBe('2025-03-01');
    expect(longDay(beforeMidnight)).toBe('2025年3月1日');
    expect(longMonth('2025-03')).toBe('2025年3月');
    expect(() => shortDay(new Date(Number.NaN))).toThrow(RangeError);
  });

  it('prints counts, shares and measured values', () => {
    expect([0, 999, 1000, 1234567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
    expect(percent(0.12345)).toBe('12.3%');
    expect([3, 0.4375, 18.62, 1500].map(figure)).toEqual(['3', '0.438', '18.6', '1,500']);
  });
});
