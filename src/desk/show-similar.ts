import type { Sight } from '../domain/sight.ts';
import type { SimilarAskRow } from '../store/desk/similar-asks.ts';
import { hideWords } from './hide-words.ts';
import { showProgress } from './show-progress.ts';

/** Pure. Confidential ones are searched for staff alone, so that the words found are words that may be read. */
export function showSimilar(row: SimilarAskRow, similarity: number, sight: Sight) {
  const { body, handling, suggestionReply, receivedAt, ...fields } = row;
  return {
    ...fields,
    ...hideWords(row, sight),
    receivedAt: receivedAt.toISOString(),
    text: body.slice(row.start, row.end),
    similarity: Math.max(0, Math.min(1, similarity)),
    progress: showProgress(handling),
    reply: handling?.reply ?? suggestionReply,
  };
}
