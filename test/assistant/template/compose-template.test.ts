import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refsIn, withoutMarks } from '../../../src/assistant/marks.ts';
import { composeTemplate } from '../../../src/assistant/template/compose-template.ts';
import type { TemplateInput } from '../../../src/assistant/template/template-input.ts';
import { verifySentence } from '../../../src/assistant/verify/verify-sentence.ts';
import { SECTIONS, type Section } from '../../../src/domain/draft.ts';
import { inputs, libraryOf, PARKING } from './template-fixture.ts';

const sentencesOf = (input: TemplateInput): string[] => {
  const { sections } = composeTemplate(input);
  return SECTIONS.flatMap((section) => sections[section].map(({ text }) => text));
};
const section = (input: TemplateInput, name: (typeof SECTIONS)[number]): string[] =>
  composeTemplate(input).sections[name].map(({ text }) => text);

describe('composeTemplate', () => {
  it('tells the concern, its figures and what was answered before', () => {
    const draft = composeTemplate(PARKING);
    expect(draft.title).toBe('关于解决枫榆路一带晚上停车难的建议');
    expect(section(PARKING, 'facts')).toEqual([
      '本建议反映的问题是：枫榆路一带晚上停车太难，机关院坝空着不开放。',
      '群众来件中已归集出同类事项，2025年以来来件45件，涉及38人，近12个月较此前12个月上升25%〔I1〕。',
      '【请补充：地点、起止时间、影响范围和人数，以及您走访、座谈了解到的情况和数据来源】。',
      '2021年第7号建议《关于缓解老城区居民夜间停车难的建议》、2024年第9号建议《关于补齐停车泊位缺口的建议》先后提出同类问题，都由市综合执法局承办，答复类别都为C类，答复都称“下一步将研究机关单位停车场错时开放办法，积极盘活闲置地块建设临时停车场”〔S1〕〔S2〕。',
    ]);
  });

  it('analyses what the evidence allows and leaves the causes to the deputy', () =>
    expect(section(PARKING, 'analysis')).toEqual([
      '从历年情况看，2021年、2024年都有代表就同类问题提出建议〔S1〕〔S2〕，说明问题有普遍性，单靠逐件办理难以根本解决。',
      '对这些建议的答复内容基本相同〔S1〕〔S2〕，有必要核对以往的办理措施落实到了哪一步。',
      '从职责看，此类问题主要由市综合执法局负责，还涉及市公安交管局、市住建局，需要明确牵头单位和各自的任务。',
      '【请补充：问题产生的原因，例如制度、资金、职责分工、技术条件等方面，以及您的判断】。',
    ]));

  it('names who does what, and makes up no deadline and no quantity', () => {
    const measures = section(PARKING, 'measures');
    expect(measures[0]).toBe(
      '由市综合执法局牵头，会同市公安交管局、市住建局挖潜增建停车泊位，【请补充：完成时限】前完成【请补充：数量或范围】。',
    );
    expect(measures.find((measure) => measure.includes('〔S2〕'))).toBe(
      '由市综合执法局说明以往答复中“下一步将研究机关单位停车场错时开放办法，积极盘活闲置地块建设临时停车场”一事的办理进展〔S2〕，尚未完成的明确【请补充：完成时限】。',
    );
    for (const measure of measures) expect(measure).toContain('市综合执法局');
  });

  it('rests on articles in force, with their words', () =>
    expect(section(PARKING, 'basis')[0]).toBe(
      '《澜川市停车场管理办法》第九条规定：“机关单位停车场应当错时开放”〔L1〕。',
    ));

  it('leaves out what is off topic: another problem of the same street', () =>
    expect(sentencesOf(PARKING).join('')).not.toMatch(/S3|内涝|L2/));

  it('puts first what the deputy asks for', () => {
    const input = { ...PARKING, concern: '枫榆路停车难，建议开放机关院坝' };
    expect(composeTemplate(input).title).toBe('关于开放机关院坝的建议');
    expect(section(input, 'measures')[0]).toContain('会同市公安交管局、市住建局开放机关院坝，');
    expect(section(input, 'facts')[0]).toBe('本建议反映的问题是：枫榆路停车难。');
  });

  it('asks for everything when there is nothing', () => {
    const input = { ...PARKING, concern: '', evidence: [], kind: null };
    expect(composeTemplate(input).title).toBe('关于【请补充：对象和要采取的措施】的建议');
    for (const name of SECTIONS) expect(section(input, name).join('')).toContain('【请补充：');
  });
});

describe('whatever the evidence', () => {
  const allTexts = ({ evidence }: TemplateInput, refs: readonly string[]): string =>
    evidence
      .filter(({ ref }) => refs.includes(ref))
      .flatMap(({ heading, date, texts, figures, notes }) => [
        heading,
        date ?? '',
        ...texts.map(({ text }) => text),
        ...figures.map(({ words }) => words),
        ...notes.flat(),
      ])
      .join('\n')
      .replace(/ /g, '');

  it('cites only what was retrieved, and never a hotline record', () =>
    fc.assert(
      fc.property(inputs, (input) => {
        const known = new Set(input.evidence.map(({ ref }) => ref));
        for (const ref of sentencesOf(input).flatMap(refsIn)) {
          expect(known).toContain(ref);
          expect(ref).not.toMatch(/^R/);
        }
      }),
    ));

  it('states no number and quotes no word that the cited evidence does not have', () =>
    fc.assert(
      fc.property(inputs, (input) => {
        for (const sentence of sentencesOf(input)) {
          const source = allTexts(input, refsIn(sentence));
          const said = withoutMarks(sentence).replace(/【.*?】/g, '');
          for (const number of said.match(/\d+/g) ?? []) expect(source).toContain(number);
          for (const [, quote = ''] of said.matchAll(/“([^“”]*)”/g))
            expect(source).toContain(quote.replace(/ /g, ''));
        }
      }),
    ));

  it('every sentence stands in the closed world, and so does the title', () =>
    fc.assert(
      fc.property(inputs, (input) => {
        const { title, sections } = composeTemplate(input);
        const judge = (text: string, section: Section) =>
          verifySentence({ text, section, evidence: input.evidence, laws: libraryOf(input), day: input.day });
        expect({ title, ...judge(title, 'facts') }).toMatchObject({ faults: [] });
        for (const section of SECTIONS)
          for (const { text } of sections[section])
            expect({ text, ...judge(text, section) }).toMatchObject({ faults: [] });
      }),
      { numRuns: 500 },
    ));

  it('gives a title of the right form and length, and a measure for somebody', () =>
    fc.assert(
      fc.property(inputs, (input) => {
        const { title, sections } = composeTemplate(input);
        expect(title).toMatch(/^关于.+的建议$/);
        expect(title.length).toBeLessThanOrEqual(30);
        expect(title).not.toMatch(/[\d\n〔〕“”]/);
        expect(sections.measures.length).toBeGreaterThan(0);
        for (const { text } of sections.measures) expect(text).toMatch(/^由(【请补充：责任单位】|市)/);
      }),
    ));

  it('is the same draft for the same input', () =>
    fc.assert(
      fc.property(inputs, (input) => {
        expect(composeTemplate(structuredClone(input))).toEqual(composeTemplate(input));
      }),
      { numRuns: 30 },
    ));
});
