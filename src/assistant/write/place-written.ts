/** Which of a turn's sentences go into the draft by themselves: never over what a person typed. Pure. */
import { type DraftContent, draftContentSchema, SECTIONS, type Section } from '../../domain/draft.ts';
import type { Passage, TurnScope } from '../../domain/turn.ts';
import { assembleSection } from '../assemble-section.ts';
import { attributeSentences, type WrittenPassage } from '../attribute-sentences.ts';
import { mayStandInDraft } from './judge-sentence.ts';
import type { WrittenTurn } from './write-turn.ts';

export type Placed = {
  readonly content: DraftContent;
  /** What went in; the rest is offered. Empty: nothing to save. */
  readonly passages: readonly Passage[];
};

/**
 * A section is written when it is empty, or when the turn was about this section and no person has touched it.
 *
 * @param earlier everything that machines wrote for this draft before.
 */
export function placeWritten(
  content: DraftContent,
  { title, passages }: WrittenTurn,
  { scope, earlier }: { readonly scope: TurnScope; readonly earlier: readonly WrittenPassage[] },
): Placed {
  const sections = { ...content.sections };
  const placed: Passage[] = [];
  for (const section of SECTIONS) {
    const written = passages.filter(
      (passage) => passage.section === section && mayStandInDraft(passage.verdict),
    );
    const isFree =
      sections[section].trim() === '' ||
      (scope === section && isMachines(sections[section], section, earlier));
    const text = assembleSection(section, written);
    if (written.length === 0 || !isFree || !fits(text)) continue;
    sections[section] = text;
    placed.push(...written);
  }
  const newTitle = content.title.trim() === '' ? (title ?? content.title) : content.title;
  return { content: { ...content, title: newTitle, sections }, passages: placed };
}

const isMachines = (text: string, section: Section, earlier: readonly WrittenPassage[]): boolean =>
  attributeSentences(text, section, earlier).every(
    ({ origin }) => origin === 'model' || origin === 'template',
  );

const fits = (text: string): boolean => draftContentSchema.shape.sections.shape.facts.safeParse(text).success;
