import { chinaDayOf } from '../../domain/china-day.ts';
import type { StoredRecord } from '../../domain/record.ts';
import { bestPassage } from './best-passage.ts';
import type { Earlier } from './find-answer.ts';
import { promisesOf, tellingSentence } from './read-reply.ts';
import { yearOf } from './show-suggestion.ts';
import type { TextSpan } from './split-sentences.ts';
import type { TermWeights } from './weigh-terms.ts';

/** One line of the card: who, when, which unit, what was answered and promised. Pure. `year`: of the day. */
export function showEarlier(
  record: StoredRecord,
  weights: TermWeights,
  { year }: { readonly year: number },
): Omit<Earlier, 'promisesOpen'> {
  const { id: recordId, version, sourceId, title, body, receivedAt, suggestion } = record;
  const own = yearOf(record);
  const reply = suggestion?.reply ?? null;
  const repliedYear = suggestion?.repliedAt ? Number(chinaDayOf(suggestion.repliedAt).slice(0, 4)) : own;
  return {
    recordId,
    version,
    sourceId,
    title,
    year: own,
    session: suggestion?.session ?? null,
    receivedOn: chinaDayOf(receivedAt),
    leadDeputy: suggestion?.leadDeputy ?? null,
    cosigners: suggestion?.cosigners.length ?? 0,
    delegation: suggestion?.delegation ?? null,
    leadUnit: suggestion?.leadUnit ?? null,
    replyClass: suggestion?.replyClass ?? null,
    resultRating: suggestion?.resultRating ?? null,
    repliedOn: suggestion?.repliedAt ? chinaDayOf(suggestion.repliedAt) : null,
    pending: own === year && reply === null && !suggestion?.repliedAt,
    passage: withText(body, bestPassage(body, weights)),
    answer: reply === null ? null : withText(reply, tellingSentence(reply)),
    promises:
      reply === null
        ? []
        : promisesOf(reply, repliedYear).map(({ start, end, due }) => ({
            start,
            end,
            text: reply.slice(start, end),
            due,
          })),
  };
}

const withText = (text: string, span: TextSpan | null) =>
  span && { start: span.start, end: span.end, text: text.slice(span.start, span.end) };
