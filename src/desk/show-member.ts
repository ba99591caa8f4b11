import type { Sight } from '../domain/sight.ts';
import type { MemberRow } from '../store/desk/issue-members.ts';
import { hideWords, mayRead } from './hide-words.ts';
import { showProgress } from './show-progress.ts';

/** An ask of an issue with the whole text it stands in. Pure. */
export function showMember(row: MemberRow, sight: Sight) {
  const { body, handling, receivedAt, similarity, quotes, ...fields } = row;
  const readable = mayRead(row, sight);
  return {
    ...fields,
    ...hideWords(row, sight),
    receivedAt: receivedAt.toISOString(),
    body: readable ? body : null,
    quotes: readable ? quotes : [],
    progress: showProgress(handling),
    similarity: row.movedByPerson ? null : similarity,
  };
}
