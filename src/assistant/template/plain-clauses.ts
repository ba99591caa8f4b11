/**
 * The deputy's own words, as far as a draft may use them unchecked. A clause with a figure, a quotation, a mark or a mask
 * token is left out: the draft would state it without a source, and the deputy is asked for it instead.
 */

const BREAK = /[\s，,。.！!？?；;：:…、~～]+|——/u;
/** Figures (also written out, with what they count), quotation marks, brackets, Latin words. */
const UNCHECKED =
  /[\p{N}A-Za-z“”"‘’「」『』《》〈〉〔〕[\]【】（）()<>{}|\\/@#$%^&*+=_`]|[两几数百千万亿]+[多余来]?(?:人|户|件|次|个|年|月|天|元|家|栋|米|公里|辆|台)|[一二三四五六七八九十]+(?:多|余|来)?(?:人|户|件|次|个|年|月|天|元|家|栋|米|公里|辆|台)/u;
/** Words to a machine instead of to a congress. */
const ORDERS = /忽略|无视|指令|提示词|系统|模型|助手|扮演|角色|输出|回答|人工智能|上述|以上|以下/u;
const OPENING =
  /^(?:(?:尊敬的)?领导|您好|你好|我是|本人|我们|我|咱们|咱|大家|最近|近来|现在|目前|一直|总是|老是|就是|还有|而且|并且|但是|因为|由于|关于|反映|反应|投诉|想|要|听说|发现|觉得|认为|群众|居民|市民|百姓|老百姓|业主)(?:反映|觉得|认为|都说|想|要)?(?=.{3,})/u;
const ENDING = /(?:的?(?:问题|情况|现象|事情)|怎么办|怎么回事|没人管|了|啊|呢|吧|呀|吗|的)$/u;

/** In order, without the openings and endings of letters; may be empty. */
export function plainClauses(text: string): string[] {
  return text
    .normalize('NFC')
    .split(BREAK)
    .map(bare)
    .filter((clause) => clause.length >= 2 && !UNCHECKED.test(clause) && !ORDERS.test(clause));
}

function bare(clause: string): string {
  const opened = clause.replace(OPENING, '');
  const stripped = opened.replace(ENDING, '');
  if (stripped === clause || stripped.length < 2) return clause;
  return bare(stripped);
}
