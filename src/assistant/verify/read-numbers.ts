/** The numbers that a Chinese text states, with what they count. Pure. */
import { levelText } from './level-text.ts';

export type StatedNumber = {
  /** 2025 (年), 2025-3 (年月), 2025-3-1, or the value in the smallest unit: 1.2万 is 12000, 三成 is 30 of %. ~数百: vague. */
  readonly value: string;
  /** One word for words that count the same: 人 for 名 and 位; null = none is written. */
  readonly unit: string | null;
  /** Which way it went, where a word before it says so. */
  readonly direction: 'up' | 'down' | null;
  /** More or less than it: 超过45件 and 45余件 are not 45. Null: that number, about it, or at most or at least it. */
  readonly bound: 'over' | 'under' | null;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
};

const HAN = '零一二两三四五六七八九十百千万亿';
/**
 * 上百户, 数十件: a quantity that nothing can confirm. Nor can it a number in signs that nobody types, ㊳ and ⅔ and the
 * digits of other scripts; ① numbers a list, Ⅲ is a class, ² belongs to a unit.
 */
const VAGUE =
  /(?:数|几|上|成|好几|若干)[十百千万亿]+|成百上千|成千上万|翻(?:了)?(?:一)?番|[廿卅]|(?![\d\u2160-\u217f\u2460-\u249b\u00b2\u00b3])\p{N}/gu;
/** Numerals of cheques; alone 陆 and 伍 are ordinary words. */
const CHEQUE = /[壹贰叁肆伍陆柒捌玖拾佰仟零]{2,}/g;
const plainNumerals = (words: string): string =>
  [...words]
    .map((sign) => '一二三四五六七八九十百千'['壹贰叁肆伍陆柒捌玖拾佰仟'.indexOf(sign)] ?? sign)
    .join('');

/** Words with numerals in them that count nothing. Longer ones first. */
const IDIOMS = new RegExp(
  // 一家 in 二十一家 and 十分 in 三十分钟 are parts of a number.
  `(?<![${HAN}\\d])(?:${[
    '一事一议|一户一策|一校一策|一区一策|一点一策|一路一策|一车一档|一人一档|一件一件|一一|一方面|另一方面|两方面|多方面',
    '第一(?=[，、,时步线]|批|阶段|责任)|第二(?=[，、,步]|批|阶段)|第三(?=[，、,方步]|批|阶段)|第[一二三四五六七八九十](?=[，、,])',
    '[一二三四五六七八九十](?=是[^\\d])|[（(][一二三四五六七八九十][）)]|^[一二三四五六七八九十]、',
    '前一|后一|上一|下一|另一|某一|每一|这一|那一|任一|(?<!分)之一|其一|其二|统一|唯一|同一|单一|万一|专一|一些|一定|一样|一般|一直|一致|一旦|一律|一并|一体|一起|一同|一时|一度|一再|一味|一贯|一线|一流|一把手|一站式|一张网|一网|一窗|一次性|一带|一边|一面|一路|一线|一刀切|一揽子|一盘棋|一公里|一系列|一经|一位|一名|一个|一种|一条|一项|一处|一家|一所|一份|一批|一段|一步|一部分|一次|一年一度|一老一小|进一步|近一步',
    '十分(?!之|钟)|十足|十全|百姓|百货|百日|千方百计|万无一失|万家|万物|千家万户|千万(?=不|要|别)|三无|三包|三方|三甲|三产|四方|四通八达|五花八门|七嘴八舌|五险一金|三农|双一流|十字|三轮|四轮|两轮|二手|二维|二次供水|三级(?=等保|医院|甲等)|两侧|两边|两旁|两头|两难|两者|两地|两端|二者|三者|两会|两城区|两代表一委员',
    '三天两头|接二连三|一而再|再三|朝三暮四|五位一体|四个全面|十四五|十五五|十三五|八小时之外|十件实事|一府一委两院|一府两院|三公|二胎|三孩',
    '星期[一二三四五六日]|周[一二三四五六]|礼拜[一二三四五六]',
  ].join('|')})`,
  'gm',
);

/** Words that count the same thing have one name. */
const UNITS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:%|％|个百分点|百分点)/, '%'],
  [/^(?:元|块钱)/, '元'],
  [/^(?:人次|件次)/, '次'],
  [/^(?:多)?(?:人|名|位)/, '人'],
  [/^(?:余|多)?(?:户|家庭)/, '户'],
  [/^(?:件|宗|起|单)/, '件'],
  [/^个?(?:区县|区市县|县区|区、县|区)/, '区县'],
  [/^个?(?:年度|年|周年)/, '年'],
  [/^个?月(?:份)?/, '月'],
  [/^(?:日|号(?=[，。、上下晚前后起至到]|$))/, '日'],
  [/^(?:个)?(?:工作日|天)/, '天'],
  [/^(?:次|回|遍)/, '次'],
  [/^(?:个)?(?:小区|社区|村|街道|乡镇)/, '社区'],
  [/^(?:平方米|平米|㎡)/, '平方米'],
  [/^(?:公里|千米)/, '公里'],
  [/^米/, '米'],
  [/^(?:个)?(?:泊位|车位|停车位)/, '泊位'],
  [/^(?:分贝|dB)/i, '分贝'],
  [/^倍/, '倍'],
  [/^条/, '条'],
  [/^号/, '号'],
  [/^(?:部|台|辆|栋|幢|处|所|家|座|层|吨|亩|小时|分钟|岁|届|项|个|款|套|间|份|期|批|类|级)/, ''],
];

const UP = /(?:上升|增长|增加|上涨|攀升|提高|增至|多了|升)(?:了|约|近|超过|到|为)?$/;
const OVER = /(?<!不|未|没有|没)(?:超过|超出|逾|多于|高于|大于|突破|超)了?$/;
const UNDER = /(?:不足|不到|未满|不满|少于|低于|小于)$/;
/** 45余件, 三百多户. */
const AND_MORE = /^\s*(?:余|多(?!少))/;
const DOWN = /(?:下降|减少|回落|降低|下滑|降至|少了|降)(?:了|约|近|超过|到|为)?$/;

const ARABIC = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const PATTERN = new RegExp(
  [
    // 2025年3月1日, 2025-03-01, 2025年3月
    '(?<year>\\d{4})(?:年|[-./])(?<month>\\d{1,2})(?:月|(?=[-./]))(?:[-./]?(?<day>\\d{1,2})日?(?!\\d))?',
    '(?<hanYear>[零一二三四五六七八九]{4})年(?:(?<hanMonth>[一二三四五六七八九十]{1,3})月)?',
    `百分之(?<share>${ARABIC}|[${HAN}]+(?:点[零一二三四五六七八九]+)?)`,
    `(?<whole>${ARABIC}|[${HAN}]+)分之(?<piece>${ARABIC}|[${HAN}]+)`,
    '(?<half>一半|半数)',
    `(?<tenths>[一二三四五六七八九]|\\d(?:\\.\\d)?)成(?!本|立|为|效|果|员|功|长|年|都|熟|都|份|品)`,
    `(?<arabic>${ARABIC})\\s*(?<scale>[百千]?[万亿]|[百千])?`,
    `(?<han>[${HAN}]+(?:点[零一二三四五六七八九]+)?)`,
  ].join('|'),
  'gu',
);

/** In reading order. Idioms, ordinals of a list and 一个 count nothing. */
export function readNumbers(text: string): StatedNumber[] {
  const level = blank(levelText(text).replace(CHEQUE, plainNumerals), IDIOMS);
  const vague = [...level.matchAll(VAGUE)].map(({ 0: words, index }) =>
    stated(level, { value: `~${words}`, at: index, length: words.length }),
  );
  const rest = blank(level, VAGUE);
  const found = [...rest.matchAll(PATTERN)].flatMap((match) => readMatch(rest, match));
  return [...vague, ...found].toSorted((a, b) => a.start - b.start);
}

/** The same length: what is blanked out is no number and joins nothing. */
const blank = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (words) => '　'.repeat(words.length));

function readMatch(text: string, match: RegExpExecArray): StatedNumber[] {
  const { year, month, day, hanYear, hanMonth, share, half, tenths, arabic, scale, han } = match.groups ?? {};
  const { whole, piece } = match.groups ?? {};
  const at = match.index;
  const { length } = match[0];
  const found = (value: string, unit?: string) => [
    stated(text, { value, at, length, ...(unit !== undefined && { unit }) }),
  ];
  if (year !== undefined) return found(dateOf(year, month, day), '年');
  if (hanYear !== undefined)
    return found(dateOf(digitsOf(hanYear), hanMonth && String(readHan(hanMonth))), '年');
  if (share !== undefined) return found(String(numberOf(share)), '%');
  if (whole !== undefined && piece !== undefined) {
    return found(String(round((numberOf(piece) / numberOf(whole)) * 100)), '%');
  }
  if (half !== undefined) return found('50', '%');
  if (tenths !== undefined) return found(String(round(numberOf(tenths) * 10)), '%');
  if (arabic !== undefined) {
    return found(String(round(numberOf(arabic) * (scale === undefined ? 1 : (readHan(`一${scale}`) ?? 1)))));
  }
  return han === undefined ? [] : readRun(text, at, han);
}

/** 三十八 is a number anywhere; 三 only where it counts. */
function readRun(text: string, at: number, run: string): StatedNumber[] {
  const value = numberOf(run);
  const number = stated(text, { value: String(value), at, length: run.length });
  const counts = number.unit !== null || /^(?:余|多)/.test(text.slice(number.end));
  return counts || (run.length > 1 && /[十百千万亿]/.test(run)) ? [number] : [];
}

type Place = { readonly value: string; readonly at: number; readonly length: number; readonly unit?: string };

function stated(text: string, { value, at, length, unit }: Place): StatedNumber {
  const behind = text.slice(at + length);
  const after = behind.replace(/^\s*(?:余|多|来)?\s*/, '');
  const before = text.slice(Math.max(0, at - 8), at).trimEnd();
  return {
    value,
    // 第3号 is a number, 3号 a day.
    unit: unit ?? (before.endsWith('第') && after.startsWith('号') ? '号' : unitOf(after)),
    direction: UP.test(before) ? 'up' : DOWN.test(before) ? 'down' : null,
    bound: OVER.test(before) || AND_MORE.test(behind) ? 'over' : UNDER.test(before) ? 'under' : null,
    start: at,
    end: at + length,
  };
}

function unitOf(after: string): string | null {
  for (const [pattern, name] of UNITS) {
    const word = pattern.exec(after)?.[0];
    if (word !== undefined) return name === '' ? word : name;
  }
  return null;
}

const dateOf = (year: string, month?: string, day?: string): string =>
  [year, month, day].flatMap((part) => (part === undefined ? [] : String(Number(part)))).join('-');

/** 38, 1,234.5, 三十八, 四十五点五. */
function numberOf(written: string): number {
  if (/\d/.test(written)) return Number(written.replaceAll(',', ''));
  const [whole = '', part] = written.split('点');
  const value = readHan(whole) ?? Number.NaN;
  return part === undefined ? value : Number(`${value}.${digitsOf(part)}`);
}

const digitsOf = (han: string): string =>
  [...han].map((digit) => '零一二三四五六七八九'.indexOf(digit)).join('');

const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 一千零五, 十二万, 二三 (as digits); null when it is no number. */
function readHan(text: string): number | null {
  const plain = text.replaceAll('两', '二');
  if (plain === '') return null;
  if (!/[十百千万亿]/.test(plain)) return Number(digitsOf(plain));
  let [total, section, digit]: [number, number, number | null] = [0, 0, null];
  for (const character of plain) {
    const scale = SCALES[character];
    if (scale !== undefined) {
      section += (digit ?? (character === '十' ? 1 : 0)) * scale;
      digit = null;
    } else if (character === '万' || character === '亿') {
      total = (total + section + (digit ?? 0)) * (character === '万' ? 10_000 : 100_000_000);
      section = 0;
      digit = null;
    } else digit = '零一二三四五六七八九'.indexOf(character);
  }
  return total + section + (digit ?? 0);
}

/** 1.2 * 10000 is not 12000 in binary. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6;
