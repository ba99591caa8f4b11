/**
 * Columns that text takes on a terminal: Chinese characters, kana, hangul and full-width signs take two, marks that
 * combine with the letter before them none. Ambiguous characters such as ▇ and … count as one.
 * Source: Unicode Standard Annex #11, East Asian Width, classes W and F, as ranges.
 */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23ec],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18aff],
  [0x1b000, 0x1b2ff],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
const NO_COLUMNS = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are written with the escape character
const COLOUR = /\u001B\[[\d;]*m/g;

/** Colours take no columns. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.replace(COLOUR, '')) width += widthOf(character);
  return width;
}

function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return 1;
  if (NO_COLUMNS.test(character)) return 0;
  return WIDE.some(([low, high]) => code >= low && code <= high) ? 2 : 1;
}

/** Text without colours, cut to at most so many columns; what is cut off is marked with …. */
export function truncate(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let [kept, width] = ['', 0];
  for (const character of text) {
    width += widthOf(character);
    if (width > columns - 1) break;
    kept += character;
  }
  return columns <= 0 ? '' : `${kept}…`;
}

/** Filled with spaces to so many columns; longer text stays as it is. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, columns - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}
