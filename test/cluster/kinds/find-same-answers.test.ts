import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSameAnswers, longestCommonPassage } from '../../../src/cluster/kinds/find-same-answers.ts';

const plan =
  '停车供需矛盾是老城区的突出问题。我局将编制泊位专项规划，盘活闲置地块，推动机关院落夜间开放，逐步增加公共泊位。';
const letter = (number: number, answer: string) =>
  `罗启明等代表：您提出的《关于第${number}类问题的建议》（第${number}号）收悉，经研究，现答复如下：${answer}感谢您对城市管理工作的关心和支持。`;
const reply = (recordId: number, year: number, text: string) => ({ recordId, year, reply: text });

describe('findSameAnswers', () => {
  it('chains the same answer over the years, whatever title, number and name stand around it', () => {
    const chains = findSameAnswers([
      reply(3, 2023, letter(88, `${plan}2023年计划新增9000个。`)),
      reply(1, 2020, letter(7, `${plan}2020年计划新增6000个。`)),
      reply(2, 2021, letter(15, '我局已为该小区新划泊位四十个，十月投入使用，收费由居民议定。')),
    ]);
    expect(chains.map(({ recordIds }) => recordIds)).toEqual([[1, 3]]);
    expect(chains[0]?.similarity).toBe(1);
  });

  it('sees through a light rewording', () => {
    const reworded =
      '停车供需矛盾，是我市老城区的突出问题。我局正编制泊位专项规划，通过盘活闲置地块，推动机关院落在夜间开放，逐年增加公共泊位。';
    expect(
      findSameAnswers([reply(1, 2020, letter(7, plan)), reply(2, 2021, letter(9, reworded))]),
    ).toHaveLength(1);
  });

  it('is not deceived by a shared opening with another promise', () => {
    const opening = '我局高度重视餐饮油烟治理，坚持属地负责、部门联动，督促经营者安装并使用净化设施。';
    expect(
      findSameAnswers([
        reply(1, 2020, letter(7, `${opening}望筑街九十七家店已逐户评估，责令转型十九家。`)),
        reply(2, 2022, letter(9, `${opening}夜市划定允许区三处，更换无烟炉具一百台，限定凌晨一点收摊。`)),
      ]),
    ).toEqual([]);
  });

  it('is not deceived by a shared law article', () => {
    const law =
      '根据《物业管理条例》第五十条规定，业主、物业服务企业不得擅自占用、挖掘物业管理区域内的道路、场地，损害业主的共同利益，因维修物业或者公共利益确需临时占用、挖掘道路、场地的，应当征得业主委员会和物业服务企业的同意，并在约定期限内恢复原状。';
    expect(
      findSameAnswers([
        reply(1, 2020, letter(7, `${law}街道已约谈物业，拆除私装地锁二十六把。`)),
        reply(2, 2022, letter(9, `${law}我局将开通举报小程序，三日内核查回复。`)),
      ]),
    ).toEqual([]);
  });

  it('does not take one answer to merged suggestions of one year for a chain', () => {
    expect(findSameAnswers([reply(1, 2020, letter(7, plan)), reply(2, 2020, letter(8, plan))])).toEqual([]);
  });

  it('counts hollow replies that say the same nothing every year', () => {
    const hollow = (name: string) => `${name}代表：您提出的《关于某事的建议》收悉，我局将认真研究。`;
    const chains = findSameAnswers([
      reply(1, 2020, hollow('罗启明')),
      reply(2, 2021, hollow('邵玉兰')),
      reply(3, 2022, letter(9, plan)),
    ]);
    expect(chains.map(({ recordIds }) => recordIds)).toEqual([[1, 2]]);
  });

  it('ignores empty replies', () => {
    expect(
      findSameAnswers([reply(1, 2020, ''), reply(2, 2021, ' '), reply(3, 2022, '2022年3月1日')]),
    ).toEqual([]);
  });

  it('quotes a passage that stands in the oldest reply and in the newest', () => {
    const replies = [reply(1, 2020, letter(7, plan)), reply(2, 2021, letter(9, plan))];
    const [chain] = findSameAnswers(replies);
    const { recordId, start, end } = chain?.excerpt ?? { recordId: 0, start: 0, end: 0 };
    const passage = replies.find((one) => one.recordId === recordId)?.reply.slice(start, end) ?? '';
    expect(passage).toContain('盘活闲置地块');
    expect(replies[1]?.reply).toContain(passage);
  });

  it('does not depend on the order of the input', () => {
    const pool = [
      reply(1, 2020, letter(7, plan)),
      reply(2, 2021, letter(9, plan)),
      reply(3, 2022, letter(5, '公交线网已调整，新增班次二十趟，站台加装雨棚十处。')),
      reply(4, 2023, letter(6, '公交线网已调整，新增班次三十趟，站台加装雨棚八处。')),
      reply(5, 2023, letter(4, plan)),
    ];
    const expected = findSameAnswers(pool);
    fc.assert(
      fc.property(fc.shuffledSubarray(pool, { minLength: pool.length }), (shuffled) => {
        expect(findSameAnswers(shuffled)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
    expect(expected.map(({ recordIds }) => recordIds)).toEqual([
      [1, 2, 5],
      [3, 4],
    ]);
  });
});

describe('longestCommonPassage', () => {
  it('is as long as the longest of all common substrings', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '停'), maxLength: 12 });
    fc.assert(
      fc.property(short, short, (text, other) => {
        const { start, end } = longestCommonPassage(text, other);
        let longest = 0;
        for (let from = 0; from < text.length; from += 1)
          for (let to = from + 1; to <= text.length; to += 1)
            if (other.includes(text.slice(from, to))) longest = Math.max(longest, to - from);
        expect(end - start).toBe(longest);
        expect(other).toContain(text.slice(start, end));
      }),
    );
  });
});
