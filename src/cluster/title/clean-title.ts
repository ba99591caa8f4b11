/** Takes from a record's title what every letter to an office has, so that the matter is left. Never adds a character. */
import { hasProblemWord } from './problem-words.ts';
import { MASK_TOKEN, PERSONAL } from './read-member.ts';

const OPENING = new RegExp(
  `^(?:${[
    '尊敬的[^，,：:！!]{0,12}[，,：:！!]',
    '(?:各位)?领导(?:您好|你好)?[，,：:！!]?',
    '(?:您|你)们?好[，,：:！!。]?',
    '(?:第[一二三四五六七八九十\\d]+次|再一?次|多次|反复|重复|继续|持续|又|三次)(?:来[电信访]|反映|投诉|举报|咨询|请求|恳请|建议|呼吁|请问|申诉|催办)',
    '(?:市民|群众|居民|业主|村民|诉求人|来电人|反映人|网友)?(?:来电|来信|来访|致电)',
    '(?:市民|群众|居民|业主|村民|诉求人|来电人|反映人|网友)(?:再次)?(?=反映|投诉|咨询|请求|建议|举报)',
    '(?:强烈|恳切|实名|联名|紧急|特此|郑重|在此|我要|我想|想|本人|集体|坚决)?(?:反映|反应|投诉|举报|咨询|请求|恳请|恳求|要求|求助|建议|呼吁|控告|质疑|请问|问问|请教|求问|敬请|敦促|请督促|申诉|诉求|提议|期盼|盼望|希望|盼|询问|追问|申请|表扬|感谢|点赞)(?:一下)?',
    '[\\p{Script=Han}]{0,6}(?:村民|业主|居民|市民|家长|群众)关于',
    '的(?![士哥姐])',
    '(?:就|对于|关于|有关|针对|由于|鉴于)',
    '\\d{2,4}转',
    '(?:求助|紧急|急|转发|转|跟进|回访|补充)[：:!！]',
    '(?:尽快|早日)?(?:解决|关注|处理|重视)(?:一下)?(?=[A-Z\\p{Script=Han}]{6,})',
    '请(?:政府|有关部门|相关部门|市政府|书记|领导)?(?:关注|解决|查处|过问|处理|重视|落实)?(?![假教客愿示])',
    '[\\s，,。：:、！!？?；;．.\\-—"“”\'‘’（(）)《》【】#*]',
  ].join('|')})`,
  'u',
);
/** 咨询迁户口: with so little left the opening is part of the matter. */
const LEAST_LEFT = 4;
const ENDING = new RegExp(
  `(?:${[
    '的(?:紧急|若干|一些|些许|几点|相关|有关|情况)?(?:建议|请求|反映|投诉|举报|咨询|诉求|意见|议案|提案|申请|呼吁|求助|申诉|疑问|疑惑|心声|报告|情况说明|反馈)',
    '[，,]?(?:希望|望|盼|请|恳请|请求|要求|何时能?|尽快|急需|亟待|亟需|如何|能否|能不能|该?怎么|怎样|久久|迟迟|一直)?(?:政府|有关部门|相关部门|领导|尽快|早日|予以|给予|妥善|帮忙|帮助|你们|急需)*(?:解决|处理|关注|重视|回复|答复|核实|查处|帮助)(?:一下)?',
    '[，,](?:请问|请|谢谢|感谢|急|求助|在线等|有没有人管|有人管吗|谁来管|谁管)[^，,]{0,6}',
    '[\\s，,。：:、！!？?；;．.…~～\\-—"“”\'‘’（(《【#*]',
  ].join('|')})$`,
  'u',
);
const ORDER_NUMBER =
  /(?:工单|编号|信件|留言)(?:编?号)?[：:]?\s*[A-Za-z]*\d{4,}(?:-\d+)?|[A-Za-z]{0,5}\d{4}-?\d{4,}/gu;
const DATE =
  /(?:20\d{2}年)?\d{1,2}月\d{1,2}[日号](?:[上下中]午|晚上?|凌晨|早上)?|20\d{2}[-./]\d{1,2}[-./]\d{1,2}|20\d{2}年\d{1,2}月/gu;
const ADDED_BRACKET = /[（(【][^）)】]{0,20}[）)】]/gu;
/** Splits a title into clauses; what stands between may be left out, never joined. */
const CLAUSE_BREAK = /[\n，,。！!？?；;：:…]|\s{2,}|——/u;

export type Clause = {
  readonly text: string;
  /** 0 = the first clause of its title or text. */
  readonly position: number;
};

/**
 * The clauses of a title or text without openings, endings, order numbers, dates and personal data; an emptied clause
 * is left out. A clause that loses something in its middle is two clauses, so each is a substring of the input.
 */
export function cleanClauses(text: string): Clause[] {
  return cutOut(text)
    .split(CLAUSE_BREAK)
    .map((clause, position) => ({ text: stripFrame(clause), position }))
    .filter((clause) => clause.text !== '');
}

/** The whole title in one piece, inner commas kept, when nothing had to be cut out of its middle. */
export function cleanWhole(title: string): string {
  const whole = stripFrame(cutOut(title).replace(/^\n+|\n+$/g, ''));
  return /[\n。！!？?；;]/u.test(whole) ? '' : whole;
}

/** The title with its opening, for one that is short without it; empty when something has to be cut out or split. */
export function keepShort(title: string, shorterThan: number): string {
  const bare = title.trim();
  return bare.length < shorterThan && /^[\p{L}\p{N}]+$/u.test(bare) && cutOut(bare) === bare ? bare : '';
}

function cutOut(text: string): string {
  return text
    .replace(MASK_TOKEN, '\n')
    .replace(ADDED_BRACKET, '\n')
    .replace(ORDER_NUMBER, '\n')
    .replace(DATE, '\n')
    .replace(PERSONAL, '\n');
}

/** Openings first, one after the other, then endings; stops before nothing is left. */
function stripFrame(clause: string): string {
  const matter = stripAll(stripAll(clause.trim(), OPENING), ENDING);
  const withoutProblem = matter.replace(/的?(?:相关|有关|诸多|系列|一些)?问题$/u, '');
  // 物业收费不合理的问题 says all without the word; 房屋质量问题 does not.
  return hasProblemWord(withoutProblem) && /的[^的]{0,2}问题$/u.test(matter) ? withoutProblem : matter;
}

function stripAll(text: string, pattern: RegExp): string {
  let left = text;
  for (;;) {
    const next = left.replace(pattern, '');
    if (next === left) return left;
    const isPunctuation = /^[^\p{L}\p{N}]+$/u.test(left.slice(0, left.length - next.length)) || next === '';
    if (!isPunctuation && next.length < LEAST_LEFT) return left;
    left = next;
  }
}
