import { collectMatches, type Match } from './collect-matches.ts';
import type { FoundSpan } from './mask-type.ts';
import { isCalendarDay, isPublicNumber, isQuantity } from './number-signs.ts';

const CERTIFICATE = [
  '护照|passport|通行证|台胞证|回乡证|军官证|士兵证|警官证|退伍证|退役证|优待证|残疾人?证|残疾证|老年证|低保证|居住证|暂住证',
  '驾驶证|驾照|行驶证|社保[号卡]?|社会保障[号卡]|社会保险号|医保[号卡]?|医疗证|就诊卡|诊疗卡|病历|病案|住院|门诊|挂号|检查',
  '学籍|学号|学生证|准考证|考生号|结婚证|离婚证|出生证|出生医学证明|独生子女证|失业证|就业证|资格证|工作证|工号|警号',
].join('|');
/** A document's name, the word for number, and at least five signs of which four are digits. */
const NUMBERED = new RegExp(
  String.raw`(?:${CERTIFICATE})(?:编|证|件|号|码|ID|NO|\.|是|为|:|\(|\s|第){0,8}(?<value>(?:[军南北东西中陆海空武士政文]{1,2}字第?)?[A-Za-z]{0,4}[-]?\d[A-Za-z0-9-]{3,22}\d?)(?![A-Za-z0-9])`,
  'dgi',
);
/** These words alone are not documents: 住院20000元, 检查12345, 门诊 …; they need 号. */
const NEEDS_THE_WORD_NUMBER = /(?:住院|门诊|挂号|检查|病历|病案|社保|医保)[^号码]*$/;

/** Numbers of passports, permits, medical records, schools: only behind the document's name. */
export function detectCertificate(flat: string): FoundSpan[] {
  if (!/\d{4}|\d[\dA-Z-]{4}/i.test(flat)) return [];
  return collectMatches(flat, NUMBERED, { type: 'certificate', priority: 56, accept: isDocument });
}

const LOOK_BACK = 10;

function isDocument({ flat, start, end, value }: Match): boolean {
  const digits = value.replace(/\D/g, '');
  if (digits.length < 4 || isPublicNumber(value) || isCalendarDay(digits) || isQuantity(flat, end))
    return false;
  if (/^\d{4}[-年]\d{1,2}/.test(flat.slice(start, end + 3))) return false;
  return !NEEDS_THE_WORD_NUMBER.test(flat.slice(Math.max(0, start - LOOK_BACK), start));
}
