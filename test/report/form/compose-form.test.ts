import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORIGINS, SECTIONS } from '../../../src/domain/draft.ts';
import type { FormPiece } from '../../../src/report/form/cite-sources.ts';
import { chineseNumber, composeForm } from '../../../src/report/form/compose-form.ts';
import type { FormModel } from '../../../src/report/form/form-model.ts';
import { FORM_MODEL, PERSONS_MODEL, sentence } from './form-fixture.ts';

const said = (pieces: readonly FormPiece[]): string =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.text : `<${piece.kind}${piece.number}>`)).join('');
const paragraphsOf = (model: FormModel) =>
  composeForm(model).sections.map(({ paragraphs }) => paragraphs.map(said));

describe('composeForm', () => {
  it('numbers sources as a reader meets them, each once', () => {
    expect(paragraphsOf(FORM_MODEL)).toEqual([
      ['枫榆路夜间停车难<source1>。代表走访时多有反映。', '以往已提出<source2>。'],
      ['底数不清<source2><source1>。缺口有 900 个<source1>。<doubt1>'],
      [
        '一是由市综合执法局摸清泊位底数。',
        '二是由市公安交管局公布开放名单。',
        '三是由市综合执法局通报进展。',
      ],
      ['《澜川市停车场管理办法》第九条<source3>。'],
    ]);
    expect(composeForm(FORM_MODEL).sources).toEqual([
      '事项来件统计：事项12；类型：停车难与停车收费；2025年以来来件 45 件。',
      '代表建议：关于缓解老城区居民夜间停车难的建议（2021年，第7号）；承办单位：市综合执法局；答复类别：C。',
      '法条：《澜川市停车场管理办法》第九条。',
    ]);
  });

  it('lists why a sentence is not verified', () =>
    expect(composeForm(FORM_MODEL).doubts).toEqual([
      { number: 1, reasons: ['数字 900 在所引材料中找不到'] },
    ]));

  it('says of a citation that nothing returned that it was not found', () => {
    const model = { ...PERSONS_MODEL, title: sentence('关于停车的建议〔S9〕') };
    expect(composeForm(model).sources[0]).toBe('未找到材料S9，提交前请核对或者删去');
  });

  it('never prints the words of a hotline record', () => {
    const model = { ...PERSONS_MODEL, title: sentence('关于停车的建议〔R1〕') };
    expect(composeForm(model).sources[0]).toBe('群众来件（编号99），原文不附。');
    expect(JSON.stringify(composeForm(model))).not.toContain('停不下车');
    expect(composeForm(FORM_MODEL).sources.join()).not.toContain('枫榆路夜间停车难');
  });

  it('ticks what the deputy chose, and nothing else', () =>
    expect(composeForm(FORM_MODEL).circumstances).toEqual([
      ['公开意见', '☑同意全文公开 □仅同意公开标题'],
      ['形成方式', '□专题调研 □座谈 ☑走访等其他形式'],
      ['属于多年多次提出、尚未解决的事项', '□两年 □三年 ☑三年以上'],
      ['希望加强联系沟通', '☑是 □否'],
      ['仅供研究参考，不需书面答复', '□是 ☑否'],
      ['可否联名', '☑可以 □不可以'],
      ['建议承办单位', ''],
    ]));

  it('leaves blank what the deputy writes by hand and what the office fills in', () => {
    const { leadDeputy, review, register } = composeForm(FORM_MODEL);
    expect(leadDeputy[0]).toEqual(['姓名', '罗启明']);
    expect(leadDeputy.slice(1).map(([, value]) => value)).toEqual(['', '', '', '']);
    expect(review.map(([, value]) => value)).toEqual(['', '', '', '', '']);
    expect(register).toEqual([
      ['编号', ''],
      ['类别', '☑建议　□批评　□意见'],
      ['代表团', '南明代表团'],
    ]);
  });
});

describe('the AI label', () => {
  const FIELDS = [
    'Label',
    'ContentProducer',
    'ProduceID',
    'ReservedCode1',
    'ContentPropagator',
    'PropagateID',
    'ReservedCode2',
  ];

  it('asks for a person as long as none has confirmed', () => {
    const { label } = composeForm(FORM_MODEL);
    expect(label).toMatchObject({ open: '本文含人工智能生成内容，须经代表本人核定', confirmed: null });
    expect(Object.keys(JSON.parse(label?.metadata ?? ''))).toEqual(FIELDS);
  });

  it('names who confirmed, and stays in the file', () => {
    const { label } = composeForm({ ...FORM_MODEL, confirmedBy: '罗启明' });
    expect(label).toMatchObject({ open: null, confirmed: '本文含人工智能辅助生成内容，已由罗启明核定' });
    expect(label?.metadata).toBe(composeForm(FORM_MODEL).label?.metadata);
  });

  it('is not there when a person wrote every word', () =>
    expect(composeForm(PERSONS_MODEL).label).toBeNull());

  const sentences = fc.array(
    fc.record({
      text: fc.stringMatching(/^[甲乙丙丁]{1,8}(〔[SRIL][1-9]〕){0,2}。$/),
      origin: fc.constantFrom(...ORIGINS),
      faults: fc.array(fc.constant('找不到'), { maxLength: 2 }),
    }),
    { maxLength: 4 },
  );
  const lines = fc.array(sentences, { maxLength: 3 });
  const models = fc
    .record({ facts: lines, analysis: lines, measures: lines, basis: lines })
    .map((sections): FormModel => ({ ...PERSONS_MODEL, sections }));

  it('is there exactly when one sentence came from a machine', () =>
    fc.assert(
      fc.property(models, (model) => {
        const machine = SECTIONS.flatMap((section) => model.sections[section].flat()).some(
          ({ origin }) => origin !== 'person',
        );
        expect(composeForm(model).label !== null).toBe(machine);
      }),
    ));

  it('no sentence, citation or doubt is lost', () =>
    fc.assert(
      fc.property(models, (model) => {
        const all = SECTIONS.flatMap((section) => model.sections[section].flat());
        const composed = composeForm(model);
        const text = composed.sections.flatMap(({ paragraphs }) => paragraphs.map(said)).join('');
        for (const { text: words } of all)
          expect(text).toContain(words.replace(/〔.*$/, '').replace(/。$/, ''));
        const cited = new Set(all.flatMap(({ text: words }) => words.match(/[SRIL][1-9]/g) ?? []));
        expect(composed.sources).toHaveLength(cited.size);
        expect(composed.doubts).toHaveLength(all.filter(({ faults }) => faults.length > 0).length);
      }),
    ));
});

describe('chineseNumber', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [35, '三十五'],
  ])('%i is %s', (value, words) => expect(chineseNumber(value)).toBe(words));
});
