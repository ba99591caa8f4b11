/** What a reply to a suggestion says: the sentence that tells what was or will be done, and what it promises. Pure. */
import { splitSentences, type TextSpan } from './split-sentences.ts';

/** The frame of a letter: salutation, 收悉, thanks, contact. */
const FRAME =
  /收悉|答复如下|回复如下|函复如下|感谢您?(?:对|的|长期)|表示感谢|此复|特此|联系(?:人|电话)|欢迎(?:您)?(?:继续|监督)|^.{0,30}代表(?:们)?[：:]$/u;
/** Something was done, and could be looked at. */
const DONE =
  /已(?:经)?[^，。；]{0,24}(?:完成|建成|开通|投用|投入|启动|印发|出台|制定|整改|纳入|列入|安排|落实|增设|新增|更换|改造|修复|安装|协调|解决|开展|查处|拆除|整治|配备)/u;
/** The same without 已, where nothing is promised: 全年新增泊位120个. */
const ACHIEVED = /完成|建成|投入使用|出台|印发|增设|新增|更换|安装/u;
/** Something is to come; 已将 tells what was done. */
const PROMISE =
  /(?<!已|已经|业已)将(?!近|军|其|信|将)|拟(?:于|在|定|将)?|计划(?:于|在|用|投资|新增|新建|建设|实施|启动|安排|完成)|力争|争取|预计|下一步|下步|(?<![未没不])列入.{0,16}(?:计划|规划|方案|盘子|项目|范围|清单|议程)|(?<![未没不])纳入.{0,16}(?:计划|规划|方案|盘子|项目|范围|清单)|[年月]底前|年内|[上下]半年|逐步|待.{2,24}后/u;
/** It was put into the plan and is over: not what is promised. */
const OVER = /已(?:经)?(?:全部|全面)?(?:完成|建成|投用|投入使用|开通)(?!.{0,30}(?:将|计划|下一步))/u;
/** Why nothing is done is what a refusal tells. */
const REFUSED = /暂不|不具备|难以|无法|条件所限|尚不|不宜|作为参考|留作参考/u;
const FIGURE = /\d|[一二三四五六七八九十百千万两]+(?:个|处|条|公里|万元|名|台|套|座)/u;

type Sentence = { readonly span: TextSpan; readonly text: string };

/** The first of the sentences that tell most; null for a reply that is all frame. */
export function tellingSentence(reply: string): TextSpan | null {
  let best: { readonly span: TextSpan; readonly score: number } | null = null;
  for (const { span, text } of substance(reply)) {
    const score = worthOf(text);
    if (best === null || score > best.score) best = { span, score };
  }
  return best?.span ?? null;
}

/** What was done or refused tells more than what is to come, and figures tell more than none. */
function worthOf(text: string): number {
  const promised = PROMISE.test(text);
  const done = DONE.test(text) || (!promised && ACHIEVED.test(text));
  return (done ? 2 : 0) + (REFUSED.test(text) ? 2 : 0) + (promised ? 1.5 : 0) + (FIGURE.test(text) ? 1 : 0);
}

export type Promised = TextSpan & {
  /** The last day of what the sentence names, YYYY-MM-DD; null = it names none. */
  readonly due: string | null;
};

/** @param year in which the reply was given: what 今年底前 means. */
export function promisesOf(reply: string, year: number): Promised[] {
  return substance(reply)
    .filter(({ text }) => PROMISE.test(text) && !OVER.test(text))
    .map(({ span, text }) => ({ ...span, due: dueOf(text, year) }));
}

function substance(reply: string): Sentence[] {
  return splitSentences(reply)
    .map((span) => ({ span, text: reply.slice(span.start, span.end) }))
    .filter(({ text }) => !FRAME.test(text));
}

const DUE_YEAR = /(?:(20\d\d)年|(今年|本年|年内|年底前)|(明年|次年))/u;
const DUE_MONTH = /(1[0-2]|[1-9])月(?:底|末|份|\d{1,2}日)?(?:前|以前|之前)/u;
const HALF_YEAR = /上半年/u;

function dueOf(text: string, year: number): string | null {
  const named = DUE_YEAR.exec(text);
  const month = DUE_MONTH.exec(text);
  if (named === null && month === null && !HALF_YEAR.test(text)) return null;
  const inYear = named?.[1] ? Number(named[1]) : named?.[3] ? year + 1 : year;
  // A year that is over already when the reply is given is told of, not promised.
  if (inYear < year) return null;
  return lastDay(inYear, month ? Number(month[1]) : HALF_YEAR.test(text) ? 6 : 12);
}

const lastDay = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
