/**
 * What a reply says once its letter form is gone: salutation, 收悉 line, quoted titles and law articles,
 * thanks and contact lines, numbers and dates, phrases that any office writes in any letter.
 */
const OPENING =
  /^(?:[^。：:]{0,40}(?:代表|同志|委员|先生|女士|网友)[^。：:]{0,10}[：:])?\s*(?:您好[！!，,。]?)?\s*[^。；;]{0,120}?(?:收悉|已收到|收到)[^。]{0,12}?(?:[。，,；;！!]|$)/;
const ANSWER_FOLLOWS =
  /(?:经[^。，,]{0,16}[，,])?(?:现将?[^。：:]{0,30}(?:答复|回复|函复|反馈)(?:您)?如下)[：:。]?/g;
const CLOSING_SENTENCE =
  /感谢您?(?:对|的)|衷心感谢|表示感谢|致以?谢|专此答复|特此(?:回复|答复)|此复|联系(?:人|电话|方式)|欢迎(?:您)?(?:继续|提出|监督|致电)|祝您|谢谢|顺祝|签章|抄送/;
/** A sentence that gives a legal basis says what the law says, not what the office will do. */
const CITES_LAW =
  /(?:根据|依据|依照|按照|遵照)[^。]{0,12}《[^》]*》|第[〇零一二三四五六七八九十百\d]+条|《[^》]*》[^。]{0,8}规定/;
const QUOTED_TITLE = /《[^》]*》/g;
const QUANTITY =
  /[\d０-９]+(?:[.．,，]\d+)*|[〇零一二三四五六七八九十百千万亿两]+(?=[年月日个条件处台名人次户项套米里元批座所辆家起])/g;
const SET_PHRASES =
  /您(?:所)?(?:提出|反映)的(?:问题|建议|情况)?|针对您?(?:所)?(?:提出|反映)的[^，。]{0,12}|(?:我|本)(?:局|委|办|市|区|县|单位|中心)(?:对此)?(?:十分|非常|高度)重视|高度重视|下一步|近年来|会同(?:相关|有关)(?:部门|单位)|认真(?:研究|办理)|(?:我|本)(?:局|委|办|市|区|县)|积极|切实|进一步|不断|持续|第号(?:建议)?/g;
/** Letters left after stripping, below which a reply answers nothing. */
const LEAST_SUBSTANCE = 16;
const NOT_TEXT = /[^\p{Script=Han}A-Za-z]/gu;

/** The sentences that carry the answer, still readable. Empty when the reply is nothing but form. */
export function answerSentences(reply: string): string[] {
  const withoutForm = reply.normalize('NFKC').trim().replace(OPENING, '').replace(ANSWER_FOLLOWS, '');
  return withoutForm
    .split(/[。！!；;\n]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && !CLOSING_SENTENCE.test(sentence) && !CITES_LAW.test(sentence));
}

/**
 * The answer as clauses of bare letters, in order: what two answers are compared by. A reply with hardly any
 * substance (已收悉,将认真研究) is compared as the letter it is.
 */
export function answerClauses(reply: string): {
  readonly hollow: boolean;
  readonly clauses: readonly string[];
} {
  const clauses = answerSentences(reply).flatMap((sentence) => clausesOf(sentence, SET_PHRASES));
  if (lengthOf(clauses) >= LEAST_SUBSTANCE) return { hollow: false, clauses };
  const letter = reply.normalize('NFKC').replace(/^[^：:。]{0,40}[：:]/, '');
  return { hollow: true, clauses: clausesOf(letter, QUOTED_TITLE) };
}

function clausesOf(text: string, without: RegExp): string[] {
  return text
    .replace(QUOTED_TITLE, '')
    .split(/[，,。；;！!：:\n]/)
    .map((clause) => clause.replace(QUANTITY, '').replace(without, '').replace(NOT_TEXT, ''))
    .filter((clause) => clause.length >= 3 && !/^[年月日]+$/.test(clause));
}

function lengthOf(clauses: readonly string[]): number {
  return clauses.reduce((sum, clause) => sum + clause.length, 0);
}
