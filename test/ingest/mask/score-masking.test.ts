import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMarked, parseMarkedLines } from '../../../eval/masking/parse-marked.ts';
import { scoreMasking } from '../../../eval/masking/score-masking.ts';
import { maskText } from '../../../src/ingest/mask/mask-text.ts';

describe('marked text', () => {
  it('becomes text and spans', () => {
    expect(parseMarked({ id: 'a', marked: '联系人⟦name:赵示例⟧电话⟦phone:130⟧' })).toEqual({
      id: 'a',
      text: '联系人赵示例电话130',
      spans: [
        { start: 3, end: 6, type: 'name' },
        { start: 8, end: 11, type: 'phone' },
      ],
    });
  });

  it.each(['⟦color:红⟧', '⟦phone:130', 'phone:130⟧'])('refuses %s', (marked) =>
    expect(() => parseMarked({ id: 'a', marked })).toThrow(RangeError),
  );
});

describe('the score', () => {
  const items = [
    parseMarked({ id: 'a', marked: 'xx⟦phone:1234⟧yy' }),
    parseMarked({ id: 'b', marked: 'zzzz' }),
  ];
  const scoreWith = (start: number, end: number) =>
    scoreMasking(items, (text) => (text.startsWith('x') ? [{ start, end, type: 'phone' }] : []));

  it('is 1 and 0 when exactly the labels are masked', () => {
    expect(scoreWith(2, 6)).toMatchObject({
      recall: 1,
      overMasking: 0,
      faults: [],
      lookAlikes: { items: 1, touched: 0 },
    });
  });

  it('does not count a span that is covered in part', () => {
    expect(scoreWith(2, 5)).toMatchObject({
      recall: 0,
      overMasking: 0,
      faults: [{ fault: 'missed', value: '1234' }],
    });
  });

  it('counts characters outside labels, by hand: 2 of 8', () => {
    const score = scoreWith(1, 7);
    expect(score).toMatchObject({ recall: 1, overMasking: 0.25 });
    expect(score.byType.phone).toEqual({ found: 1, labelled: 1, overMasked: 2 });
  });

  it('sees a look-alike that is touched', () => {
    const score = scoreMasking(items, () => [{ start: 2, end: 3, type: 'name' }]);
    expect(score.lookAlikes).toEqual({ items: 1, touched: 1 });
  });
});

const scoreSet = (file: string) => {
  const path = join(import.meta.dirname, `../../../eval/datasets/${file}.jsonl`);
  return scoreMasking(parseMarkedLines(readFileSync(path, 'utf8')), (text) => maskText(text).spans);
};

describe.each(['masking', 'masking-heldout'])('%s.jsonl', (file) => {
  const score = scoreSet(file);

  it('has enough items to mean something', () => expect(score.items).toBeGreaterThanOrEqual(120));
  it('is masked with a recall of 0.98', () => expect(score.recall).toBeGreaterThanOrEqual(0.98));
  it('is over-masked by at most 2 %', () => expect(score.overMasking).toBeLessThanOrEqual(0.02));
});

/**
 * Written after the rules and never tuned on item by item: names stand in the middle of sentences. The first set
 * was written before the name model, the second after it, by another manner.
 */
describe.each([
  { file: 'masking-blind', names: 160, lookAlikes: 150 },
  { file: 'masking-blind-2', names: 60, lookAlikes: 50 },
])('$file.jsonl', ({ file, names, lookAlikes }) => {
  const score = scoreSet(file);
  const { found, labelled } = score.byType.name;

  it('holds names and look-alikes enough', () => {
    expect(labelled).toBeGreaterThanOrEqual(names);
    expect(score.lookAlikes.items).toBeGreaterThanOrEqual(lookAlikes);
  });
  it('has 92 of 100 names masked', () => expect(found / labelled).toBeGreaterThanOrEqual(0.92));
  it('is over-masked by at most 1 %', () => expect(score.overMasking).toBeLessThanOrEqual(0.01));
  it('has at most 8 look-alikes of 100 touched', () =>
    expect(score.lookAlikes.touched / score.lookAlikes.items).toBeLessThanOrEqual(0.08));
});
