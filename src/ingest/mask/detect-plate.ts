import { collectMatches, type Match } from './collect-matches.ts';
import type { FoundSpan } from './mask-type.ts';
import { CHINESE_DIGIT } from './number-signs.ts';

const PROVINCE = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼黔';
const SIGN = 'A-HJ-NP-Za-hj-np-z0-9';
const GAP = String.raw`[\s·.•\-‧]{0,2}`;
/** 贵A12345, 贵A·12345, 贵A D12345 (new energy, eight signs), 贵A1234学, 粤ZA123港. */
const PLATE = new RegExp(
  `[${PROVINCE}]\\s?[A-HJ-NP-Za-hj-np-z]${GAP}(?:[${SIGN}]{5,6}|[${SIGN}]{4}[学警挂港澳领使试超])(?![A-Za-z0-9])`,
  'g',
);
const SPACED = new RegExp(
  `[${PROVINCE}]\\s?[A-HJ-NP-Za-hj-np-z]${GAP}[${SIGN}](?:\\s[${SIGN}]){4,5}(?![A-Za-z0-9])`,
  'g',
);
const DICTATED = new RegExp(`[${PROVINCE}]\\s?[A-HJ-NP-Za-hj-np-z]${GAP}[${SIGN}${CHINESE_DIGIT}]{5,6}`, 'g');
/** Without the province only behind the word: 车牌号A12345, 车牌尾号 stays. */
const AFTER_WORD =
  /(?:车牌|牌照|车号)[号码是为:\s]{0,5}(?<value>[A-Za-z][\s·.-]?[A-Za-z0-9]{4,7}|\d{5,7})(?![A-Za-z0-9])/dg;

/** Most text holds none: one cheap look, led by the rare letter, saves four scans. */
const LETTER_BEHIND_PROVINCE = new RegExp(`[A-HJ-NP-Za-hj-np-z](?<=[${PROVINCE}]\\s?.)`);
const mayHoldPlate = (flat: string) =>
  LETTER_BEHIND_PROVINCE.test(flat) || ['车牌', '牌照', '车号'].some((word) => flat.includes(word));

/** Number plates of motor vehicles. */
export function detectPlate(flat: string): FoundSpan[] {
  if (!mayHoldPlate(flat)) return [];
  return [
    ...collectMatches(flat, PLATE, { type: 'plate', priority: 76, accept: hasTwoDigits }),
    ...collectMatches(flat, SPACED, { type: 'plate', priority: 76, accept: hasTwoDigits }),
    ...collectMatches(flat, DICTATED, { type: 'plate', priority: 74, accept: isDictated }),
    ...collectMatches(flat, AFTER_WORD, { type: 'plate', priority: 58, accept: hasTwoDigits }),
  ];
}

function isDictated(match: Match): boolean {
  return hasTwoDigits(match) && !WRITTEN_PLATE.test(match.value);
}

/** 贵A12345一: the number is whole without the Chinese digit, which belongs to the next word. */
const WRITTEN_PLATE = /[A-Za-z0-9]{6}/;
const DIGITS = new RegExp(`[0-9${CHINESE_DIGIT}]`, 'g');

/** Plates carry at most three letters behind the city's own; fewer digits is a product or a road code. */
function hasTwoDigits({ value }: Match): boolean {
  return (value.match(DIGITS)?.length ?? 0) >= 2;
}
