import type { Found } from '../../domain/evidence.ts';
import { articleWords } from '../../domain/numeral.ts';
import type { StoredArticle } from '../../store/laws/law-row.ts';

/** Pure. @param article of a law that is in force on the day. */
export function showArticle({ id: articleId, number, suffix, text, law }: StoredArticle): Found {
  return {
    target: { kind: 'law', articleId },
    heading: `《${law.name}》${articleWords(number, suffix)}`,
    date: law.validFrom,
    texts: [{ field: 'article', text }],
    span: { field: 'article', start: 0, end: text.length },
    figures: [],
    notes: [
      ['版本', law.edition],
      ['施行日期', sayDay(law.validFrom)],
      ['制定机关', law.issuer],
    ],
    quotable: true,
    inForce: true,
  };
}

/** 2025年3月1日. */
function sayDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}
