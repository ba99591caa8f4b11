/** A small closed world for tests: one earlier suggestion, one issue, one record, an article. All invented. */
import type { LawLookup } from '../../../src/assistant/verify/law-lookup.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { StoredLaw } from '../../../src/store/laws/law-row.ts';

export const DAY = '2026-03-02';

const base = { span: null, figures: [], notes: [], date: null, inForce: null };

const SUGGESTION: Evidence = {
  ...base,
  ref: 'S1',
  target: { kind: 'suggestion', recordId: 11, version: 1 },
  heading: '关于增设云桥路公交站点的建议（2024年，第36号）',
  date: '2024-01-18',
  quotable: true,
  texts: [
    { field: 'title', text: '关于增设云桥路公交站点的建议' },
    { field: 'body', text: '云桥路沿线有3个小区，约1.2万居民，最近的站点相距900米。' },
    { field: 'reply', text: '经研究，计划于2024年底前在云桥路增设2个站点，供研究时参考。' },
  ],
  notes: [
    ['承办单位', '市交通委'],
    ['答复类别', 'B'],
  ],
};

const ISSUE: Evidence = {
  ...base,
  ref: 'I1',
  target: { kind: 'issue', issueId: 7, runId: 1 },
  heading: '云桥路公交出行不便',
  quotable: false,
  texts: [{ field: 'title', text: '云桥路公交出行不便' }],
  figures: [
    { name: 'records', value: 45, unit: '件', words: '2025年1月至2026年2月来件45件' },
    { name: 'people', value: 38, unit: '人', words: '涉及38人' },
    { name: 'growth', value: -45, unit: '%', words: '近12个月较此前12个月下降45%' },
  ],
};

const RECORD: Evidence = {
  ...base,
  ref: 'R1',
  target: { kind: 'record', recordId: 21, version: 1 },
  heading: '云桥路等车太久',
  quotable: false,
  texts: [{ field: 'body', text: '我每天早上在路口等了四十分钟都没有一辆车来，娃娃上学天天迟到。' }],
};

const ARTICLE: Evidence = {
  ...base,
  ref: 'L1',
  target: { kind: 'law', articleId: 91 },
  heading: '《公共交通示例条例》第十二条',
  date: '2025-01-01',
  quotable: true,
  inForce: true,
  texts: [{ field: 'article', text: '新建居住区应当同步规划公共汽车站点，站点间距一般不超过五百米。' }],
};

export const EVIDENCE: readonly Evidence[] = [SUGGESTION, ISSUE, RECORD, ARTICLE];

const law = (id: number, edition: string, validFrom: string, validTo: string | null): StoredLaw => ({
  id,
  name: '公共交通示例条例',
  shortNames: ['公交条例'],
  edition,
  level: 'regulation',
  issuer: '示例机关',
  validFrom,
  validTo,
  note: '',
});

/** Article 12 is in both editions, article 30 only in the old one. */
export const LAWS: LawLookup = {
  names: ['公共交通示例条例', '公交条例'],
  versionsOf: ({ name, number }) => {
    if (!['公共交通示例条例', '公交条例'].includes(name)) return [];
    const old = law(1, '2010年公布', '2010-01-01', '2024-12-31');
    const now = law(2, '2025年修订', '2025-01-01', null);
    if (number === 12) {
      return [
        { law: old, article: { id: 81, text: '旧文。' } },
        { law: now, article: { id: 91, text: ARTICLE.texts[0]?.text ?? '' } },
      ];
    }
    if (number !== 30) return [];
    return [
      { law: old, article: { id: 83, text: '旧文。' } },
      { law: now, article: null },
    ];
  },
};
