/**
 * Record text is untrusted. Before it is printed it loses what XML 1.0 forbids (a stray control character
 * makes a DOCX unreadable) and the characters that turn the writing direction, which could make a line
 * read as something else than what is stored. JSON keeps the text as it is.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const HALF_PAIR = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export const printable = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(DIRECTION_MARKS, '').replace(HALF_PAIR, '\uFFFD');

/** One line: line breaks and runs of white space become one space. */
export const oneLine = (text: string): string => printable(text).replace(/\s+/g, ' ').trim();

/** At most `length` characters (code points); what is cut off is marked with ……, so it is never silent. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length).join('')}……`;
}
