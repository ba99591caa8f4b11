import { collectMatches, type Match } from './collect-matches.ts';
import type { FoundSpan } from './mask-type.ts';
import { CHINESE_DIGIT, digitsOf, isBusinessNumber, isQuantity } from './number-signs.ts';

const COUNTRY = String.raw`(?:\(?(?:\+|00)?86\)?[-\s]?)?`;
const GAP = String.raw`[-—–\s.·_*]{1,2}`;
/** The groupings people write: 139 0000 0001, 1390-000-0001, 139-00000001, 13900-000001, 1 3 9 0 … */
const GROUPS = [
  String.raw`1[3-9]\d{9}`,
  String.raw`1[3-9]\d${GAP}\d{4}${GAP}\d{4}`,
  String.raw`1[3-9]\d{2}${GAP}\d{3}${GAP}\d{4}`,
  String.raw`1[3-9]\d{2}${GAP}\d{4}${GAP}\d{3}`,
  String.raw`1[3-9]\d${GAP}\d{3}${GAP}\d{5}`,
  String.raw`1[3-9]\d${GAP}\d{8}`,
  String.raw`1[3-9]\d{5}${GAP}\d{4}`,
  String.raw`1[3-9]\d{3}${GAP}\d{6}`,
  String.raw`1[3-9]\d{2}${GAP}\d{7}`,
  String.raw`1${GAP}[3-9](?:${GAP}\d){9}`,
].join('|');
// A capital before the digits is an order number (GD13900000001); small letters are tel, vx, call.
const ARABIC = new RegExp(String.raw`(?<![\dA-Z_]|\d[-.])${COUNTRY}(?:${GROUPS})(?!\d)`, 'g');

/** Behind a word of calling any spacing is a number: 电话1 30 0000 0025. */
const AFTER_WORD =
  /(?:电话|手机|号码|联系方式|拨打|致电|tel|call)[号码是为:\s]{0,4}(?<value>1[\s-]?[3-9](?:[\s-]?\d){9})(?!\d)/dgi;

const ANY_DIGIT = `[0-9${CHINESE_DIGIT}]`;
/** 一三九零零…, 幺三九 零零零零 零零零幺, 1三9零…; a dictated number pauses at commas too. */
const DICTATED = new RegExp(
  `(?<!${ANY_DIGIT})[1一幺壹][-\\s,.]?[3-9三四五六七八九叁肆伍陆柒捌玖](?:[-\\s,.]?${ANY_DIGIT}){9}(?!${ANY_DIGIT})`,
  'g',
);

/** Mobile numbers of the mainland: 11 digits from 13 to 19, however they are spaced or spelled. */
export function detectPhone(flat: string): FoundSpan[] {
  return [
    ...collectMatches(flat, ARABIC, { type: 'phone', priority: 80, accept: isSomeonesNumber }),
    ...collectMatches(flat, AFTER_WORD, { type: 'phone', priority: 79 }),
    ...collectMatches(flat, DICTATED, { type: 'phone', priority: 75, accept: isDictated }),
  ];
}

function isSomeonesNumber({ flat, start, end, value }: Match): boolean {
  return !isBusinessNumber(flat, start) && !(/^\d+$/.test(value) && isQuantity(flat, end));
}

function isDictated({ value }: Match): boolean {
  return /[^\d\s,.-]/.test(value) && digitsOf(value).length === 11;
}
