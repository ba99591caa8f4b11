/** Numbers of articles as laws write them: 第五十一条, 第一百零五条之一. */

const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const WRITTEN = [
  { unit: '千', size: 1000 },
  { unit: '百', size: 100 },
  { unit: '十', size: 10 },
] as const;

/** What may stand in a number, for use inside [ ] of a regular expression. */
export const NUMERAL_CHARACTERS = '零〇一二两三四五六七八九十百千0-9０-９';

/** 五十一, 51, ５１, 二〇一 → a number; null when it is none of these or 0. */
export function readNumeral(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll('〇', '零').replaceAll('两', '二');
  const value = /^\d+$/.test(plain) ? Number(plain) : readHan(plain);
  return value !== null && Number.isSafeInteger(value) && value > 0 ? value : null;
}

function readHan(text: string): number | null {
  if (!/^[零一二三四五六七八九十百千]+$/.test(text)) return null;
  if (!/[十百千]/.test(text)) return Number([...text].map((digit) => DIGITS.indexOf(digit)).join(''));
  let total = 0;
  let digit: number | null = null;
  for (const character of text) {
    const unit = UNITS[character];
    if (unit === undefined) digit = DIGITS.indexOf(character);
    else {
      // 十五 has no 一 before its 十.
      total += (digit ?? 1) * unit;
      digit = null;
    }
  }
  return total + (digit ?? 0);
}

/** 1 to 9999, as the laws write it: 十, 十五, 一百零五, 一百一十, 一千零一. */
export function writeNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) throw new RangeError(`no numeral for ${value}`);
  let rest = value;
  let text = '';
  let gap = false;
  for (const { unit, size } of WRITTEN) {
    const digit = Math.floor(rest / size);
    rest %= size;
    if (digit > 0) text += `${gap ? '零' : ''}${DIGITS[digit]}${unit}`;
    gap = text !== '' && digit === 0;
  }
  if (rest > 0) text += `${gap ? '零' : ''}${DIGITS[rest]}`;
  return text.startsWith('一十') ? text.slice(1) : text;
}

/** 第五十一条, 第十条之一. */
export function articleWords(number: number, suffix: number): string {
  return `第${writeNumeral(number)}条${suffix > 0 ? `之${writeNumeral(suffix)}` : ''}`;
}
