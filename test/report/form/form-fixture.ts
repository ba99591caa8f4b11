/** An invented draft as the form gets it. */
import { EMPTY_CONTENT, type Origin } from '../../../src/domain/draft.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { FormModel, FormSentence } from '../../../src/report/form/form-model.ts';

export const sentence = (
  text: string,
  origin: Origin = 'person',
  faults: readonly string[] = [],
): FormSentence => ({ text, origin, faults });

export const EVIDENCE: readonly Evidence[] = [
  {
    ref: 'S1',
    target: { kind: 'suggestion', recordId: 7, version: 1 },
    heading: '关于缓解老城区居民夜间停车难的建议（2021年，第7号）',
    date: '2021-01-27',
    texts: [{ field: 'reply', text: '我局将研究机关单位停车场错时开放办法。' }],
    span: null,
    figures: [],
    notes: [
      ['承办单位', '市综合执法局'],
      ['答复类别', 'C'],
      ['代表评价', '不满意'],
    ],
    quotable: true,
    inForce: null,
  },
  {
    ref: 'I1',
    target: { kind: 'issue', issueId: 12, runId: 1 },
    heading: '枫榆路夜间停车难',
    date: null,
    texts: [],
    span: null,
    figures: [{ name: 'records', value: 45, unit: '件', words: '2025年以来来件 45 件' }],
    notes: [['类型', '停车难与停车收费']],
    quotable: false,
    inForce: null,
  },
  {
    ref: 'L1',
    target: { kind: 'law', articleId: 3 },
    heading: '《澜川市停车场管理办法》第九条',
    date: null,
    texts: [{ field: 'article', text: '鼓励机关单位错时开放停车场。' }],
    span: null,
    figures: [],
    notes: [],
    quotable: true,
    inForce: true,
  },
  {
    ref: 'R1',
    target: { kind: 'record', recordId: 99, version: 1 },
    heading: '枫榆路住户说停不下车',
    date: '2025-03-01',
    texts: [{ field: 'body', text: '枫榆路住户说停不下车。' }],
    span: null,
    figures: [],
    notes: [],
    quotable: false,
    inForce: null,
  },
];

export const FORM_MODEL: FormModel = {
  city: '澜川市',
  draftId: 31,
  version: 4,
  savedAt: new Date('2026-03-02T01:00:00Z'),
  title: sentence('关于盘活老城区机关单位停车位的建议'),
  sections: {
    facts: [
      [sentence('枫榆路夜间停车难〔I1〕。', 'template'), sentence('代表走访时多有反映。')],
      [sentence('以往已提出〔S1〕。', 'edited')],
    ],
    analysis: [
      [
        sentence('底数不清〔S1〕〔I1〕。'),
        sentence('缺口有 900 个〔I1〕。', 'model', ['数字 900 在所引材料中找不到']),
      ],
    ],
    measures: [
      [sentence('由市综合执法局摸清泊位底数。')],
      [sentence('由市公安交管局公布开放名单。')],
      [sentence('由市综合执法局通报进展。')],
    ],
    basis: [[sentence('《澜川市停车场管理办法》第九条〔L1〕。')]],
  },
  form: { ...EMPTY_CONTENT.form, delegation: '南明代表团', method: 'visit', repeated: 'y3plus' },
  leadDeputy: '罗启明',
  cosigners: ['田应芬', '冉正海'],
  evidence: EVIDENCE,
  confirmedBy: null,
};

/** Every word by a person. */
export const PERSONS_MODEL: FormModel = {
  ...FORM_MODEL,
  sections: {
    facts: [[sentence('枫榆路夜间停车难〔I1〕。')]],
    analysis: [],
    measures: [[sentence('由市综合执法局摸清泊位底数。')]],
    basis: [],
  },
};
