import { chinaDayOf } from '../../domain/china-day.ts';
import type { Found } from '../../domain/evidence.ts';
import type { Rating, ReplyClass, StoredRecord, SuggestionParts } from '../../domain/record.ts';
import { bestPassage } from './best-passage.ts';
import type { TermWeights } from './weigh-terms.ts';

const CLASS_WORDS: Readonly<Record<ReplyClass, string>> = {
  A: 'A（已解决或基本解决）',
  B: 'B（正在解决或已启动）',
  C: 'C（列入计划逐步解决）',
  D: 'D（暂难解决，留作参考）',
};
const RATING_WORDS: Readonly<Record<Rating, string>> = {
  satisfied: '满意',
  basic: '基本满意',
  unsatisfied: '不满意',
};

/** Pure. @param record a suggestion. */
export function showSuggestion(record: StoredRecord, weights: TermWeights): Found {
  const { id: recordId, version, title, body, receivedAt, suggestion } = record;
  const span = bestPassage(body, weights);
  return {
    target: { kind: 'suggestion', recordId, version },
    heading: headingOf(record),
    date: chinaDayOf(receivedAt),
    texts: [
      { field: 'title', text: title },
      { field: 'body', text: body },
      ...(suggestion?.reply ? [{ field: 'reply' as const, text: suggestion.reply }] : []),
    ],
    span: span && { field: 'body', ...span },
    figures: [],
    notes: suggestion === null ? [] : notesOf(suggestion, yearOf(record)),
    quotable: true,
    inForce: null,
  };
}

export const yearOf = ({ suggestion, receivedAt }: Pick<StoredRecord, 'suggestion' | 'receivedAt'>): number =>
  suggestion?.year ?? Number(chinaDayOf(receivedAt).slice(0, 4));

/** 关于盘活老城区停车位的建议（2023年，第12号）. */
export function headingOf(
  record: Pick<StoredRecord, 'title' | 'sourceId' | 'suggestion' | 'receivedAt'>,
): string {
  return `${record.title}（${yearOf(record)}年，${numberOf(record.sourceId)}）`;
}

/** 2023-012 is 第12号; what is not written so stays as it is. */
function numberOf(sourceId: string): string {
  const serial = /^(?:19|20)\d{2}[-—_]0*(\d{1,5})$/u.exec(sourceId)?.[1];
  return serial === undefined ? `编号${sourceId}` : `第${serial}号`;
}

function notesOf(parts: SuggestionParts, year: number): [string, string][] {
  const { leadDeputy, delegation, leadUnit, reply, replyClass, resultRating } = parts;
  const notes: [string, string | null][] = [
    ['年份', `${year}年`],
    ['领衔代表', leadDeputy],
    ['代表团', delegation],
    ['承办单位', leadUnit],
    ['答复类别', replyClass && CLASS_WORDS[replyClass]],
    ['办理结果评价', resultRating && RATING_WORDS[resultRating]],
    ['答复', reply === null ? '尚未答复' : null],
  ];
  return notes.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}
