import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLawReferences } from '../../../src/assistant/laws/read-references.ts';
import { articleWords, readNumeral, writeNumeral } from '../../../src/domain/numeral.ts';

/** [name, number] or [name, number, suffix], and the edition where one is written. */
const read = (text: string, knownNames: string[] = []) =>
  readLawReferences(text, { knownNames }).map(({ name, edition, number, suffix }) =>
    [name, edition, number, suffix || undefined].filter((value) => value !== undefined),
  );
const words = (text: string) => readLawReferences(text).map(({ start, end }) => text.slice(start, end));

describe('numerals of articles', () => {
  it('are read back from 1 to 2000, in either writing', () => {
    for (let value = 1; value <= 2000; value++) {
      expect(readNumeral(writeNumeral(value))).toBe(value);
      expect(readNumeral(String(value))).toBe(value);
    }
  });

  it.each([
    ['十', 10],
    ['十五', 15],
    ['五十一', 51],
    ['一百零五', 105],
    ['一百一十', 110],
    ['一百十', 110],
    ['二百七十一', 271],
    ['一千零一', 1001],
    ['一千二百六十', 1260],
    ['两百', 200],
    ['二〇一', 201],
    ['５１', 51],
    ['零', null],
    ['', null],
    ['五一x', null],
  ])('%s is %s', (text, value) => expect(readNumeral(text)).toBe(value));

  it('are written as laws write them', () => {
    expect([10, 15, 105, 110, 1001, 1010].map(writeNumeral)).toEqual([
      '十',
      '十五',
      '一百零五',
      '一百一十',
      '一千零一',
      '一千零一十',
    ]);
    expect(articleWords(10, 1)).toBe('第十条之一');
    expect(() => writeNumeral(0)).toThrow(RangeError);
  });
});

describe('references to laws in a text', () => {
  it.each<[string, (string | number)[][]]>([
    ['根据《代表法》第五十一条的规定', [['代表法', 51]]],
    ['《物业管理条例》第五十条第二款', [['物业管理条例', 50]]],
    ['《代表法》（2015年修正）第42条', [['代表法', '2015年修正', 42]]],
    ['《代表法(2025)》第四十五条', [['代表法', '2025', 45]]],
    ['《中华人民共和国代表法》（以下简称《代表法》）第十条', [['中华人民共和国代表法', 10]]],
    [
      '《民法典》第二百七十八条、第二百八十一条',
      [
        ['民法典', 278],
        ['民法典', 281],
      ],
    ],
    [
      '《消防法》第三条至第五条',
      [
        ['消防法', 3],
        ['消防法', 4],
        ['消防法', 5],
      ],
    ],
    [
      '《消防法》第三至五条',
      [
        ['消防法', 3],
        ['消防法', 4],
        ['消防法', 5],
      ],
    ],
    [
      '《消防法》第28条第1款、第2款和第60条',
      [
        ['消防法', 28],
        ['消防法', 60],
      ],
    ],
    ['《消防法》第二十八条第（三）项', [['消防法', 28]]],
    ['《刑法》第二百九十一条之一', [['刑法', 291, 1]]],
    ['《民法典》物权编第二百七十一条', [['民法典', 271]]],
    ['《噪声污染防治法》第六章第五十九条', [['噪声污染防治法', 59]]],
    ['《贵州省实施〈代表法〉办法》第三条', [['贵州省实施〈代表法〉办法', 3]]],
    [
      '《甲法》第三条规定应当公开；第五条明确了期限',
      [
        ['甲法', 3],
        ['甲法', 5],
      ],
    ],
    [
      '《物业管理条例》第四条，该条例第七条',
      [
        ['物业管理条例', 4],
        ['物业管理条例', 7],
      ],
    ],
    [
      '《甲法》第三条、《乙条例》第4条',
      [
        ['甲法', 3],
        ['乙条例', 4],
      ],
    ],
    ['依据消防法第二十八条，占用通道的应当处罚', [['消防法', 28]]],
    ['该法第五条', [['该法', 5]]],
  ])('%s', (text, found) => expect(read(text)).toEqual(found));

  it.each([
    '具体建议：第一条建议增加车位，第二条建议增设路灯。',
    '按照有关规定第三条措施落实',
    '根据《物业管理条例》的规定',
    '《甲法》第二章',
    '《通知》印发后，整改率为第一',
    '',
  ])('none in %s', (text) => expect(readLawReferences(text)).toEqual([]));

  it('begin where a known name begins, when no 《》 says so', () => {
    const text = '小区里执行得不好的物业管理条例第五十条和市里的消防法第十六条';
    expect(read(text, ['管理条例', '物业管理条例', '消防法'])).toEqual([
      ['物业管理条例', 50],
      ['消防法', 16],
    ]);
  });

  it('cover the words that name them', () => {
    expect(words('依据《代表法》（2015年）第五条第二款、第七条和其他')).toEqual([
      '《代表法》（2015年）第五条第二款',
      '第七条',
    ]);
    expect(words('见《甲法》第三条至第五条。')).toEqual(Array(3).fill('《甲法》第三条至第五条'));
  });

  it('do not expand a range that no law has', () =>
    expect(read('《甲法》第1条至第1999条')).toEqual([
      ['甲法', 1],
      ['甲法', 1999],
    ]));

  it('are found again in any text around them, with these offsets', () => {
    const plain = fc.stringMatching(/^[，。建议小区停车]{0,12}$/);
    const article = fc.record({
      number: fc.integer({ min: 1, max: 2000 }),
      suffix: fc.integer({ min: 0, max: 9 }),
    });
    const property = fc.property(
      plain,
      plain,
      fc.array(article, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (before, after, articles, digits) => {
        const named = articles.map(({ number, suffix }) =>
          digits && suffix === 0 ? `第${number}条` : articleWords(number, suffix),
        );
        const text = `${before}《示例法》${named.join('、')}。${after}`;
        const found = readLawReferences(text);
        expect(found.map(({ number, suffix }) => ({ number, suffix }))).toEqual(articles);
        for (const [index, { start, end }] of found.entries()) {
          expect(text.slice(start, end)).toBe(`${index === 0 ? '《示例法》' : ''}${named[index]}`);
        }
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it('are read in a time that grows with the text, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('《', '》', '第', '一', '条', '法', '（', '）', '至', '、', '规定'), {
          maxLength: 300,
        }),
        (parts) => {
          const text = parts.join('');
          for (const { start, end } of readLawReferences(text)) {
            expect(0 <= start && start < end && end <= text.length).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
    const started = performance.now();
    for (const part of ['法', '《', '第一', '第一、', '第一条、', '（', '第一条至'])
      readLawReferences(part.repeat(5_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
