import { collectMatches, type Match } from './collect-matches.ts';
import type { FoundSpan } from './mask-type.ts';
import { CHINESE_DIGIT, isBusinessNumber } from './number-signs.ts';

const MONTH_DAY = String.raw`(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])`;
const EIGHTEEN = new RegExp(
  String.raw`(?<![0-9A-Za-z])[1-9]\d{5}[-\s]?(?:18|19|20)\d{2}[-\s]?${MONTH_DAY}[-\s]?\d{3}[0-9Xx](?![0-9A-Za-z])`,
  'g',
);
/** The form before 1999: no century, no check digit. The first two digits are a province, 11 to 82. */
const FIFTEEN = new RegExp(
  String.raw`(?<![0-9A-Za-z])(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{6}${MONTH_DAY}\d{3}(?![0-9A-Za-z])`,
  'g',
);
/** Behind the word even a mistyped number is somebody's. */
const AFTER_WORD =
  /(?:身份证|身份号|公民身份|证件号)[^\d\n。;,]{0,10}(?<value>\d[\d\s*-]{13,19}[0-9Xx]|\d{15,18}[Xx]?)(?![0-9A-Za-z])/dg;
const DICTATED = new RegExp(
  `身份证[件号码是为:\\s]{0,8}(?<value>[0-9${CHINESE_DIGIT}](?:\\s?[0-9${CHINESE_DIGIT}]){13,16}\\s?[0-9${CHINESE_DIGIT}Xx叉])`,
  'dg',
);

/** Identity card numbers: 18 digits with a right check digit, 15 digits, or anything close behind 身份证. */
export function detectIdCard(flat: string): FoundSpan[] {
  return [
    ...collectMatches(flat, EIGHTEEN, { type: 'idCard', priority: 90, accept: hasCheckDigit }),
    ...collectMatches(flat, FIFTEEN, { type: 'idCard', priority: 65, accept: isNotLabelled }),
    ...collectMatches(flat, AFTER_WORD, { type: 'idCard', priority: 85 }),
    ...collectMatches(flat, DICTATED, { type: 'idCard', priority: 85 }),
  ];
}

function isNotLabelled({ flat, start }: Match): boolean {
  return !isBusinessNumber(flat, start);
}

function hasCheckDigit({ value }: Match): boolean {
  const number = value.replace(/[-\s]/g, '');
  return checkDigit(number.slice(0, 17)) === number.slice(17).toUpperCase();
}

/**
 * ISO 7064 MOD 11-2 as in GB 11643-1999: Σ aᵢ·2^(18−i) over the 17 digits, mod 11, looked up in 10X98765432.
 * @param seventeen exactly 17 digits.
 */
export function checkDigit(seventeen: string): string {
  const remainder = [...seventeen].reduce((sum, digit) => (sum * 2 + Number(digit)) % 11, 0);
  return '10X98765432'.charAt((remainder * 2) % 11);
}
