import type { PersonSpan } from './person-span.ts';
import { type Evidence, readName } from './read-name.ts';

const SEPARATOR = String.raw`\s*(?:[:=|】\])>,]|是|为|叫|名叫|名字叫|名为|\t)\s*`;
const LABELS = [
  '联系人|联络人|投诉人|被投诉人|举报人|被举报人|反映人|诉求人|来电人|来信人|来访人|申请人|被申请人|当事人|经办人|承办人|负责人|责任人',
  '姓名|名字|户主|法定代表人|法人代表|法人|签名|签字|署名|落款|监护人|委托人|代理人|被告人?|原告人?|收件人|收款人|开户人|户名|持卡人|患者|死者|伤者|逝者|车主',
  '(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,4}人|经办|承办|审核|复核|校对|审批|记录|登记|受理|值班|坐席|话务员|[甲乙丙]方|留言人|发帖人|市民|居民|村民|业主|网友|提议人|紧急联系人|经手人|受害人|被害人|债务人|借款人|担保人|出租人|承租人|租客|租户|房东',
].join('|');
/** Behind 本人, 我叫 and 姓名 stands a name whatever the signs. */
const SELF = '我叫|我名叫|我的名字叫|本人叫|本人姓名|名叫|名字叫|真名叫|本名|曾用名|叫做';

const FIELD = new RegExp(
  `(?:(?:${LABELS})(?:姓名|名称|名字)?(?:\\([^()\\n]{0,8}\\))?${SEPARATOR}|(?:${SELF})[\\s:]*|(?:姓名|收件人|联系人|户主)\\s+|name\\s+is\\s+|\\bM(?:r|rs|s|iss)\\.?\\s*)`,
  'g',
);
const LABEL =
  /(?:姓名|签名|收件人|受害人|被害人|患者|委托代理人|债务人|借款人|担保人|承租人|出租人|联系人|联络人|投诉人|举报人|反映人|诉求人|来电人|申请人|当事人|经办人|承办人|负责人|责任人|户主|法定代表人|法人代表|法人|监护人|委托人|代理人|收款人|开户人|户名|持卡人|被告人?|原告人?|死者|伤者|逝者|包工头|班组长|施工队长|本人)[\s,]?/g;
const PATTERNS: readonly (readonly [RegExp, Evidence])[] = [
  [FIELD, 'field'],
  [LABEL, 'label'],
];

/** Names behind a label (联系人：…), and the rest of a list of names. */
export function detectLabelledNames(flat: string): PersonSpan[] {
  return PATTERNS.flatMap(([pattern, evidence]) =>
    [...flat.matchAll(pattern)].flatMap((match) => readNames(flat, match.index + match[0].length, evidence)),
  );
}

const AND = /\s?(?:[、,/及]|和|与|以及)\s?/y;
const MAX_LISTED = 30;

/** 张三、李四和王五: as many as follow each other. */
function readNames(flat: string, start: number, evidence: Evidence): PersonSpan[] {
  const people: PersonSpan[] = [];
  let at = start;
  while (people.length < MAX_LISTED) {
    const length = readName(flat, at, people.length === 0 ? evidence : 'role');
    if (length === 0) break;
    people.push({ start: at, end: at + length, name: flat.slice(at, at + length) });
    AND.lastIndex = at + length;
    if (!AND.test(flat)) break;
    at = AND.lastIndex;
  }
  return people;
}
