import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCESS, type Operation } from '../../src/api/access.ts';
import { zh } from '../../src/cli/messages/zh.ts';
import { ROLES } from '../../src/domain/account.ts';
import { maskWord, reasonWord } from '../../src/domain/code-words.ts';
import { PARTS, type Weights } from '../../src/domain/ranking.ts';
import { REJECT_REASONS } from '../../src/ingest/raw-row.ts';
import { navigationFor } from '../../web/src/app/navigation.ts';
import { cutSpans } from '../../web/src/components/cut-spans.ts';
import { formatMoment, formatProseDate, formatTableDate } from '../../web/src/components/format-date.ts';
import { readIssueQuery } from '../../web/src/pages/issues/issue-query.ts';
import { spreadWeights } from '../../web/src/pages/ranking/spread-weights.ts';

const weights = (values: readonly [number, number, number, number]): Weights => {
  const [concentration, acuteness, attention, recurrence] = values;
  return { concentration, acuteness, attention, recurrence };
};
const percent = fc.integer({ min: 0, max: 100 });
const share = fc.integer({ min: 0, max: 40 });

describe('spreadWeights', () => {
  it('keeps the proportions of the others (by hand: 60 % left for 30 : 25 : 20)', () => {
    expect(spreadWeights(weights([0.3, 0.25, 0.25, 0.2]), 'attention', 40)).toEqual(
      weights([0.24, 0.2, 0.4, 0.16]),
    );
  });

  it('shares alike when the others had nothing, and gives what rounding leaves to one', () => {
    expect(spreadWeights(weights([0, 0, 0, 1]), 'recurrence', 0)).toEqual(weights([0.34, 0.33, 0.33, 0]));
  });

  it('always adds up to exactly 100 hundredths, none below 0, the moved one as set', () => {
    fc.assert(
      fc.property(
        fc.tuple(share, share, share, share),
        fc.constantFrom(...PARTS),
        percent,
        (values, part, to) => {
          const total = values.reduce((sum, value) => sum + value, 0) || 1;
          const [a, b, c, d] = values.map((value) => value / total);
          const spread = spreadWeights(weights([a ?? 0, b ?? 0, c ?? 0, d ?? 0]), part, to);
          const hundredths = PARTS.map((each) => Math.round(spread[each] * 100));
          expect(hundredths.reduce((sum, value) => sum + value, 0)).toBe(100);
          expect(Math.min(...hundredths)).toBeGreaterThanOrEqual(0);
          expect(spread[part]).toBe(to / 100);
        },
      ),
    );
  });
});

describe('cutSpans', () => {
  it('cuts at the spans, in order, overlaps joined', () => {
    const pieces = cutSpans('一二三四五六', [
      { start: 3, end: 5 },
      { start: 1, end: 2 },
      { start: 4, end: 9 },
    ]);
    expect(pieces.map(({ text, isQuoted }) => (isQuoted ? `[${text}]` : text)).join('')).toBe(
      '一[二]三[四五][六]',
    );
  });

  it('never loses or doubles a character', () => {
    const span = fc.record({ start: fc.nat(30), end: fc.nat(30) });
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(span), (text, spans) => {
        const pieces = cutSpans(text, spans);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }),
    );
  });
});

it('dates are those of the city, whatever the machine is set to', () => {
  expect(formatTableDate('2025-03-01T16:30:00.000Z')).toBe('2025-03-02');
  expect(formatProseDate('2025-03-01T15:59:00.000Z')).toBe('2025年3月1日');
  expect(formatMoment('2025-03-01T16:00:00.000Z')).toBe('2025-03-02 00:00');
  expect(formatTableDate('不详')).toBe('不详');
});

it('an address asks only for what the list of issues knows', () => {
  expect(
    readIssueQuery({
      order: 'people',
      state: 'nonsense',
      since: '2025-3-1',
      people: '-5',
      text: '路灯',
      kind: 'C0101',
    }),
  ).toEqual({ order: 'people', text: '路灯', kind: 'C0101' });
});

it('import words are those of the command line, and every code has one', () => {
  for (const reason of REJECT_REASONS) {
    expect(reasonWord(reason)).toBe(zh.reasonName(reason));
    expect(reasonWord(reason)).not.toBe(reason);
  }
  for (const mask of ['phone', 'idCard', 'name', 'address', 'plate']) {
    expect(maskWord(mask)).toBe(zh.maskName(mask));
    expect(maskWord(mask)).not.toBe(mask);
  }
});

it.each(ROLES)('the menu of a %s holds only what the access table lets it read', (role) => {
  const may = (operation: Operation) => {
    const { who } = ACCESS[operation] as { who: string | readonly string[] };
    return Array.isArray(who) && who.includes(role);
  };
  const paths = navigationFor(may).flatMap(({ entries }) => entries.map(({ path }) => path));
  expect(paths.length).toBeGreaterThan(0);
  expect(new Set(paths).size).toBe(paths.length);
});
