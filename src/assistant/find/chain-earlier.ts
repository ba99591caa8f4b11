/** 以前提过吗: which of the suggestions found are on the same matter, what was promised and is open, 历年同答. Pure. */
import { findSameAnswers } from '../../cluster/kinds/find-same-answers.ts';
import type { StoredRecord } from '../../domain/record.ts';
import type { Chain, Earlier } from './find-answer.ts';
import { SAME_MATTER } from './measure-likeness.ts';
import type { RankedSuggestions } from './search-suggestions.ts';
import { showEarlier } from './show-earlier.ts';
import { yearOf } from './show-suggestion.ts';

export type ChainDraft = Omit<Chain, 'issue' | 'news'>;

/**
 * The chain of those on the same matter first, then the others, each by itself. Of the same matter is what says much of
 * the same words and is of the kind of the best: 老旧小区 alone joins lifts, pipes and water supply.
 */
export function chainEarlier({ ranked, weights }: RankedSuggestions, day: string): ChainDraft[] {
  const year = Number(day.slice(0, 4));
  const records = ranked.map(({ record }) => record);
  const kind = ranked.find(({ likeness }) => likeness >= SAME_MATTER)?.kind ?? null;
  const alike = ranked
    .filter((one) => one.likeness >= SAME_MATTER && (kind === null || one.kind === null || one.kind === kind))
    .map(({ record }) => record);
  const others = records.filter((record) => !alike.includes(record));
  const groups = [...(alike.length > 0 ? [alike] : []), ...others.map((record) => [record])];
  return groups.map((group) => {
    const ordered = group.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || a.id - b.id);
    const lines = ordered.map((record) => showEarlier(record, weights, { year }));
    return {
      suggestions: lines.map((line, index) => ({
        ...line,
        promisesOpen: isOpen(line, lines.slice(index + 1)),
      })),
      alike: group === alike,
      sameAnswers: sameAnswersOf(ordered),
    };
  });
}

/** An A that did not satisfy settles nothing. */
function isOpen(
  line: Omit<Earlier, 'promisesOpen'>,
  later: readonly Omit<Earlier, 'promisesOpen'>[],
): boolean {
  const promised = line.promises.length > 0 && line.replyClass !== 'A' && line.replyClass !== 'D';
  return (
    promised &&
    !later.some(({ replyClass, resultRating }) => replyClass === 'A' && resultRating !== 'unsatisfied')
  );
}

function sameAnswersOf(records: readonly StoredRecord[]): Chain['sameAnswers'] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const replies = records.flatMap((record) => {
    const reply = record.suggestion?.reply ?? null;
    return reply === null ? [] : [{ recordId: record.id, year: yearOf(record), reply }];
  });
  return findSameAnswers(replies).map(({ recordIds, similarity, excerpt }) => ({
    recordIds: [...recordIds],
    years: recordIds.flatMap((id) => {
      const record = byId.get(id);
      return record === undefined ? [] : [yearOf(record)];
    }),
    similarity,
    excerpt: {
      ...excerpt,
      text: (byId.get(excerpt.recordId)?.suggestion?.reply ?? '').slice(excerpt.start, excerpt.end),
    },
  }));
}
