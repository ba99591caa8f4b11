/** A hint's place and its replacement in a text that may have been typed on since it was checked. Pure. */
import type { DraftContent } from '../../../../src/domain/draft.ts';
import type { Hint } from '../../api/drafts.ts';
import { partOf, withPart } from './draft-fields.ts';

type Place = { readonly start: number; readonly end: number };

/** Where the hint's words are now; null when they are no longer there, or when it is about the whole part. */
export function placeOf(hint: Hint, checked: DraftContent, now: DraftContent): Place | null {
  const { part, at } = hint;
  if (part === null || at === null) return null;
  const text = partOf(now, part);
  const words = partOf(checked, part).slice(at.start, at.end);
  if (text.slice(at.start, at.end) === words) return at;
  const start = text.indexOf(words);
  const isAlone = start >= 0 && text.indexOf(words, start + 1) < 0;
  return words !== '' && isAlone ? { start, end: start + words.length } : null;
}

/** @returns the content as it is when there is nothing to replace, or no place for it. */
export function applyHint(hint: Hint, checked: DraftContent, now: DraftContent): DraftContent {
  const { part, at, replacement } = hint;
  if (part === null || replacement === null) return now;
  if (at === null) return withPart(now, part, replacement);
  const place = placeOf(hint, checked, now);
  if (place === null) return now;
  const text = partOf(now, part);
  return withPart(now, part, `${text.slice(0, place.start)}${replacement}${text.slice(place.end)}`);
}
