import { describe, expect, it } from 'vitest';
import { judgeReference } from '../../../src/assistant/laws/judge-reference.ts';
import type { ArticleVersion } from '../../../src/store/laws/resolve-article.ts';

const version = (
  edition: string,
  validFrom: string,
  validTo: string | null,
  text: string | null,
): ArticleVersion => ({
  law: {
    id: 1,
    name: '示例法',
    shortNames: [],
    edition,
    level: 'law',
    issuer: '示例机关',
    validFrom,
    validTo,
    note: '',
  },
  article: text === null ? null : { id: 1, text },
});
const OLD = version('2015年修正', '2015-08-29', '2025-03-10', '旧');
const NEW = version('2025年修正', '2025-03-11', null, '新');
const ofEdition = (edition?: string) => (edition === undefined ? {} : { edition });
const judge = (day: string, versions: ArticleVersion[], edition?: string) => {
  const { state, version: meant, replacedBy } = judgeReference(ofEdition(edition), versions, day);
  return [state, meant?.article?.text ?? null, replacedBy];
};

describe('a reference to an article', () => {
  it('without an edition means the law of the day: the last of the old, the first of the new', () => {
    expect(judge('2025-03-10', [OLD, NEW])).toEqual(['in_force', '旧', null]);
    expect(judge('2025-03-11', [OLD, NEW])).toEqual(['in_force', '新', null]);
  });

  it('to an edition that another replaced names the other', () => {
    for (const edition of ['2015', '2015年', '2015年修正', '２０１５年']) {
      expect(judge('2026-01-01', [OLD, NEW], edition)).toEqual(['not_in_force', '旧', '2025年修正']);
    }
    expect(judge('2026-01-01', [OLD, NEW], '2025年修正')).toEqual(['in_force', '新', null]);
  });

  it('to a law that ended or has not begun is not in force, and nothing replaces it', () => {
    expect(judge('2026-01-01', [OLD])).toEqual(['not_in_force', '旧', null]);
    expect(judge('2015-08-28', [OLD, NEW])).toEqual(['not_in_force', '新', null]);
    expect(judge('2024-01-01', [OLD, NEW], '2025年')).toEqual(['not_in_force', '新', '2015年修正']);
  });

  it('is unknown without such a law, edition or article, though an older edition has the article', () => {
    expect(judge('2026-01-01', [])).toEqual(['unknown', null, null]);
    expect(judge('2026-01-01', [OLD, NEW], '2009年修正')).toEqual(['unknown', null, null]);
    const without = version('2025年修正', '2025-03-11', null, null);
    expect(judge('2026-01-01', [OLD, without])).toEqual(['unknown', null, null]);
    expect(judge('2020-01-01', [without])).toEqual(['unknown', null, null]);
  });
});
