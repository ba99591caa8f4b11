/** What people made of a turn's sentences. */
import { SECTIONS } from '../../domain/draft.ts';
import type { Db } from '../../store/database.ts';
import { readWrittenPassages } from '../../store/drafts/passages.ts';
import { readDraftContent } from '../../store/turns/draft-content.ts';
import { readPassages } from '../../store/turns/passages.ts';
import { attributeSentences } from '../attribute-sentences.ts';

export type SentenceCounts = { readonly kept: number; readonly edited: number; readonly dropped: number };

/** Of the passages of one turn, in the draft as it is now; they add up to all of them. */
export async function countSentences(db: Db, draftId: number, turnId: number): Promise<SentenceCounts> {
  const [content, passages] = [await readDraftContent(db, draftId), await readWrittenPassages(db, draftId)];
  const ids = new Set((await readPassages(db, turnId)).map(({ id }) => id));
  const standing = SECTIONS.flatMap((section) =>
    attributeSentences(
      content?.sections[section] ?? '',
      section,
      passages.filter((passage) => passage.section === section),
    ),
  ).filter(({ passageId }) => passageId !== null && ids.has(passageId));
  const edited = standing.filter(({ origin }) => origin === 'edited').length;
  return { kept: standing.length - edited, edited, dropped: ids.size - standing.length };
}
