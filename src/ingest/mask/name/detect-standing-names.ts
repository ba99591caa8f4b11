import { isGivenCharacter } from './given-characters.ts';
import { continuesAsPlace, startsOrdinaryWord, startsPublicFigure } from './not-names.ts';
import type { PersonSpan } from './person-span.ts';
import { NO_GIVEN_NAME } from './read-name.ts';
import { isAmbiguousSurname, surnameLength } from './surnames.ts';

/** What a person does or has, right behind the name; narrower than what may follow a labelled name. */
const DOES =
  '说|称|表示|反映|认为|提出|承诺|拒绝|驾驶|殴打|威胁|辱骂|拿走|等人|夫妇|夫妻|一家|户|诈骗|私自|擅自|告知|签订|电话|身份证|同意|介绍|本人|名下|来电|来访|的(?:父亲|母亲|儿子|女儿|丈夫|妻子|弟弟|哥哥|姐姐|妹妹|房屋|房子|车)|已|仍|对|将|把|被|还|却|在|于|以|与|和';
const STANDING = new RegExp(
  `(?<=^|[^\\u4e00-\\u9fff])(?<name>[\\u4e00-\\u9fff]{3})(?=[^\\u4e00-\\u9fff]|$|${DOES})`,
  'g',
);
/** 植基路, 谷雅园, 田涵大(道): names of places are made of the same signs. */
const ENDS_AS_PLACE = /[路园苑城家大东方湖山江海河州安中新光景门阳和康宁星桥华泰]$/;

/**
 * Three signs that look like a full name and stand free: between two signs (、鲁示红、) or before what a person
 * does (。付示俊拒绝). Nothing introduces them, so both given characters must be frequent ones.
 */
export function detectStandingNames(flat: string): PersonSpan[] {
  return [...flat.matchAll(STANDING)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, name: match[0] }))
    .filter(({ start, end, name }) => {
      const isFree = !/[\u4e00-\u9fff]/.test(flat.charAt(end));
      return (
        isLikelyName(flat, start, name) &&
        (isFree || !ENDS_AS_PLACE.test(name)) &&
        !continuesAsPlace(flat, end)
      );
    });
}

function isLikelyName(flat: string, start: number, name: string): boolean {
  if (surnameLength(flat, start) !== 1 || isAmbiguousSurname(name.charAt(0))) return false;
  if (startsPublicFigure(flat, start) || startsOrdinaryWord(flat, start)) return false;
  if (NO_GIVEN_NAME.test(name.slice(1))) return false;
  return isGivenCharacter(name.charAt(1)) && isGivenCharacter(name.charAt(2)) && !/[路园苑城]$/.test(name);
}
