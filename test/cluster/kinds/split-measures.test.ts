import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitMeasures } from '../../../src/cluster/kinds/split-measures.ts';

const itemsOf = (text: string) =>
  splitMeasures(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('splitMeasures', () => {
  it('goes by the numbering of the list, whichever it is, and keeps what introduces it', () => {
    expect(itemsOf('建议：一、简化审批。二、加大补贴。三、建立协商机制。')).toEqual([
      '建议：一、简化审批。',
      '二、加大补贴。',
      '三、建立协商机制。',
    ]);
    expect(itemsOf('一是简化审批；二是加大补贴')).toEqual(['一是简化审批；', '二是加大补贴']);
    expect(itemsOf('1.简化审批\n2.加大补贴，每台3.5万元\n3.建立机制')).toHaveLength(3);
    expect(itemsOf('（一）简化审批。1.减少材料。2.限时办结。（二）加大补贴。')).toEqual([
      '（一）简化审批。1.减少材料。2.限时办结。',
      '（二）加大补贴。',
    ]);
  });

  it('gives words before the list an item of their own when they say something', () => {
    const leadIn = '近年来加装电梯推进缓慢，居民多次反映，建议由市住建局统一牵头并尽快出台办法。';
    expect(itemsOf(`${leadIn}一、简化审批。二、加大补贴。`)[0]).toBe(leadIn);
  });

  it('goes by paragraphs where nothing is numbered, and is one item where there are none', () => {
    expect(
      itemsOf('尽快简化加装电梯的审批手续和材料。\n加大财政补贴力度并及时拨付资金。\n请予落实。'),
    ).toEqual(['尽快简化加装电梯的审批手续和材料。', '加大财政补贴力度并及时拨付资金。\n请予落实。']);
    expect(itemsOf('简化审批。')).toEqual(['简化审批。']);
  });

  it('loses nothing but white space, whatever the text', () => {
    const piece = fc.constantFrom('一、', '二是', '（三）', '1.', '2、', '①', '。', '；', '\n', ' ', '简化审批', '建议：', '加大补贴力度和资金支持'); // biome-ignore format: words
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(5), (pieces, before) => {
        const text = `${'头'.repeat(before)}${pieces.join('')}`;
        const items = splitMeasures(text, { start: before, end: text.length });
        const words = items.map(({ start, end }) => text.slice(start, end)).join('');
        expect(words.replace(/\s/g, '')).toBe(pieces.join('').replace(/\s/g, ''));
        expect(items.map(({ ordinal }) => ordinal)).toEqual(items.map((_, index) => index + 1));
      }),
      { numRuns: 500 },
    );
  });
});
