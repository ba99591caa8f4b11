/** Every sentence of a draft as it is now: who wrote it, and what the closed world says of it. */
import { type DraftContent, type Origin, SECTIONS, type Section } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { Db } from '../../store/database.ts';
import { readWrittenPassages } from '../../store/drafts/passages.ts';
import { readEvidence } from '../../store/turns/evidence.ts';
import { attributeSentences } from '../attribute-sentences.ts';
import { lookUpLaws } from '../verify/look-up-laws.ts';
import { verifyText } from '../verify/verify-sentence.ts';

export type DraftSentence = {
  readonly section: Section;
  /** UTF-16 offsets into the section. */
  readonly start: number;
  readonly end: number;
  readonly origin: Origin;
  readonly passageId: number | null;
  readonly verdict: Verdict;
};

export type JudgedContent = {
  /** In the order of the form. */
  readonly sentences: readonly DraftSentence[];
  readonly evidence: readonly Evidence[];
};

/** @param day YYYY-MM-DD in China: laws have to be in force on it. */
export async function judgeContent(
  db: Db,
  draftId: number,
  { sections }: Pick<DraftContent, 'sections'>,
  day: string,
): Promise<JudgedContent> {
  const evidence = await readEvidence(db, draftId);
  const passages = await readWrittenPassages(db, draftId);
  const laws = await lookUpLaws(db, Object.values(sections));
  const sentences = SECTIONS.flatMap((section) => {
    const text = sections[section];
    const written = passages.filter((passage) => passage.section === section);
    const origins = new Map(
      attributeSentences(text, section, written).map((sentence) => [sentence.start, sentence]),
    );
    return verifyText({ text, section, evidence, laws, day }).map(({ start, end, verdict }) => {
      const { origin = 'person', passageId = null } = origins.get(start) ?? {};
      return { section, start, end, origin, passageId, verdict } as const;
    });
  });
  return { sentences, evidence };
}

export const hasMachineText = (sentences: readonly Pick<DraftSentence, 'origin'>[]): boolean =>
  sentences.some(({ origin }) => origin !== 'person');
