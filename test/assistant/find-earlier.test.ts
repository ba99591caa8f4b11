/** The card 以前提过吗: what replies say and promise, chains, and what is proposed. */
import { describe, expect, it } from 'vitest';
import { chainEarlier } from '../../src/assistant/find/chain-earlier.ts';
import { countTerms } from '../../src/assistant/find/count-terms.ts';
import type { Chain } from '../../src/assistant/find/find-answer.ts';
import { measureLikeness } from '../../src/assistant/find/measure-likeness.ts';
import { proposeStep } from '../../src/assistant/find/propose-step.ts';
import { promisesOf, tellingSentence } from '../../src/assistant/find/read-reply.ts';
import { yearsBefore } from '../../src/assistant/find/search-context.ts';
import { weighTerms } from '../../src/assistant/find/weigh-terms.ts';
import type { StoredRecord, SuggestionParts } from '../../src/domain/record.ts';
import { searchTerms } from '../../src/embed/search-terms.ts';
import { draft, SUGGESTION } from '../store/drafts.ts';

const REPLY =
  '甲代表：您提出的《关于示例的建议》收悉。我局已新增泊位120个。2024年底前计划再建停车场两处。该项目未列入本年度计划。感谢您对停车工作的关心。';
const words = (span: { start: number; end: number } | null) => span && REPLY.slice(span.start, span.end);

describe('a reply', () => {
  it('is told by the sentence that says what was done, not by its frame', () => {
    expect(words(tellingSentence(REPLY))).toBe('我局已新增泊位120个。');
    expect(tellingSentence('甲代表：您的建议收悉。感谢您的支持。')).toBeNull();
  });

  it('promises what is to come, with its day, and not what was refused', () => {
    const promises = promisesOf(REPLY, 2023);
    expect(promises.map((promise) => [words(promise), promise.due])).toEqual([
      ['2024年底前计划再建停车场两处。', '2024-12-31'],
    ]);
  });

  it.each(['已将该路段移交街道管理。', '我局已经将线路调整到位。'])('%s promises nothing', (sentence) => {
    expect(promisesOf(sentence, 2023)).toEqual([]);
  });

  it('promises what was put into a plan', () => {
    expect(promisesOf('我局已将该路段列入改造计划。', 2023)).toHaveLength(1);
  });

  it.each([
    ['拟于9月底前出台办法。', '2023-09-30'],
    ['明年将启动建设。', '2024-12-31'],
    ['下一步将研究。', null],
    ['力争明年上半年完成。', '2024-06-30'],
  ])('dates %s', (sentence, due) => {
    expect(promisesOf(sentence, 2023)).toEqual([{ start: 0, end: sentence.length, due }]);
  });
});

describe('the last five years', () => {
  it('end with the day and begin five years before it, in China', () => {
    expect(yearsBefore('2025-12-01')).toEqual({
      receivedFrom: new Date('2020-11-30T16:00:00Z'),
      receivedBefore: new Date('2025-12-01T16:00:00Z'),
    });
  });
});

const SAME = '我局已组织停车资源普查，下一步将研究错时开放办法，逐步缓解停车供需矛盾，新建一批停车设施。';

function suggestion(
  id: number,
  year: number,
  title: string,
  parts: Partial<SuggestionParts> = {},
): StoredRecord {
  const fields = {
    source: 'suggestion' as const,
    title,
    body: `${title}。老城区夜间停车难，机关院落泊位空置。`,
    receivedAt: new Date(`${year}-01-20T02:00:00Z`),
    handling: null,
    suggestion: {
      ...SUGGESTION,
      year,
      leadDeputy: '甲示例',
      reply: SAME,
      replyClass: 'C' as const,
      ...parts,
    },
  };
  return { ...draft(`${year}-00${id}`, fields), id, version: 1 };
}

const WEIGHTS = weighTerms(searchTerms('老城区夜间停车难'), new Map());
const PARKING = '关于缓解老城区夜间停车难的建议';
const chainsOf = (
  records: StoredRecord[],
  day = '2025-12-01',
  kindOf: (record: StoredRecord) => string | null = () => null,
) => {
  const likenessOf = (record: StoredRecord) => measureLikeness(countTerms(record, WEIGHTS), WEIGHTS);
  const ranked = records.map((record) => ({ record, likeness: likenessOf(record), kind: kindOf(record) }));
  return chainEarlier({ ranked, weights: WEIGHTS }, day);
};

describe('a chain', () => {
  const other: StoredRecord = { ...suggestion(9, 2022, '关于路灯的建议'), body: '路灯不亮。' };

  it('holds one kind: the same words about another kind are another matter', () => {
    const [lifts, pipes, unsure] = [
      suggestion(1, 2021, PARKING),
      suggestion(2, 2022, PARKING),
      suggestion(3, 2023, PARKING),
    ];
    const kinds = new Map([
      [lifts, 'C0104'],
      [pipes, 'C0502'],
    ]);
    const chains = chainsOf([lifts, pipes, unsure], '2025-12-01', (record) => kinds.get(record) ?? null);
    expect(
      chains.map(({ alike, suggestions }) => [alike, suggestions.map(({ recordId }) => recordId)]),
    ).toEqual([
      [true, [1, 3]],
      [false, [2]],
    ]);
  });

  it('holds the suggestions of the same matter, oldest first, and the others stand apart', () => {
    const chains = chainsOf([suggestion(2, 2024, PARKING), other, suggestion(1, 2021, PARKING)]);
    expect(
      chains.map(({ alike, suggestions }) => [alike, suggestions.map(({ recordId }) => recordId)]),
    ).toEqual([
      [true, [1, 2]],
      [false, [9]],
    ]);
  });

  it('finds the same answer over the years, as a span of the oldest reply', () => {
    const [chain] = chainsOf([suggestion(2, 2024, PARKING), suggestion(1, 2021, PARKING)]);
    expect(chain?.sameAnswers).toEqual([
      {
        recordIds: [1, 2],
        years: [2021, 2024],
        similarity: 1,
        excerpt: { recordId: 1, start: 0, end: SAME.length, text: SAME },
      },
    ]);
  });

  it('keeps promises open until a later answer settles them', () => {
    const open = chainsOf([suggestion(1, 2021, PARKING), suggestion(2, 2024, PARKING)])[0];
    expect(open?.suggestions.map(({ promisesOpen }) => promisesOpen)).toEqual([true, true]);
    const settled = chainsOf([
      suggestion(1, 2021, PARKING),
      suggestion(2, 2024, PARKING, { replyClass: 'A', resultRating: 'satisfied' }),
    ])[0];
    expect(settled?.suggestions.map(({ promisesOpen }) => promisesOpen)).toEqual([false, false]);
    const dissatisfied = chainsOf([
      suggestion(1, 2021, PARKING),
      suggestion(2, 2024, PARKING, { replyClass: 'A', resultRating: 'unsatisfied' }),
    ])[0];
    expect(dissatisfied?.suggestions.map(({ promisesOpen }) => promisesOpen)).toEqual([true, false]);
  });

  it('quotes exact spans', () => {
    const record = suggestion(1, 2021, PARKING);
    const line = chainsOf([record])[0]?.suggestions[0];
    const { passage, answer, promises = [] } = line ?? {};
    expect(passage && record.body.slice(passage.start, passage.end)).toBe(passage?.text);
    for (const span of [answer, ...promises]) {
      expect(span && SAME.slice(span.start, span.end)).toBe(span?.text);
    }
    expect(promises).toHaveLength(1);
  });
});

describe('the proposal', () => {
  const withNews = (ranked: StoredRecord[], news: Chain['news'] = [], day?: string): Chain[] =>
    chainsOf(ranked, day).map((chain) => ({ ...chain, issue: null, news: chain.alike ? news : [] }));

  it('is a new suggestion when nothing is alike', () => {
    expect(proposeStep([])).toMatchObject({ step: 'new', recordId: null });
    const lamp: StoredRecord = { ...suggestion(9, 2022, '关于路灯的建议'), body: '路灯不亮。' };
    expect(proposeStep(withNews([lamp]))).toMatchObject({ step: 'new', recordId: null });
  });

  it('is to co-sign one of this year that is not answered yet', () => {
    const pending = suggestion(2, 2025, PARKING, { reply: null, repliedAt: null, replyClass: null });
    const proposal = proposeStep(withNews([suggestion(1, 2021, PARKING), pending]));
    expect(proposal).toEqual({
      step: 'cosign',
      reason: `今年甲示例代表已提出《${PARKING}》，仍在办理中，宜联系联名，不必重复提出。`,
      recordId: 2,
    });
  });

  it('is no co-signing for one of an earlier year without an answer', () => {
    const silent = suggestion(2, 2024, PARKING, { reply: null, repliedAt: null, replyClass: null });
    expect(proposeStep(withNews([silent]))).toMatchObject({ step: 'supplement', recordId: 2 });
  });

  it('is to supplement what was answered, with what is new and open', () => {
    const figure = { name: 'records', value: 12, unit: '件', words: '新增来件12件' };
    const { step, reason, recordId } = proposeStep(
      withNews([suggestion(1, 2021, PARKING), suggestion(2, 2024, PARKING)], [figure]),
    );
    expect([step, recordId]).toEqual(['supplement', 2]);
    expect(reason).toBe(
      '2021、2024年先后提出过同类建议，最近一次答复类别为C（列入计划），且历年答复相近，承诺事项尚待核实，此后新增来件12件，宜补充新情况再提，不必照抄原建议。',
    );
  });
});
