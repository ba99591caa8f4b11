/**
 * Text made comparable without moving anything: every UTF-16 unit stays where it is, so that a place in the levelled
 * text is the same place in the text. Pure.
 */

/** Letters that look like another: none of these is written in Chinese, and each has been used to slip past a check. */
const LOOKALIKES: Readonly<Record<string, string>> = { 〇: '零', '○': '零', '０': '0', '٫': '.', '〜': '~' };

/** Full-width forms become half-width, 〇 becomes 零. */
export function levelText(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000〇○〜]/g, (unit) => {
    const known = LOOKALIKES[unit];
    if (known !== undefined) return known;
    return unit === '\u3000' ? ' ' : String.fromCharCode(unit.charCodeAt(0) - 0xfee0);
  });
}

/** For comparing words: levelled, without white space. Lengths change. */
export const tightText = (text: string): string => levelText(text).replace(/\s/g, '');

/** Only what is spoken: no punctuation, marks or spaces. For comparing runs of words. */
export const spokenText = (text: string): string => levelText(text).replace(/[^\p{L}\p{N}]/gu, '');
