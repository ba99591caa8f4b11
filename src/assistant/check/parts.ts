/** The texts of a draft, cut as the rules read them. Offsets are UTF-16 units of the part they are in. */
import { type DraftContent, SECTIONS } from '../../domain/draft.ts';
import type { Hint } from '../../domain/hint.ts';

export type Part = NonNullable<Hint['part']>;
export type Clause = {
  readonly part: Part;
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

export const PLACEHOLDER = /【请补充[^】\n]*】/gu;

/** Title, then the sections in the order of the form. */
export function partsOf({ title, sections }: DraftContent): { part: Part; text: string }[] {
  return [{ part: 'title', text: title }, ...SECTIONS.map((part) => ({ part, text: sections[part] }))];
}

/** Sentences in order, without their full stop; a question keeps its mark. */
export function clausesOf(content: DraftContent, parts: readonly Part[]): Clause[] {
  return partsOf(content)
    .filter(({ part }) => parts.includes(part))
    .flatMap(({ part, text }) => cut(part, text, /[^。！？!?\n]+[？?]?/gu));
}

/** The measures: one a line, blank lines left out. */
export const measuresOf = ({ sections }: DraftContent): Clause[] =>
  cut('measures', sections.measures, /[^\n]+/gu);

function cut(part: Part, text: string, pattern: RegExp): Clause[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: piece, index }) => {
    const start = index + piece.length - piece.trimStart().length;
    const end = index + piece.trimEnd().length;
    return end > start ? [{ part, text: text.slice(start, end), start, end }] : [];
  });
}

/** For messages: the value without flooding the page. */
export const inShort = (words: string): string => (words.length > 24 ? `${words.slice(0, 23)}…` : words);
