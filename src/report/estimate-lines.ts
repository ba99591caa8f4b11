/**
 * How many lines a paragraph takes on the page of GB/T 9704: 22 lines of 28 characters. An estimate that
 * errs upwards: no page is laid out here, and the limit of three pages must hold in any word processor.
 */
import type { Piece } from './table.ts';

export const LINES_PER_PAGE = 22;
/** The standard says 28; 27 leaves room for the punctuation that may not begin a line. */
const CHARACTERS_PER_LINE = 27;
const FIRST_LINE_INDENT = 2;

export const plainText = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');

/** Width in full-width characters; Latin letters and digits take half of one, give or take. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character < '\u0250' ? 0.55 : 1;
  return width;
}

export const estimateLines = (pieces: readonly Piece[]): number =>
  Math.max(1, Math.ceil((FIRST_LINE_INDENT + textWidth(plainText(pieces))) / CHARACTERS_PER_LINE));
