import { chinaDayOf } from '../../domain/china-day.ts';
import type { Found } from '../../domain/evidence.ts';
import type { Source, StoredRecord } from '../../domain/record.ts';
import { bestPassage } from './best-passage.ts';
import type { TermWeights } from './weigh-terms.ts';

const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  hotline: '热线来件',
  suggestion: '代表建议',
  station: '联络站留言',
  forum: '网络留言',
};

/** Pure. To understand a problem by, never to paste: 代转来信 is not allowed. */
export function showRecord(record: StoredRecord, weights: TermWeights): Found {
  const { id: recordId, version, source, title, body, receivedAt, district } = record;
  const span = bestPassage(body, weights);
  const words = SOURCE_WORDS[source];
  return {
    target: { kind: 'record', recordId, version },
    heading: title === '' ? words : `${title}（${words}）`,
    date: chinaDayOf(receivedAt),
    texts: [{ field: 'body', text: body }],
    span: span && { field: 'body', ...span },
    figures: [],
    notes: [['来源', words], ...(district === null ? [] : [['区县', district] satisfies [string, string]])],
    quotable: false,
    inForce: null,
  };
}
