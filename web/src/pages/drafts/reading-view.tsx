import type { DraftContent, Section } from '../../../../src/domain/draft.ts';
import type { DraftSentence } from '../../api/drafts.ts';
import type { Cite } from './cited-text.tsx';
import { ORIGIN_WORDS, VERDICT_WORDS } from './draft-words.ts';
import { SentenceItem } from './sentence-item.tsx';

type Props = {
  readonly section: Section;
  /** What the sentences are spans of. */
  readonly content: DraftContent;
  readonly sentences: readonly DraftSentence[];
  readonly onCite: Cite;
};

/** A section sentence by sentence: measures with their numbers, as on the form. */
export function ReadingView({ section, content, sentences, onCite }: Props) {
  const own = sentencesOf(section, sentences);
  const items = own.map(({ start, end, origin, verdict }) => (
    <SentenceItem
      key={`${start} ${content.sections[section].slice(start, end)}`}
      text={content.sections[section].slice(start, end).trim()}
      origin={origin}
      verdict={verdict}
      onCite={onCite}
    />
  ));
  return section === 'measures' ? (
    <ol className="sentences">{items}</ol>
  ) : (
    <ul className="sentences">{items}</ul>
  );
}

export const sentencesOf = (section: Section, sentences: readonly DraftSentence[]) =>
  sentences.filter((sentence) => sentence.section === section);

/** 5 句：已核实 4，未核实 1；机写 3，本人 2. */
export function summarise(sentences: readonly DraftSentence[]): string {
  const states = countWords(
    ['verified', 'uncited', 'unverified'],
    VERDICT_WORDS,
    ({ verdict }) => verdict.state,
  );
  const origins = countWords(['model', 'template', 'edited', 'person'], ORIGIN_WORDS, ({ origin }) => origin);
  return `${sentences.length} 句：${states(sentences)}；${origins(sentences)}`;
}

const countWords =
  <Code extends string>(
    codes: readonly Code[],
    words: { readonly [C in Code]: string },
    codeOf: (sentence: DraftSentence) => Code,
  ) =>
  (sentences: readonly DraftSentence[]): string =>
    codes
      .map((code) => [words[code], sentences.filter((sentence) => codeOf(sentence) === code).length] as const)
      .filter(([, count]) => count > 0)
      .map(([word, count]) => `${word} ${count}`)
      .join('，');
