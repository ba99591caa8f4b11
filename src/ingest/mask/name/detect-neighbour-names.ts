import { isNeverGiven } from './given-characters.ts';
import { startsOrdinaryWord, startsPublicFigure } from './not-names.ts';
import type { PersonSpan } from './person-span.ts';
import { surnameLength } from './surnames.ts';

const NUMBER = String.raw`(?:\[(?:手机号|电话|身份证号)\]|(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)|0\d{2,3}-?[2-9]\d{6,7}|[1-9]\d{16}[\dXx])`;
const BETWEEN = String.raw`(?:\s?(?:的?(?:联系)?(?:电话|手机|手机号码?|联系方式)|tel|身份证号?码?)\s?[:是为]?\s?)?`;
/** 。赵示例 13000000001, 李建国，电话139…, 王五（139…） */
const BEFORE_NUMBER = new RegExp(
  String.raw`(?<=^|[\s,。;:、!?()|/])(?<name>[\u4e00-\u9fff]{2,4})[\s:,(]{0,3}${BETWEEN}(?=${NUMBER})`,
  'dg',
);
/** 13000000001（赵示例）, 13000000001 李建国 */
const AFTER_NUMBER = new RegExp(
  String.raw`${NUMBER}[\s,(]{0,3}(?<name>[\u4e00-\u9fff]{2,4})(?=[\s,。;:、!?()|/]|$)`,
  'dg',
);
/** 赵示例，女，1990年…; 李建国（男 */
const BEFORE_SEX =
  /(?<=^|[\s,。;:、!?()|/])(?<name>[\u4e00-\u9fff]{2,4})[\s,(|]{1,3}(?:性别[:\s|]?)?(?=[男女](?:[\s,。;)|]|$))/dg;
/** 此致 敬礼 李建国; the signature of a letter. */
const SIGNATURE =
  /(?:敬礼|敬上|顺颂[^\s]{0,4}|敬呈)[!。,\s]{1,6}(?<name>[\u4e00-\u9fff]{2,4})(?=[\s,。;(\d]|$)/dg;

const NO_NAME_ENDS =
  /[局科处室所站部院办厅委会店厂馆校司行社队组镇乡县区市省街桥园城苑府员方点线费机码号人]$/;

const MAY_HOLD_NUMBER = /\d{4}|\[(?:手机号|电话|身份证号)\]/;

/** Names that nothing introduces but that stand alone beside a number of their own, or under a letter. */
export function detectNeighbourNames(flat: string): PersonSpan[] {
  // Looking back for a number at every sign is dear, and most text holds none.
  const patterns = MAY_HOLD_NUMBER.test(flat) ? [BEFORE_NUMBER, AFTER_NUMBER] : [];
  return [...patterns, BEFORE_SEX, SIGNATURE].flatMap((pattern) =>
    [...flat.matchAll(pattern)].flatMap((match) => {
      const [start, end] = match.indices?.groups?.['name'] ?? [0, 0];
      return isName(flat, start, end) ? [{ start, end, name: flat.slice(start, end) }] : [];
    }),
  );
}

function isName(flat: string, start: number, end: number): boolean {
  const surname = surnameLength(flat, start);
  const given = flat.slice(start + surname, end);
  if (surname === 0 || given.length < 1 || given.length > 2 || NO_NAME_ENDS.test(given)) return false;
  if (startsPublicFigure(flat, start) || (surname === 1 && startsOrdinaryWord(flat, start))) return false;
  return ![...given].some(isNeverGiven);
}
