import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSentenceReader, tidySentence } from '../../../src/assistant/write/read-sentences.ts';
import type { Section } from '../../../src/domain/draft.ts';

function read(pieces: readonly string[], { section = 'facts' as Section, whole = true } = {}) {
  const reader = createSentenceReader(section);
  const early = pieces.flatMap((piece) => reader.feed(piece));
  return { early, all: [...early, ...reader.end(whole)] };
}

describe('sentences', () => {
  it('come when they are complete, with the marks behind them', () => {
    const { early, all } = read(['老城区停车', '难。[S1][', 'I2]夜间尤其', '突出。', '\n已有答复。[S1]']);
    expect(early).toEqual(['老城区停车难。〔S1〕〔I2〕', '夜间尤其突出。']);
    expect(all).toEqual([...early, '已有答复。〔S1〕']);
  });

  it('keep a quotation whole', () =>
    expect(read(['答复称“已列入计划。今年完成。”[S1]但没有完成。']).all).toEqual([
      '答复称“已列入计划。今年完成。”〔S1〕',
      '但没有完成。',
    ]));

  it('of measures are lines', () =>
    expect(read(['1. 由市交通局增设泊位。每季公布。\n2、错时开放'], { section: 'measures' }).all).toEqual([
      '由市交通局增设泊位。每季公布。',
      '错时开放',
    ]));

  it('cut in half are dropped, complete ones stay', () => {
    expect(read(['第一句。第二'], { whole: false }).all).toEqual(['第一句。']);
    expect(read(['第一条。\n第二条。'], { section: 'measures', whole: false }).all).toEqual(['第一条。']);
  });

  it.each([
    ['## 情况', ''],
    ['情况：', ''],
    ['```', ''],
    ['[S1]', ''],
    ['- **老城区**停车难。', '老城区停车难。'],
    ['（一）老城区停车难。', '老城区停车难。'],
    ['3.5公里范围内没有车位。', '3.5公里范围内没有车位。'],
    ['2023年提过。【S1】', '2023年提过。〔S1〕'],
    ['一是难停。', '一是难停。'],
  ])('%s becomes %s', (written, tidy) => expect(tidySentence(written, 'facts')).toBe(tidy));

  it('do not depend on how the answer was cut into pieces', () => {
    const part = fc.constantFrom(
      '停车难',
      '。',
      '！',
      '[S1]',
      '【I2、L3】',
      '“',
      '”',
      '\n',
      '，',
      '2023年',
      '（注）',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 30 }),
        fc.array(fc.nat(4), { maxLength: 40 }),
        (parts, cuts) => {
          const text = parts.join('');
          const pieces: string[] = [];
          let at = 0;
          for (const cut of cuts) {
            pieces.push(text.slice(at, at + cut));
            at += cut;
          }
          pieces.push(text.slice(at));
          expect(read(pieces).all).toEqual(read([text]).all);
          expect(read(pieces, { section: 'measures' }).all).toEqual(
            read([text], { section: 'measures' }).all,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('lose no words', () => {
    const part = fc.constantFrom('停车难', '。', '！', '[S1]', '“', '”', '\n', '，', '甲');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const words = (text: string) => text.replace(/\[S1\]|〔S1〕|\s/g, '');
        expect(words(read(parts).all.join(''))).toBe(words(parts.join('')));
      }),
    );
  });
});
