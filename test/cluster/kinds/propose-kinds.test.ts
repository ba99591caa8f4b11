import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeKinds } from '../../../src/cluster/kinds/propose-kinds.ts';

const issue = (id: number, ...words: string[]) => ({ id, words: new Set(words) });
const sure = Array.from({ length: 40 }, (_, id) =>
  issue(1000 + id, '小区', '反映', id % 2 ? '停车' : '公交'),
);
const heating = [1, 2, 3, 4, 5].map((id) => issue(id, '供暖', '温度', '小区', '反映'));
const drones = [11, 12, 13, 14, 15, 16].map((id) => issue(id, '无人机', '黑飞', '反映'));
const others = [21, 22, 23].map((id) => issue(id, '反映', `词${id}`));

describe('proposeKinds', () => {
  it('proposes groups of at least five that share telling words', () => {
    expect(proposeKinds([...others, ...heating, ...drones], sure)).toEqual([
      { keywords: ['无人机', '黑飞'], issueIds: [11, 12, 13, 14, 15, 16] },
      { keywords: ['供暖', '温度'], issueIds: [1, 2, 3, 4, 5] },
    ]);
  });

  it('lets an issue join that lacks the first word but shares two others', () => {
    const five = [1, 2, 3, 4, 5, 6].map((id) => issue(id, '供暖', '温度', '暖气片'));
    const [proposal] = proposeKinds([...five, issue(7, '温度', '暖气片')], sure);
    expect(proposal?.issueIds).toContain(7);
  });

  it('proposes nothing from words that every issue has, nor from four', () => {
    expect(proposeKinds(others, sure)).toEqual([]);
    expect(proposeKinds(heating.slice(0, 4), sure)).toEqual([]);
    expect(proposeKinds([], sure)).toEqual([]);
  });

  it('puts an issue into one proposal at most, whatever the order', () => {
    const pool = [...heating, ...drones, ...others];
    fc.assert(
      fc.property(fc.shuffledSubarray(pool, { minLength: pool.length }), (shuffled) => {
        const proposals = proposeKinds(shuffled, sure);
        const ids = proposals.flatMap(({ issueIds }) => issueIds);
        expect(new Set(ids).size).toBe(ids.length);
        expect(proposals).toEqual(proposeKinds(pool, sure));
      }),
      { numRuns: 20 },
    );
  });
});
