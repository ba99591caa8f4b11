/**
 * Whether a title that a model wrote may be shown: pure checks of its meaning against the quotes it was written
 * from. They refuse rather than repair; the caller asks once more or falls back to the extractive title.
 */
import { z } from 'zod';
import { hasInjection } from './find-injection.ts';

export const issueNameSchema = z.strictObject({
  title: z.string(),
  /** The place or thing, in the quotes' words. */
  object: z.string(),
  /** What is wrong with it, in the quotes' words. */
  problem: z.string(),
  quoteIds: z.array(z.string()),
});
export type IssueName = z.infer<typeof issueNameSchema>;

export type TitleQuote = { readonly id: string; readonly text: string };

export const TITLE_MISTAKES = {
  length: '标题应为 6 至 30 个字',
  format: '标题只能是一行文字，不含排版符号、括号记号、引号和网址',
  instruction: '标题应写事项本身，不能写命令、提示词或对回答的说明',
  personal: '标题不能含人名、电话、证件号、邮箱或遮盖记号',
  quoteIds: '依据的引文编号应至少一个，且只能用给出的编号',
  object: '所写的地方或对象在引文中找不到，或没有写进标题',
  problem: '所写的问题在引文中找不到，或没有写进标题',
  wording: '标题中有不少文字在引文中找不到',
  number: '标题中有引文里没有的数字',
  accusation: '标题中有引文里没有的定性词语',
} as const;
export type TitleMistake = keyof typeof TITLE_MISTAKES;

const SHORTEST = 6;
const LONGEST = 30;
/** Shares of a phrase's character pairs. Half of the object and problem leaves room for shortening and joining. */
const IN_QUOTES = 0.5;
const IN_TITLE = 0.3;
const TITLE_IN_QUOTES = 0.5;

const MARKUP = /[\n\r\t*#`_~|<>{}[\]\\【】《》"“”]|https?:|www\./i;
const PERSONAL =
  /1[3-9]\d{9}|\d{15,}|0\d{2,3}-?\d{7,8}|[\w.+-]+@[\w-]+|手机号|身份证号|人员[A-Z]|门牌|[\u4e00-\u9fff]{1,3}(?:先生|女士|小姐)/;
/** Words that judge someone; a title may only repeat them. */
const ACCUSATIONS =
  /违法|违规|违纪|犯罪|腐败|贪污|受贿|渎职|不作为|乱作为|诈骗|欺诈|黑心|勾结|包庇|保护伞|失职|谎报|虚假|偷税/g;

/** In a fixed order; empty = the title may be shown. */
export function checkTitle(name: IssueName, quotes: readonly TitleQuote[]): TitleMistake[] {
  const source = flatten(quotes.map(({ text }) => text).join('\n'));
  const title = flatten(name.title);
  const checks: Readonly<Record<TitleMistake, boolean>> = {
    length: hasGoodLength(name.title),
    format: !MARKUP.test(name.title),
    instruction: !hasInjection(name.title) && !isAboutTheAnswer(name.title),
    personal: !PERSONAL.test(title),
    quoteIds: citesOnly(name.quoteIds, quotes),
    object: stands(name.object, title, source),
    problem: stands(name.problem, title, source),
    wording: shareOfPairs(title, source) >= TITLE_IN_QUOTES,
    number: numbersOf(title).every((number) => numbersOf(source).includes(number)),
    accusation: (title.match(ACCUSATIONS) ?? []).every((word) => source.includes(word)),
  };
  return (Object.keys(checks) as TitleMistake[]).filter((mistake) => !checks[mistake]);
}

function hasGoodLength(title: string): boolean {
  const length = [...title.trim()].length;
  return length >= SHORTEST && length <= LONGEST;
}

function isAboutTheAnswer(title: string): boolean {
  return /^(?:标题|答|好的|以下)|JSON|作为(?:一个|一名)?(?:AI|人工智能|语言模型|助手)|无法(?:回答|拟|提供)/i.test(
    title,
  );
}

function citesOnly(quoteIds: readonly string[], quotes: readonly TitleQuote[]): boolean {
  const known = new Set(quotes.map(({ id }) => id));
  return quoteIds.length > 0 && quoteIds.every((id) => known.has(id));
}

function stands(phrase: string, title: string, source: string): boolean {
  const flat = flatten(phrase);
  return flat !== '' && shareOfPairs(flat, source) >= IN_QUOTES && shareOfPairs(flat, title) >= IN_TITLE;
}

/** Half-width digits and letters, no space. */
function flatten(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** Which part of the phrase's neighbouring character pairs the text has, 0 to 1; a single character is a pair. */
function shareOfPairs(phrase: string, text: string): number {
  const characters = [...phrase];
  const pairs =
    characters.length < 2
      ? characters
      : characters.slice(1).map((next, index) => `${characters[index]}${next}`);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => text.includes(pair)).length / pairs.length;
}

/** Numbers in digits, and in characters where they count something: 三十, 两年. */
function numbersOf(text: string): string[] {
  return (
    text.match(
      /\d+(?:\.\d+)?|[一二三四五六七八九十百千万亿两]{2,}|[二三四五六七八九十两](?=[年月日天次户人起栋条])/g,
    ) ?? []
  );
}
