import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../../src/assistant/check/check-draft.ts';
import { EMPTY_CONTENT, SECTIONS } from '../../../src/domain/draft.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { HINT_RULES, type Hint, hintSchema } from '../../../src/domain/hint.ts';
import type { FaultCode } from '../../../src/domain/verdict.ts';
import { draftOf, GOOD, inputOf, type Written } from './draft-of.ts';

const check = (written: Written) => checkDraft(inputOf(draftOf(written)));
/** title_form, inadmissible/N03, each once. */
const told = (hints: readonly Hint[]) => [
  ...new Set(hints.map(({ rule, ground }) => (ground === null ? rule : `${rule}/${ground}`))),
];

describe('a good draft', () => {
  it('has no hint', () => expect(checkDraft(inputOf(GOOD))).toEqual([]));
});

describe('an empty draft', () => {
  it('is told what is missing, part by part, in the order of the rules', () => {
    const hints = checkDraft(inputOf(EMPTY_CONTENT));
    expect(hints.map(({ rule, weight }) => `${rule} ${weight}`)).toEqual([
      'title_form must',
      'facts must',
      'analysis should',
      'measures must',
      'basis note',
      'inadmissible must',
    ]);
  });
});

describe('the contrast of the brief', () => {
  it('a bad title is of the wrong form and the wrong genre', () => {
    const hints = check({ title: '反映我们小区停车太难的请求' });
    expect(told(hints)).toEqual(['title_form', 'genre']);
    expect(hints[0]?.replacement).toBeNull();
  });
  it('a bad measure is empty', () => {
    const hints = check({ measures: '建议有关部门高度重视，加大力度，尽快解决。' });
    expect(told(hints)).toEqual(['empty_phrases']);
  });
  it('the good ones are good', () => expect(check({})).toEqual([]));
});

describe('a title', () => {
  it.each([
    ['加快老旧小区加装电梯', '关于加快老旧小区加装电梯的建议'],
    ['关于加快老旧小区加装电梯', '关于加快老旧小区加装电梯的建议'],
    ['建议规范电动自行车充电价格', '关于规范电动自行车充电价格的建议'],
    ['小区停车太难', null],
  ])('that is no “关于…的建议” is wrapped where that is enough: %s', (title, replacement) => {
    const [first] = check({ title });
    expect(first).toMatchObject({ rule: 'title_form', weight: 'must', replacement });
  });
  it.each([
    ['关于小区停车问题的建议', '没有写要做什么'],
    ['关于治理的建议', '没有写对象'],
    ['关于解决我们小区停车难的建议', '用了“我”'],
    ['关于进一步完善老城区背街小巷夜间停车管理和收费服务标准体系建设工作的建议', '字，超过 30 字'],
  ])('%s', (title, message) => {
    expect(check({ title }).map((one) => one.message)).toEqual([expect.stringContaining(message)]);
  });
  it('has the ending of its category', () => {
    const content = { ...GOOD, form: { ...GOOD.form, category: 'opinion' as const } };
    const title = '关于盘活老城区停车位的意见';
    expect(checkDraft(inputOf({ ...content, title }))).toEqual([]);
    expect(told(checkDraft(inputOf(content)))).toEqual(['title_form']);
  });
});

describe('measures', () => {
  it.each([
    ['由有关部门于9月底前摸清泊位底数，开放20处。', '哪个单位（只写了“有关部门”）'],
    ['由市综合执法局摸清泊位底数，开放20处。', '何时完成'],
    ['由市综合执法局于9月底前改进夜间停车秩序。', '做到什么程度'],
    ['摸清夜间停车的底子，改进秩序。', '哪个单位、何时完成、做到什么程度'],
  ])('%s', (measures, missing) => {
    expect(check({ measures }).map(({ message }) => message)).toEqual([`这一条没有写：${missing}`]);
  });
  it('without a unit are for the unit that the deputy proposes', () => {
    const content = draftOf({ measures: '于9月底前摸清泊位底数，开放20处。' });
    const proposing = { ...content, form: { ...content.form, proposedUnit: '市综合执法局' } };
    expect(checkDraft(inputOf(proposing))).toEqual([]);
  });
  it('that the template left open are to be filled in, nothing else', () => {
    const measures = '由【请补充：责任单位】摸清底数，【请补充：完成时限】前完成【请补充：数量或范围】。';
    const hints = check({ measures });
    expect(hints.map(({ rule, weight, message }) => `${rule} ${weight} ${message}`)).toEqual([
      'measures must “【请补充：责任单位】”还没有填写',
      'measures must “【请补充：完成时限】”还没有填写',
      'measures must “【请补充：数量或范围】”还没有填写',
    ]);
  });
});

describe('one matter', () => {
  it('is not two leading units', () => {
    const measures =
      '由市综合执法局牵头，于9月底前开放20处。\n由市教育局牵头，于12月底前增设3所。\n由市卫健局牵头，于12月底前配齐5处。';
    expect(check({ measures })[0]).toMatchObject({
      rule: 'one_matter',
      message: '有 3 个牵头单位：市综合执法局、市教育局、市卫生健康局',
    });
  });
});

describe('earlier suggestions', () => {
  const earlier = [{ heading: '关于盘活老城区停车位的建议（2023年，第12号）', date: '2023-02-01' }];
  const evidence: Evidence[] = [
    {
      ref: 'S1',
      target: { kind: 'suggestion', recordId: 1, version: 1 },
      heading: '关于盘活老城区停车位的建议（2023年，第12号）',
      date: '2023-02-01',
      texts: [],
      span: null,
      figures: [],
      notes: [],
      quotable: true,
      inForce: null,
    },
  ];
  const rules = (facts: string) =>
    told(checkDraft(inputOf(draftOf({ facts: GOOD.sections.facts + facts }), { earlier, evidence })));
  it('that the text leaves out are named', () => expect(rules('')).toEqual(['earlier']));
  it('count as named by a mark or by the title', () => {
    expect(rules('2023年曾提出同类问题〔S1〕。')).toEqual([]);
    expect(rules('《关于盘活老城区停车位的建议》曾提出。')).toEqual([]);
  });
});

describe('sentences that are not verified', () => {
  const verdictOf = (code: FaultCode) => ({
    ...{ section: 'facts' as const, start: 0, end: 10 },
    verdict: {
      state: 'unverified' as const,
      refs: [],
      faults: [{ code, at: null, message: '没有注明来源' }],
    },
  });
  const weightOf = (code: FaultCode, origin: 'model' | 'person' | 'edited') =>
    checkDraft(
      inputOf(GOOD, {
        verdicts: [verdictOf(code)],
        attribution: [{ section: 'facts', start: 0, end: 10, origin, passageId: null }],
      }),
    )[0]?.weight;
  it('weigh by what is wrong and by who wrote them', () => {
    expect(weightOf('quote_differs', 'person')).toBe('must');
    expect(weightOf('number_unmatched', 'model')).toBe('should');
    expect(weightOf('number_unmatched', 'edited')).toBe('should');
    expect(weightOf('number_unmatched', 'person')).toBe('note');
    expect(weightOf('personal_data', 'model')).toBeUndefined();
  });
});

describe('personal data', () => {
  it('is pointed at and not repeated', () => {
    const facts = `${GOOD.sections.facts}联系电话13800138000。`;
    const [found] = check({ facts });
    expect(found).toMatchObject({ rule: 'personal_data', weight: 'must', message: '像是手机号' });
    expect(facts.slice(found?.at?.start, found?.at?.end)).toBe('13800138000');
  });
  it('that is masked already is to be written around', () => {
    expect(check({ facts: `${GOOD.sections.facts}电话[手机号]。` })[0]?.weight).toBe('should');
  });
});

describe('for any text', () => {
  const words = fc.string({
    unit: fc.constantFrom(
      ...'由市综合执法局于9月底前开放20处有关部门高度重视关于的建议和请求我家13800138000〔S1〕【请补充：】《》“”。；\n '.split(
        '',
      ),
    ),
    maxLength: 300,
  });
  const content = fc
    .record({ title: words, facts: words, analysis: words, measures: words, basis: words })
    .map(draftOf);

  it('every hint points inside its part, says what to do and comes in the order of the rules', () => {
    fc.assert(
      fc.property(content, (draft) => {
        const hints = checkDraft(inputOf(draft));
        expect(hintSchema.array().parse(hints)).toEqual(hints);
        const order = hints.map(({ rule }) => HINT_RULES.indexOf(rule));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        for (const { at, part, message, remedy } of hints) {
          expect(message).not.toBe('');
          expect(remedy).not.toBe('');
          if (at === null || part === null) continue;
          const text = part === 'title' ? draft.title : draft.sections[part];
          expect(at.start).toBeLessThan(at.end);
          expect(at.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the same draft has the same hints', () => {
    fc.assert(
      fc.property(content, (draft) => {
        expect(checkDraft(inputOf(structuredClone(draft)))).toEqual(checkDraft(inputOf(draft)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('6,000 characters', () => {
  it('are checked while somebody types', () => {
    const fill = (text: string, length: number) =>
      text.repeat(Math.ceil(length / text.length)).slice(0, length);
    const lengths = { facts: 2500, analysis: 1000, measures: 2000, basis: 500 };
    const draft = draftOf(
      Object.fromEntries(
        SECTIONS.map((section) => [section, fill(`${GOOD.sections[section]}\n`, lengths[section])]),
      ),
    );
    checkDraft(inputOf(draft));
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now();
      checkDraft(inputOf(draft));
      return performance.now() - start;
    }).toSorted((a, b) => a - b);
    // 9 to 17 ms on two cores; a pattern that goes back over and over takes seconds.
    expect(times[0]).toBeLessThan(200);
  });
});
