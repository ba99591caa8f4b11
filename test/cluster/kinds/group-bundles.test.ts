import { describe, expect, it } from 'vitest';
import { type BundleInput, groupBundles } from '../../../src/cluster/kinds/group-bundles.ts';
import { UNSURE_KIND } from '../../../src/domain/kind.ts';
import { KINDS } from './read-taxonomy.ts';

const answer = '我局将编制泊位专项规划，盘活闲置地块，推动机关院落夜间开放，逐步增加公共泊位供给。';
let nextId = 0;
function suggestion(changes: Partial<BundleInput>): BundleInput {
  nextId += 1;
  const base = { kind: 'C0401', year: 2020, reply: null, leadUnit: null };
  return { recordId: nextId, sourceId: `S${nextId}`, ...base, ...changes };
}

describe('groupBundles', () => {
  it('bundles one kind over the years, by year then id, and leaves the unsure and the lone out', () => {
    const bundles = groupBundles(
      [
        suggestion({ sourceId: 'B', year: 2022 }),
        suggestion({ sourceId: 'A', year: 2022 }),
        suggestion({ sourceId: 'C', year: 2020 }),
        suggestion({ sourceId: 'D', year: null }),
        suggestion({ sourceId: 'lone', kind: 'C0102' }),
        suggestion({ sourceId: 'unsure 1', kind: UNSURE_KIND }),
        suggestion({ sourceId: 'unsure 2', kind: UNSURE_KIND }),
      ],
      KINDS,
    );
    expect(bundles).toHaveLength(1);
    expect(bundles[0]).toMatchObject({
      kind: 'C0401',
      suggestions: ['C', 'A', 'B', 'D'],
      years: [2020, 2022],
      sameAnswer: false,
    });
  });

  it('marks the same answer of different years, and only within a kind', () => {
    const bundles = groupBundles(
      [
        suggestion({ reply: answer, year: 2020 }),
        suggestion({ reply: answer, year: 2021 }),
        suggestion({ reply: answer, year: 2020, kind: 'C0102' }),
        suggestion({ reply: null, year: 2021, kind: 'C0102' }),
      ],
      KINDS,
    );
    expect(bundles.map(({ kind, sameAnswer }) => [kind, sameAnswer])).toEqual([
      ['C0102', false],
      ['C0401', true],
    ]);
  });

  it('names the unit that led most often, else the department of the kind', () => {
    const units = ['市住建局', '市综合执法局', '市综合执法局'];
    const [led] = groupBundles(
      units.map((leadUnit) => suggestion({ leadUnit })),
      KINDS,
    );
    const [unled] = groupBundles([suggestion({}), suggestion({})], KINDS);
    expect(led?.lead).toBe('市综合执法局');
    expect(unled?.lead).toBe('ZFJ');
  });
});
