import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit } from '../../../src/ingest/mask/detect-id-card.ts';
import { maskText } from '../../../src/ingest/mask/mask-text.ts';
import { MASK_TYPES, type MaskSpan, TOKEN_PATTERN } from '../../../src/ingest/mask/mask-type.ts';
import { writeTokens } from '../../../src/ingest/mask/write-tokens.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const given = fc.constantFrom('建国', '秀英', '小军', '志强', '玉梅', '晓东', '文静');
const surname = fc.constantFrom('赵', '钱', '孙', '李', '郑', '吴', '冯', '陈', '韦', '欧阳');
const name = fc.tuple(surname, given).map((parts) => parts.join(''));

/** The secret that must not survive, and the text that carries it. */
const canary = fc.oneof(
  digits(8).map((tail) => ({ secret: `130${tail}`, text: `130${tail}` })),
  digits(8).map((tail) => ({ secret: tail, text: `130-${tail.slice(0, 4)}-${tail.slice(4)}` })),
  digits(7).map((tail) => ({ secret: `8${tail}`, text: `0851-8${tail}` })),
  digits(3).map((tail) => {
    const body = `99999919850101${tail}`;
    return { secret: body, text: body + checkDigit(body) };
  }),
  digits(15).map((tail) => ({ secret: `6222${tail}`, text: `银行卡号6222${tail}` })),
  digits(5).map((tail) => ({ secret: tail, text: `贵A${tail}` })),
  digits(6).map((tail) => ({ secret: `canary${tail}`, text: `canary${tail}@example.com` })),
  digits(6).map((tail) => ({ secret: `wx${tail}`, text: `微信号wx${tail}` })),
  digits(8).map((tail) => ({ secret: `E${tail}`, text: `护照号E${tail}` })),
  digits(2).map((tail) => ({ secret: `2单元9${tail}`, text: `示例苑3栋2单元9${tail}室` })),
  digits(1).map((tail) => ({ secret: `198${tail}年3月1日`, text: `出生日期198${tail}年3月1日` })),
  name.map((full) => ({ secret: full, text: `联系人：${full}，` })),
  name.map((full) => ({ secret: full, text: `我丈夫${full}在工地受伤` })),
);
const before = fc.constantFrom(
  '',
  '市民来电反映小区停水，',
  '请尽快处理。\n',
  '2025年3月1日08:42，',
  '工单GY-DEMO-20250302-0003；',
  '共14600000元（含税），',
  'Hello ',
);
const after = fc.constantFrom(
  '',
  '。',
  '，请核实处理并回复',
  '\n2025-03-01',
  '（白天可以接）',
  ' ok',
  '；诉求：退款3600元',
);

describe('planted canaries', () => {
  it('never survive, whatever stands around them', () => {
    fc.assert(
      fc.property(before, canary, after, ([...head], { secret, text }, [...tail]) => {
        const { text: masked } = maskText(head.join('') + text + tail.join(''));
        expect(masked.replace(/[-\s]/g, '')).not.toContain(secret);
        expect(masked).toMatch(/\[.+\]/);
      }),
      { numRuns: 500 },
    );
  });

  it('leave what stands around them', () => {
    fc.assert(
      fc.property(before, canary, after, (head, { text }, tail) => {
        const { text: masked } = maskText(head + text + tail);
        expect(masked.slice(0, head.length)).toBe(head);
        expect(masked.slice(masked.length - tail.length)).toBe(tail);
      }),
      { numRuns: 300 },
    );
  });
});

const pieces = fc.array(
  fc.oneof(
    canary.map(({ text }) => text),
    fc.constantFrom(
      '，',
      '。',
      '、',
      '电话',
      '联系人',
      '姓名：',
      '我叫',
      '3栋',
      '2单元',
      '501',
      '微信',
      '身份证',
      '先生',
    ),
    fc.constantFrom(
      '王',
      '李建国',
      '某',
      '[人员A]',
      '[电话]',
      ' ',
      '1390000',
      '0001',
      '@',
      '住',
      '12号',
      '生于',
      '1985',
    ),
    fc.string({ maxLength: 5, unit: 'grapheme' }),
  ),
  { maxLength: 14 },
);

describe('masked text', () => {
  it('is a fixed point', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const once = maskText(parts.join('')).text;
        expect(maskText(once).text).toBe(once);
      }),
      { numRuns: 800 },
    );
  }, 30_000);

  it('differs from the text only by its spans, which lie in order', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const { text: masked, spans, counts } = maskText(text);
        const hide = (value: string) => value.replace(TOKEN_PATTERN, '□');
        expect(hide(writeTokens(text, spans, () => 'A'))).toBe(hide(masked));
        spans.forEach(({ start, end }: MaskSpan, index) => {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
        });
        expect(MASK_TYPES.reduce((sum, type) => sum + counts[type], 0)).toBe(spans.length);
      }),
      { numRuns: 500 },
    );
  });
});

it('leaves text of harmless words and numbers alone', () => {
  const word = fc.constantFrom(
    '停水',
    '路灯',
    '物业',
    '噪音',
    '公交',
    '请',
    '处理',
    '回复',
    '，',
    '。',
    '2025年3月1日',
    '08:42',
    '3600元',
    '12345',
    '28栋',
    '第三十五条',
    '97.5%',
    '筑府发〔2024〕12号',
    '公交252路',
    '33层',
    '严重',
    '方便',
    '高峰',
    '马上',
    '周边',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), (words) => {
      const text = words.join('，');
      expect(maskText(text).text).toBe(text);
    }),
    { numRuns: 500 },
  );
});

/** About 100,000 characters each take well under half a second; a pattern that backtracks takes minutes. */
describe('hostile text of 100,000 characters', () => {
  const unit = [
    'a',
    '1',
    '1 ',
    '1-',
    '一',
    '王',
    '王·',
    'a@',
    '@',
    '电话',
    '联系人',
    '家住',
    '身份证 ',
    '微信号',
    '护照',
    '3栋',
    '3号',
    '3栋2单元',
    '家住1号2',
    '出生19',
    '电话85550001、',
    '李明、',
    '[',
    '[人员A]、',
    '住1390000',
    '家住示例路1',
    '25号3',
    '贵A',
    '1.3-',
    '敬礼 ',
    '姓',
    '叫',
  ];
  it.each(unit)(
    'made of %s ends in time',
    (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      const { spans } = maskText(text);
      expect(spans.length).toBeLessThanOrEqual(text.length);
    },
    5_000,
  );
});
