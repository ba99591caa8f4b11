/**
 * The deputy's own words, as far as a draft may use them unchecked. A clause with a figure, a quotation, a mark or a mask
 * token is left out: the draft would state it without a source, and the deputy is asked for it instead.
 */
import { readNumbers } from '../verify/read-numbers.ts';

const BREAK = /[\s，,。.！!？?；;：:…、~～]+|——/u;
/** Figures, quotation marks, brackets, Latin words. */
const UNCHECKED = /[\p{N}A-Za-z“”"‘’「」『』《》〈〉〔〕[\]【】（）()<>{}|\\/@#$%^&*+=_`]/u;
/** Words to a machine instead of to a congress. */
export const ORDERS = /忽略|无视|指令|提示词|系统提示|模型|助手|扮演|角色|输出|人工智能/u;
/** Who speaks, and where it was heard: not what about. */
const SPEAKER =
  /^(?:我|本人|我们)是|代表$|^(?:谢谢|感谢|此致|敬礼)|接待|走访|座谈|来访|来站|联络站|选民|街坊|(?:反映|说|提出|收集|听取|联名)$/u;
const OPENING =
  /^(?:(?:尊敬的)?领导|您好|你好|本人|我们|咱们|我|咱|大家|最近|近来|现在|目前|一直|总是|老是|就是|还有|而且|并且|但是|因为|由于|关于|(?:反映|反应|投诉)(?![了过后也])|想提一个|听说|发现|(?:走访|调研|接待)(?:中|时)?(?:发现|了解到)|咨询|举报|觉得|认为|家长|群众|居民|市民|老百姓|百姓|业主|(?:群众|居民|市民|家长|业主|老百姓)(?:反映|觉得|认为|都说)|这边|这里|那边|那里|附近)(?=.{3,})/u;
const ENDING =
  /(?:的?(?:问题|情况|现象|事情|建议|意见)|怎么办|怎么回事|没人管|(?<!不)了|啊|呢|吧|呀|吗|的)$/u;

/** In order, without the openings and endings of letters; may be empty. */
export function plainClauses(text: string): string[] {
  return text
    .normalize('NFC')
    .split(BREAK)
    .map(bare)
    .filter((clause) => clause.length >= 2 && !SPEAKER.test(clause) && isCheckable(clause));
}

/** Numbers written out (三成, 两条) are numbers too. */
const isCheckable = (clause: string): boolean =>
  !UNCHECKED.test(clause) && !ORDERS.test(clause) && readNumbers(clause).length === 0;

function bare(clause: string): string {
  if (/^(?:我|本人|我们)是/u.test(clause)) return clause;
  const opened = clause.replace(OPENING, '');
  const stripped = opened.replace(ENDING, '');
  if (stripped === clause || stripped.length < 2) return clause;
  return bare(stripped);
}
