import { maskText } from '../ingest/mask/mask-text.ts';

/**
 * What a person types at a desk (a title, a reason, a note) is shown, stored and reported like a record's words, and is
 * masked at the door like them.
 */
export function maskTyped(text: string): string;
export function maskTyped(text: string | null): string | null;
export function maskTyped(text: string | null): string | null {
  return text === null ? null : maskText(text).text;
}
