/** The words that introduce a number which is nobody's: work orders, documents, invoices, parcels. */
const BUSINESS_NUMBER =
  /(?:单号|订单|工单|编号|编码|发票|发票号码?|流水号|案号|合同号|文号|批号|许可证号?|信用代码|税号|宗地号?|地块|单元号|登记号|统计码|序号|期号|件号|受理号|查询码|IMEI|NO\.?)[号码]{0,2}[是为:#\s]{0,3}$/i;

const LOOK_BACK = 16;

/** True when the words right before `start` say that this is the number of a thing. */
export function isBusinessNumber(flat: string, start: number): boolean {
  return BUSINESS_NUMBER.test(flat.slice(Math.max(0, start - LOOK_BACK), start));
}

/** A quantity, not a number that calls or identifies: 13500000000元, 20000户. */
const QUANTITY =
  /^\s?(?:[元块万亿千百户人个名次套间台辆吨米亩年月日倍条件份只组分]|[多余来](?:[元块万亿千百户人个名次套间台辆吨米亩年])|平方|公里|美元|%|㎡|m2|KM)/i;

/** True when a unit of measure follows `end`. */
export function isQuantity(flat: string, end: number): boolean {
  return QUANTITY.test(flat.slice(end, end + 5));
}

/** Chinese digits as people dictate them; 幺 is the spoken one, 两 and 洞 also occur. */
export const CHINESE_DIGIT = '零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两洞';

const DIGIT_VALUE: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  '○': '0',
  洞: '0',
  一: '1',
  幺: '1',
  壹: '1',
  二: '2',
  贰: '2',
  两: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  玖: '9',
};

/** Digits only, Chinese ones read as Arabic ones. */
export function digitsOf(value: string): string {
  return [...value].map((sign) => DIGIT_VALUE[sign] ?? (/\d/.test(sign) ? sign : '')).join('');
}

/** 12345, 12315, 110, 96xxx, 95xxx, 100xx: numbers that everyone may call. */
export function isPublicNumber(digits: string): boolean {
  return /^(?:1[12]\d|1[02]\d{3}|9[56]\d{3,4}|116\d{3}|[48]00\d{7})$/.test(digits);
}

/** True for a day of the calendar's shape, 1900 to 2099: month 1 to 12, day 1 to 31. */
export function isCalendarDay(digits: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);
}
