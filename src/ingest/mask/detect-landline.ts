import { collectMatches, type Match } from './collect-matches.ts';
import type { FoundSpan } from './mask-type.ts';
import { CHINESE_DIGIT, digitsOf, isBusinessNumber, isCalendarDay, isQuantity } from './number-signs.ts';

const EXTENSION = String.raw`(?:[\s,(]{0,2}(?:转|转接|分机号?|ext\.?|-)[\s:]?\d{1,6}\)?)?`;
const LOCAL = String.raw`[2-9]\d{2,3}[-—–\s]?\d{4}`;
const MORE = String.raw`(?:\s?[、,/;或和]\s?${LOCAL}(?!\d|[-./]\d|年))*`;

/** 0851-85550001, (0851)8555 0001, 085185550001, +86 851 8555 0001, each with 转 and a few more numbers. */
const WITH_AREA = new RegExp(
  String.raw`(?<![\dA-Za-z]|\d[-.])(?:\(?0(?:10|2\d|[3-9]\d{2})\)?[-—–\s]{0,3}|(?:\+|00)86[-\s]?\(?(?:10|2\d|[3-9]\d{2})\)?[-\s]{0,2})${LOCAL}(?!\d)${EXTENSION}${MORE}`,
  'gi',
);

const CALL = '电话|座机|固话|热线|传真|号码|拨打|致电|联系|回电|来电|拨|打|tel|call|phone';
/** A bare local number counts only close behind a word of calling; the gap holds 物业, 是, （办）… */
const AFTER_WORD = new RegExp(
  String.raw`(?:${CALL})[^\d\n。;!?]{0,8}(?<![-A-Za-z])(?<value>${LOCAL}(?!\d|[-./:年]\d|年)${EXTENSION}${MORE})`,
  'gid',
);
const DICTATED = new RegExp(
  `(?:${CALL}|零八五一)[是为:\\s]{0,3}(?<value>(?:零八五一[-\\s]?)?[二三四五六七八九][${CHINESE_DIGIT}\\s]{6,10})(?![${CHINESE_DIGIT}])`,
  'gd',
);

/** Fixed-line numbers. 400 and 800 lines, 12345, 96xxx and their like are nobody's home and stay. */
export function detectLandline(flat: string): FoundSpan[] {
  return [
    ...collectMatches(flat, WITH_AREA, { type: 'landline', priority: 78, accept: isNotLabelled }),
    ...collectMatches(flat, AFTER_WORD, { type: 'landline', priority: 55, accept: isLocalNumber }),
    ...collectMatches(flat, DICTATED, { type: 'landline', priority: 50, accept: isSevenOrEight }),
  ];
}

function isNotLabelled({ flat, start }: Match): boolean {
  return !isBusinessNumber(flat, start);
}

function isLocalNumber({ flat, start, end, value }: Match): boolean {
  return (
    !isCalendarDay(digitsOf(value).slice(0, 8)) && !isQuantity(flat, end) && !isBusinessNumber(flat, start)
  );
}

function isSevenOrEight({ value }: Match): boolean {
  return [7, 8, 11, 12].includes(digitsOf(value).length);
}
