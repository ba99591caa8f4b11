/** Marks of citations in a draft's text. Pure. */
import { MARK } from '../domain/evidence.ts';

/** What models write for a mark: [S1], 【S1】, ［S1、S2］, (S1). */
const WRITTEN = /[[【［〔(（]\s*([SRIL][1-9]\d{0,2}(?:\s*[,，、;；]\s*[SRIL][1-9]\d{0,2})*)\s*[\]】］〕)）]/g;

/** One form for all: 〔S1〕〔S2〕. */
export function unifyMarks(text: string): string {
  return text.replace(WRITTEN, (_, refs: string) =>
    refs
      .split(/[,，、;；]/)
      .map((ref) => `〔${ref.trim()}〕`)
      .join(''),
  );
}

/** The refs that a text cites, in order, each once. */
export function refsIn(text: string): string[] {
  return [...new Set([...text.matchAll(MARK)].map(([, ref]) => ref ?? ''))];
}

export const withoutMarks = (text: string): string => text.replace(MARK, '');
