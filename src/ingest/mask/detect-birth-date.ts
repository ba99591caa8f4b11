import { collectMatches, type Match } from './collect-matches.ts';
import type { FoundSpan } from './mask-type.ts';
import { CHINESE_DIGIT } from './number-signs.ts';

const YEAR = String.raw`(?:19|20)?\d{2}\s?[年.\-/]\s?`;
const DAY = String.raw`(?:[月.\-/]\s?\d{1,2}[日号]?|月份?)`;
const MONTH = String.raw`(?:19|20)\d{2}[.\-/年]\d{1,2}`;
const CHINESE_DATE = `[${CHINESE_DIGIT}]{2,4}年[${CHINESE_DIGIT}十]{1,2}月(?:[${CHINESE_DIGIT}十廿]{1,3}[日号])?`;
const DATE = String.raw`(?:${YEAR}\d{1,2}${DAY}|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|${CHINESE_DATE})`;
/** 学生于, 发生于, 产生于 … are other words; 出生于 and 生于 are meant. */
const AFTER_WORD = new RegExp(
  String.raw`(?:出生(?:日期|年月日?|时间|年份)?|生日|(?<![学产发考医新招师男女先研衍滋派萌寄陌民卫花])生于)[是为于在:(\s]{0,4}(?<value>${DATE}|${MONTH})(?!\d)`,
  'dg',
);
/** 1985年3月1日出生, 1985.3.1生; a range (至2019年8月31日出生) is a rule of admission, not a person. */
const BEFORE_WORD = new RegExp(
  String.raw`(?=[\d${CHINESE_DIGIT}])(?<![至到\-—~前后\d]\s?|[至到]\d{0,4})(?<value>${DATE})(?:\(?(?:农历|阴历|阳历|公历)\)?)?\s?(?:出生|生人|生(?=[,。;\s]|$))`,
  'dg',
);

/** Dates of birth, to the month or the day, when the words say so. A year alone is only an age. */
export function detectBirthDate(flat: string): FoundSpan[] {
  if (!/出生|生日|生于|生人|[\d号日月)]\s?生/.test(flat)) return [];
  return [
    ...collectMatches(flat, AFTER_WORD, { type: 'birthDate', priority: 62 }),
    ...collectMatches(flat, BEFORE_WORD, { type: 'birthDate', priority: 62, accept: isOnePerson }),
  ];
}

/** 出生人口, 出生的儿童可报名: a group of people. */
function isOnePerson({ flat, end }: Match): boolean {
  return !/^\s?\S{0,4}出生(?:人口|率|的?(?:适龄|儿童|幼儿|新生|学生|人员|居民|婴))/.test(
    flat.slice(end, end + 12),
  );
}
