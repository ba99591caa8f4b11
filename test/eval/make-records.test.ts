import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRecords, type SourceText } from '../../bench/make-records.ts';

const TEXTS: SourceText[] = [
  { body: '电梯停了三天没有人修。老人每天爬十二楼上下！物业说没有钱。' },
  { body: '路灯整条街都不亮了。晚上走路看不清坑在哪里；请尽快派人来修。' },
  { body: '停水。断电！' },
];

describe('made records', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(makeRecords(TEXTS, 300)).toEqual(makeRecords(TEXTS, 300));
    expect(makeRecords(TEXTS, 300, 2)).not.toEqual(makeRecords(TEXTS, 300, 1));
  });

  it('begin like those of a smaller size', () =>
    fc.assert(
      fc.property(fc.nat({ max: 200 }), fc.nat({ max: 200 }), fc.nat(), (one, other, seed) => {
        const [small, large] = [Math.min(one, other), Math.max(one, other)];
        expect(makeRecords(TEXTS, large, seed).slice(0, small)).toEqual(makeRecords(TEXTS, small, seed));
      }),
      { numRuns: 30 },
    ));

  it('have ids of their own, dates within two years and telephones that nobody has', () => {
    const records = makeRecords(TEXTS, 500);
    expect(new Set(records.map(({ id }) => id)).size).toBe(500);
    for (const { time, phone, title, body, district } of records) {
      expect(time).toMatch(/^202[45]-\d\d-\d\d \d\d:\d\d:\d\d$/);
      expect(phone).toMatch(/^1300\d{7}$/);
      expect(body.startsWith(district)).toBe(true);
      expect(title.length).toBeGreaterThan(4);
    }
  });

  it('are about matters of very different sizes', () => {
    const sizes = new Map<string, number>();
    for (const { title } of makeRecords(TEXTS, 2000)) sizes.set(title, (sizes.get(title) ?? 0) + 1);
    const counts = [...sizes.values()];
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(500);
    expect(Math.max(...counts)).toBeGreaterThan(20);
  });

  it('cannot be made of nothing', () => {
    expect(() => makeRecords([], 10)).toThrow(RangeError);
    expect(() => makeRecords([{ body: '停水。断电！' }], 10)).toThrow(/no text has a sentence/);
  });
});
