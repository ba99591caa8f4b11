import { isGivenCharacter, isNeverGiven } from './given-characters.ts';
import { continuesAsPlace, startsOrdinaryWord, startsPublicFigure } from './not-names.ts';
import { isAmbiguousSurname, surnameLength } from './surnames.ts';

/**
 * How much the words before say about a person.
 * field: 姓名：…, 我叫… (a name must follow); label: 联系人…, 户主… (mostly a name); role: 业主…, 我儿子…, 司机…
 * (a name or a verb).
 */
export type Evidence = 'field' | 'label' | 'role';

const HAN = /[\u4e00-\u9fff]/;
/** Words that follow a person and do not belong to a name. */
const FOLLOWS =
  /(?:的|在|是|说|称|等|与|被|把|将|就|也|都|因|没|不|给|让|去|我|他|她|你|从|对|这|那|该|住|男|女|现|曾|已|未|因|及|和(?!平)|以|跟|同(?:志|学|意|日|样)|电话|手机|联系|联络|反映|反应|表示|投诉|举报|身份|今年|现年|先生|女士|来电|来信|来访|提出|咨询|建议|要求|希望|认为|自称|告知|承诺|答复|回复|签订|签名|于(?:\d|今|去|前|昨|本)|家(?:住|里|中|的|人|属|庭)|之(?:子|女|妻|夫|母|父)|到(?:场|现场|我|社|市|医|单)|向(?:\d|我|市|区|社|物|法|贵|有|相|他|其|业|公|本)|为(?:\d|我|业|法|该|了|什)|所(?:在|有|属|说)|微信|邮箱|地址|户籍|车牌|账户|账号|卡号|银行|名下|本人|夫妇|夫妻|一家|全家|一行|两人|二人|三人|有(?:\d|限|意|病|关)|患(?:有|病)|拖欠|负责|带领|收到|收取|私自|擅自|违规|长期|多次|强行|殴打|威胁|多年|拨打|拒绝|没有|未经|通过|以及|还|却|又|再|只|并|到底|来(?:电|信|访|我|社|市|说|了)|对此|律师|老师|书记|主任|经理|去世|病故|签|打|骂|开(?:了|的|车|始)|买|卖|租|欠|收|交|找|问|做|叫|要|会|能|想|用|经(?:常|营|多)|[一二三四]?[个人年]|此|当(?:时|天|日|场)|出(?:警|面|具|示|来|去|院|车|差|现|资)|上门|驾驶|驾车|酒后|至今|每|带|站|坐|跑|瘫|遭|咋|占|拿|发(?!强|明)|写|约|请|回(?!春)|完|搬|摔|死|病|申请|购|通知|公司|一直|进行|系|均|受|得|涉嫌|实施|天天|总|之前|之后|那边|那里|这边|硬|昨|前(?:天|年|后|来|往)|自己|自行|仍|竟|居然|便|先后|突然|亲自|随后|始终|强调|解释|介绍|回应|明确|指派|安排|年(?:龄|满|近)|名下|拖|躲|失联|办理|处理|接|核实|复核|审核|啊|呢|嘛|哦|吧|呀|嗯|然后|什么|怎么)/y;

/**
 * The length of the name that begins at `at`, or 0. Names already made anonymous (王某, 李**) are no names.
 * @param text width-flattened.
 */
export function readName(text: string, at: number, evidence: Evidence): number {
  if (startsPublicFigure(text, at)) return 0;
  const dotted = evidence === 'role' ? 0 : readDottedName(text, at);
  if (dotted > 0) return dotted;

  const surname = surnameLength(text, at);
  if (surname === 0 || NO_GIVEN_NAME.test(text.slice(at + surname, at + surname + 2))) return 0;
  const length = readGivenName(text, at, surname, evidence);
  return length > 0 && !continuesAsPlace(text, at + length) ? length : 0;
}

/** 王某 is anonymous already; 王先生 and 王老师 are read from their title. */
export const NO_GIVEN_NAME =
  /^(?:[某*×xX]|先生|女士|小姐|师傅|老师|医生|阿姨|大爷|大妈|大姐|大哥|经理|老板|律师|奶奶|爷爷|同志|同学|主任|书记|局长|市长|区长|所长|队长|校长|院长|总(?!$))/;

const DOTTED = /[\u4e00-\u9fff]{2,6}(?:[·•・‧][\u4e00-\u9fff]{2,8}){1,3}/y;

/** Minority names with a dot: 阿依古丽·示例. What follows is cut at the first word of the sentence. */
function readDottedName(text: string, at: number): number {
  DOTTED.lastIndex = at;
  const whole = DOTTED.exec(text)?.[0];
  if (whole === undefined) return 0;
  const lastPart = at + Math.max(...[...'·•・‧'].map((dot) => whole.lastIndexOf(dot))) + 1;
  for (let end = lastPart + 2; end < at + whole.length; end += 1) {
    if (endsHere(text, end)) return end - at;
  }
  return whole.length;
}

function readGivenName(text: string, at: number, surname: 1 | 2, evidence: Evidence): number {
  const short = givenNameFits(text, at + surname, 1) ? surname + 1 : 0;
  const long = short > 0 && givenNameFits(text, at + surname, 2) ? surname + 2 : 0;
  const closed = closedLength(text, at, short, long);
  // In a form's field the whole value is the name, even 高峰 or 方便.
  if (evidence === 'field' && closed > 0 && isWholeValue(text, at + closed)) return closed;
  if (surname === 1 && startsOrdinaryWord(text, at) && !isFamilyGeneration(text, at, closed)) return 0;

  const isFamiliar = (length: number) => looksGiven(text.slice(at + surname, at + length));
  const isStrict = evidence === 'role' || isAmbiguousSurname(text.charAt(at));
  if (closed > 0 && (!isStrict || isFamiliar(closed))) return closed;
  if (closed > 0 && evidence !== 'role' && isWholeValue(text, at + closed)) return closed;
  if (long > 0 && isFamiliar(long)) return long;
  if (isStrict || evidence === 'label')
    return evidence !== 'role' && short > 0 && isFamiliar(short) ? short : 0;
  return long || short;
}

/** 李家 is a family or a place, 李家豪 a person. */
function isFamilyGeneration(text: string, at: number, closed: number): boolean {
  return text.charAt(at + 1) === '家' && closed === 3 && isGivenCharacter(text.charAt(at + 2));
}

/** 老三 and 老幺 serve as given names in the villages. */
function looksGiven(given: string): boolean {
  return /^老[大二三四五六七八九幺]$/.test(given) || [...given].every(isGivenCharacter);
}

/** The shorter of the two lengths that the next words close; the longer when its last sign looks like a name. */
function closedLength(text: string, at: number, short: number, long: number): number {
  const isShort = short > 0 && endsHere(text, at + short);
  const isLong = long > 0 && endsHere(text, at + long);
  // 周敏三人 counts people.
  if (isShort && /^[一二两三四五六七八九十]人/.test(text.slice(at + short, at + short + 2))) return short;
  if (isShort && isLong) return isGivenCharacter(text.charAt(at + long - 1)) ? long : short;
  if (isLong) return long;
  return isShort ? short : 0;
}

function givenNameFits(text: string, start: number, length: 1 | 2): boolean {
  for (let at = start; at < start + length; at += 1) {
    const character = text.charAt(at);
    if (!HAN.test(character) || isNeverGiven(character)) return false;
  }
  return true;
}

/** True where a name may end: the end, a sign, or a word that follows persons. */
export function endsHere(text: string, at: number): boolean {
  if (at >= text.length || !HAN.test(text.charAt(at))) return true;
  FOLLOWS.lastIndex = at;
  return FOLLOWS.test(text);
}

function isWholeValue(text: string, end: number): boolean {
  return end >= text.length || /[\s,;。、)|/\d[]/.test(text.charAt(end));
}
