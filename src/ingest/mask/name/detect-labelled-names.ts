import type { PersonSpan } from './person-span.ts';
import { type Evidence, readName } from './read-name.ts';
import { isAmbiguousSurname } from './surnames.ts';

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
const KIN =
  '丈夫|老公|爱人|妻子|老婆|媳妇|儿子|女儿|儿媳|女婿|父亲|母亲|爸爸|妈妈|老爸|老妈|公公|婆婆|岳父|岳母|哥哥|弟弟|姐姐|妹妹|孙子|孙女|外孙|外孙女|侄子|侄女|舅舅|叔叔|姑姑|小孩|孩子|幺儿|幺妹|娘娘|嬢嬢|孃孃|老倌|婆娘|老汉|老伴|爹|爷爷|奶奶|外公|外婆|姑妈|姨妈|舅妈|伯父|伯伯|嫂子|弟妹|侄儿|娃娃|娃儿|大儿子|小儿子|男友|女友|前夫|前妻|配偶|家属|亲戚|朋友|堂哥|堂弟|表哥|表弟';
const ROLES =
  '我是|我[与和跟]|举报|控告|状告|起诉|感谢|表扬|业主|业主代表|居民|村民|市民|群众|住户|住客|租户|租客|房东|邻居|老板|店主|店长|老板娘|摊主|司机|驾驶员|车主|中介|销售|顾问|客服|经理|项目经理|工人|农民工|职工|员工|同事|同学|学生|家长|班主任|患者|老人|老党员|网格员|网格长|保安|物管|管家|坐席|话务员|值班员|工作人员|民警|辅警|队员|队长|医生|护士|校长|园长|法官|律师|书记员|组长|村支书|支书|村主任|会长|副总|总经理|董事长|股东|债主|同伙|股东|嫌疑人|男子|女子|夫妇|区长|市长|县长|镇长|乡长|局长|处长|科长|所长|院长|主任|书记|部长';
const ROLE = new RegExp(`(?:${KIN}|${ROLES}|人员|(?<![都也])叫)(?:名?叫|是)?[\\s,(:"“]?`, 'g');

const PATTERNS: readonly (readonly [RegExp, Evidence])[] = [
  [FIELD, 'field'],
  [LABEL, 'label'],
  [ROLE, 'role'],
];

/** Any other word for a person ends so: 参保人, 护士长, 业务员. It also ends 增长 and 老人, hence the conditions. */
const ANY_PERSON = /[人长员](?=[\u4e00-\u9fff]{3})/g;

function readAfterAnyPerson(flat: string): PersonSpan[] {
  return [...flat.matchAll(ANY_PERSON)]
    .flatMap((match) => readNames(flat, match.index + 1, 'role'))
    .filter(({ end, name }) => {
      const isFree = !/[\u4e00-\u9fff]/.test(flat.charAt(end));
      return name.length === 3 && (isFree || !isAmbiguousSurname(name.charAt(0)));
    });
}

/** Names behind a label (联系人：…), a relation (我儿子…) or a role (业主…), and the rest of a list of names. */
export function detectLabelledNames(flat: string): PersonSpan[] {
  const labelled = PATTERNS.flatMap(([pattern, evidence]) =>
    [...flat.matchAll(pattern)].flatMap((match) => readNames(flat, match.index + match[0].length, evidence)),
  );
  return [...labelled, ...readAfterAnyPerson(flat)];
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
