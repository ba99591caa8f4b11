/** Control and format characters: zero-width, direction marks (they can hide what a line says), soft hyphens. */
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cf}]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Text as it is stored: NFC, line ends as \n, no invisible characters, trimmed. Full-width punctuation stays
 * as it was written. Idempotent.
 */
export function normaliseText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .normalize('NFC')
    .trim();
}

/** One line: every run of white space is one space. For titles, names, units. */
export function normaliseLine(text: string): string {
  return normaliseText(text).replace(/\s+/gu, ' ');
}

/** What two spellings of a header or an enumerated word have in common: NFKC, lower case, letters and digits only. */
export function foldWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
