import { isGivenCharacter, isNeverGiven } from './given-characters.ts';
import { startsOrdinaryWord, startsPublicFigure } from './not-names.ts';
import type { PersonSpan } from './person-span.ts';
import { isAmbiguousSurname, surnameLength } from './surnames.ts';

/** Forms of address for private persons: a surname alone is masked too. */
const PRIVATE_TITLE =
  /先生|女士|小姐|太太|师傅|阿姨|大爷|大妈|大娘|大姐|大哥|大叔|大婶|叔叔|伯伯|爷爷|奶奶|婆婆|孃孃|嬢嬢|老师|医生|医师|大夫|护士|律师|教练|老板|经理|同学|同志|工程师|技师|会计(?![划入算师])|校医|班长|店长|主管|婆(?=[,。;、\s说反])|总(?![体部经监量是共价计数公结会面工之要算应觉得能在长额动裁])|哥(?=[,。;、\s说让叫电的])|姐(?=[,。;、\s说让叫电的])|叔(?=[,。;、\s说让叫电的])|姨(?=[,。;、\s说让叫电的])/g;
/** Offices: 胡书记 is an office and stays, a full name before it goes. */
const OFFICE =
  /(?:副|常务副|代)?(?:书记|市长|区长|县长|镇长|乡长|村长|局长|厅长|处长|科长|股长|部长|主席|主任|所长|院长|校长|园长|站长|队长|庭长|法官|警官|民警|警员|检察官|会长|总监|秘书长|董事长|总经理|支书|教授|专家|委员|夫妇|夫妻|一家|父子|母子|兄弟|姐妹|等人|本人|老人家|女儿|儿子|之子|之女)/g;

/** Words that end in a surname: in 任何老师, 提高老师待遇, 保安师傅, 向老师 nobody is named. */
const ENDS_IN_WORD =
  /(?:任何|提高|允许|保安|主任|关于|对于|由于|至于|属于|等于|位于|终于|道路|国王|大马|上方|地方|双方|对方|警方|校方|官方|医方|经常|非常|正常|平时|小时|当时|有时|及时|同时|周边|实习|见习|临时|方向|转向|倾向|学校|女方|男方|资方|甲方|乙方|一方|多方|各方|军方|施工方|担任|班任|不安|治安|公安|最高|崇高|更高|很高|较高|如何|为何|几何|工程|课程|过程|流程|全程|停车|汽车|客车|货车|出租车|公交车|开车|房车|警车|校车|班车|打车|中国|全国|外国|我国|高原|中华|数学语文|语文|英文|中文|下水|用水|抄水|修水|旅游|导游|苏州|黄金|资金|现金|押金|租金|薪金|鲜花|种花|养花|简单|订单|工单|名单|账单|组成|完成|养成|达成|北江|单边|身边|旁边|路边|这边|那边|一边|对应|供应|反应|不应|响应|相关|有关|机关|海关|开关|项|申|明|说明|证明|文明|声明|一查|检查|调查|负责任|责任|聘任|留任|现任|前任|历任|原任|继任|代课|授课|原|支|封|解|从|党|国|文|强|代|楼|房|班|查|计|全|成|连|平|水|车|时|向|于)$/;

const LOOK_BACK = 4;

/** Names before a form of address or an office: 王先生, 李建国师傅, 陈示例局长. */
export function detectTitledNames(flat: string): PersonSpan[] {
  return [...readBefore(flat, PRIVATE_TITLE, true), ...readBefore(flat, OFFICE, false)];
}

function readBefore(flat: string, title: RegExp, surnameAlone: boolean): PersonSpan[] {
  return [...flat.matchAll(title)].flatMap((match) => {
    const length = nameLengthBefore(flat, match.index, surnameAlone);
    const start = match.index - length;
    if (length === 0) return [];
    const written = flat.slice(start, match.index);
    const isAlone = length === surnameLength(flat, start);
    return [{ start, end: match.index, name: isAlone ? written + formOfAddress(match[0]) : written }];
  });
}

const MALE = /先生|大爷|大哥|大叔|叔|伯|爷|哥/;
const FEMALE = /女士|小姐|太太|姨|妈|娘|姐|婶|奶|婆|孃|嬢/;

/** 王大爷 is called 王先生 and 王阿姨 王女士, so that they are not taken for one person; 王老师 may be either. */
function formOfAddress(title: string): string {
  if (FEMALE.test(title)) return '女士';
  return MALE.test(title) ? '先生' : '';
}

/** Tries three signs, then two, then the surname alone. */
function nameLengthBefore(flat: string, end: number, surnameAlone: boolean): number {
  for (const length of [4, 3, 2]) {
    if (isFullName(flat, end - length, end)) return length;
  }
  return surnameAlone && isSurnameAlone(flat, end) ? surnameBefore(flat, end) : 0;
}

function isFullName(flat: string, start: number, end: number): boolean {
  const surname = start < 0 ? 0 : surnameLength(flat, start);
  const given = flat.slice(start + surname, end);
  if (surname === 0 || given.length < 1 || given.length > 2) return false;
  if (startsPublicFigure(flat, start) || (surname === 1 && startsOrdinaryWord(flat, start))) return false;
  const isLoose = given.length === 2 && !isAmbiguousSurname(flat.charAt(start)) && isCleanStart(flat, start);
  return (
    [...given].every((sign) => isGivenCharacter(sign) || (isLoose && isHan(sign) && !isNeverGiven(sign))) &&
    !ENDS_IN_WORD.test(flat.slice(Math.max(0, start + 1 - LOOK_BACK), start + 1))
  );
}

const isHan = (sign: string) => /[\u4e00-\u9fff]/.test(sign);

/** A sign, the start of the text, or a word that a name follows: 请, 找, 是, 的. */
function isCleanStart(flat: string, start: number): boolean {
  return (
    start === 0 ||
    !isHan(flat.charAt(start - 1)) ||
    /[请找是的由和与让叫向给被名,人家对]/.test(flat.charAt(start - 1))
  );
}

function surnameBefore(flat: string, end: number): number {
  return surnameLength(flat, end - 2) === 2 ? 2 : surnameLength(flat, end - 1) > 0 ? 1 : 0;
}

function isSurnameAlone(flat: string, end: number): boolean {
  const length = surnameBefore(flat, end);
  if (length !== 1) return length === 2;
  // Alone behind a sign even 时, 常 and 高 are surnames; 向 and 于 stay prepositions.
  if (!isHan(flat.charAt(end - 2) || '。') && !/[向于从]/.test(flat.charAt(end - 1))) return true;
  return !ENDS_IN_WORD.test(flat.slice(Math.max(0, end - LOOK_BACK), end));
}
