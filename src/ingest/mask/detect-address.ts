import { collectMatches, type Match } from './collect-matches.ts';
import type { FoundSpan } from './mask-type.ts';

const NUMBER = String.raw`(?:[A-Za-z]{0,2}\d{1,4}[A-Za-z]?|[A-Za-z]|[一二三四五六七八九十廿百零〇]{1,4})`;
const JOIN = String.raw`[ 、的第\-—]{0,2}`;
const BUILDING = String.raw`(?:${NUMBER}\s?号?[栋幢]楼?|(?:[A-Za-z]?\d{1,3}[A-Za-z]?|[A-Za-z]|[一二三四五六七八九十]{1,3})\s?(?:号楼|#楼?)|[A-Za-z]?\d{0,2}[A-Za-z]?(?<=[A-Za-z\d])\s?座)`;
const UNIT = String.raw`(?:${NUMBER}\s?(?:单元|门栋|梯))`;
const FLOOR = String.raw`(?:负?${NUMBER}\s?[楼层](?!下|道|顶|栋|盘|房|上|梯|长|宇)|${NUMBER}F)`;
/** A count may follow three or four digits: 3栋200户, 5栋1200套, 3栋2025年. */
const NOT_A_COUNT = String.raw`(?![\dA-Za-z]|[-—./:]\d|\s?[余多来几户套个人名间平米元年月日万亩台辆块层栋幢㎡%次株棵吨只条]|\s?业主代表|\.\d)`;
const ROOM_NUMBER = String.raw`(?:[A-Za-z]?\d{3,4}[A-Za-z]?|[一二三四五六七八九十零〇幺]{3,5}|\d{1,2}[-—]\d{1,4})`;
const ROOM = String.raw`(?:${ROOM_NUMBER}\s?(?:室|房间?|号房?|户(?=[,。;、\s主家]|$))|[A-Za-z]?\d{1,2}\s?(?:室|号房)|${ROOM_NUMBER}${NOT_A_COUNT})`;

/** 3栋2单元501室, 5号楼1203, 一栋二单元, A座15楼, 2单元301: two levels or more. */
const COMBINED = new RegExp(
  String.raw`(?=[第负\dA-Za-z一二三四五六七八九十廿百零〇])(?<![\dA-Za-z第.])第?(?:${BUILDING}(?:${JOIN}(?:${UNIT}|${FLOOR}|${ROOM})){1,3}|${UNIT}(?:${JOIN}(?:${FLOOR}|${ROOM})){1,2}|${FLOOR}\s?-?(?:[A-Za-z]?\d{3,4})\s?(?:室|号房?|房间?))`,
  'g',
);
/** 某村12组34号: the house, and the group that leads to it. */
const VILLAGE_HOUSE =
  /(?=[\d一二三四五六七八九十])(?<=[\u4e00-\u9fff\s,])(?<![第共])(?:[\d一二三四五六七八九十]{1,3}组[\s,]?)(?:附?\d{1,4}(?:-\d{1,3})?号)(?![线选参车机井楼院])/g;
/** 3-2-501 and, behind the name of an estate, 3-501. */
const DASHED =
  /(?=[A-Za-z\d])(?<=[\u4e00-\u9fff\s:,(])(?<value>[A-Za-z]?\d{1,2}[-—–]\d{1,2}[-—–]\d{3,4})(?![\d\-—:/.]|[年月日元万号])/dg;
const DASHED_TWO =
  /(?=[A-Za-z\d])(?<=(?:小区|[苑园庭湾居轩邸府寓郡城院邨]|家住|住在|户号))(?<value>[A-Za-z]?\d{1,2}[-—–#]\d{3,4})(?![\d\-—:/.]|[年月日元万号米户])/dg;
const HASH = /\d(?<![\dA-Za-z]\d)\d{0,2}#\s?-?(?:\d{1,2}-)?[A-Za-z]?\d{3,4}(?![\dA-Za-z]|[元户米年])/g;
/** 501室 alone; an office's room is public. */
const ROOM_ALONE = /(?=[A-Za-z\d])(?<![\dA-Za-z\-第])[A-Za-z]?\d{3,4}\s?(?:室|号房)(?!外机|内机|内乐|温)/g;
/** 3号501室 */
const NUMBER_ROOM = /(?=\d)(?<![\d第])\d{1,4}号\s?\d{3,4}\s?(?:室|房)/g;

const HOME =
  '家住|我住|住在|住于|居住在|居住于|家庭住址|家庭地址|现住址|住址|住所|户籍地址|户籍所在地|户籍地|户籍|户口所在地|户口|身份证地址|联系地址|通讯地址|通信地址|收货地址|收件地址|暂住|租住|现居|家在|住(?![户宅房建院民所])';
const HOUSE = String.raw`\d{1,4}(?:[-—]\d{1,4}){0,3}`;
/** A house number is only private behind a word of living; 林城西路12号 of a public place stays. */
const HOME_NUMBER = new RegExp(
  String.raw`(?:${HOME})[^\d。;!?\n]{0,30}(?:\d{1,4}弄)?(?<value>附?${HOUSE}号(?:附?${HOUSE}(?:号|(?![\d.])))?)(?![线楼门公院栋地路井桥站厂码馆信])`,
  'dg',
);

/** Most text holds no door: a cheap look at each kind's own signs saves most of the scans. */
const MAY_HOLD_DOOR = /[栋幢座#梯]|号楼|单元|[\d一二三四五六七八九十Ff]\s?[楼层Ff]/;
const MAY_HOLD_ROOM = /\d{3}/;

/** Addresses below the level of the estate or the village; names of estates and roads stay. */
export function detectAddress(flat: string): FoundSpan[] {
  const doors = MAY_HOLD_DOOR.test(flat)
    ? collectMatches(flat, COMBINED, { type: 'address', priority: 70, accept: isOneDoor })
    : [];
  const houses = flat.includes('号') ? detectHouses(flat) : [];
  return [...doors, ...houses, ...(MAY_HOLD_ROOM.test(flat) ? detectRooms(flat) : [])];
}

function detectHouses(flat: string): FoundSpan[] {
  return [
    ...collectMatches(flat, VILLAGE_HOUSE, { type: 'address', priority: 68 }),
    ...collectMatches(flat, HOME_NUMBER, { type: 'address', priority: 51 }),
  ];
}

function detectRooms(flat: string): FoundSpan[] {
  return [
    ...collectMatches(flat, DASHED, { type: 'address', priority: 52, accept: isNoDate }),
    ...collectMatches(flat, DASHED_TWO, { type: 'address', priority: 52 }),
    ...collectMatches(flat, HASH, { type: 'address', priority: 52 }),
    ...collectMatches(flat, NUMBER_ROOM, { type: 'address', priority: 69 }),
    ...collectMatches(flat, ROOM_ALONE, { type: 'address', priority: 51, accept: isNoOffice }),
  ];
}

const COUNTED_BEFORE =
  /(?:共|共有|有|建|建设|建成|新建|在建|规划|建造|约|近|两|几|数|个|的|这|那|剩|盖|修|拟建|余下|其余|计)$/;
/** Rooms that everyone may enter; an estate may also be called 某某中心. */
const OFFICE_BUILDING =
  /(?:(?:市民|政务|服务|办事|行政|便民|信访|社保|医保)中心|大厅|医院|法院|检察院|政府|办公楼|办公区|机关|教学楼|[局委馆])$/;
const STOREYS = /^第?[^单元室]{1,6}[栋幢座]楼?[\s、的第]{0,2}[^单元室]{1,4}[楼层]$/;

/** 新建3栋18层住宅 counts buildings and storeys; 3栋18层 of somebody is a door. */
function isOneDoor(match: Match): boolean {
  const { flat, start, end, value } = match;
  if (!value.includes('单元') && OFFICE_BUILDING.test(before(match))) return false;
  if (/^[一两]\s?[栋幢座]/.test(value) && /[层楼]$/.test(value) && !/单元|室/.test(value)) return false;
  if (!STOREYS.test(value)) return true;
  if (value.includes('负')) return false;
  if (
    /^\s?(?:的?(?:小高层|高层|住宅|建筑|框架|砖混|结构|教学|综合|商业|楼|厂房|商|办公|洋房|房|小楼|综合)|高|以)/.test(
      flat.slice(end, end + 6),
    )
  )
    return false;
  return !COUNTED_BEFORE.test(flat.slice(Math.max(0, start - 3), start));
}

function isNoDate({ value }: Match): boolean {
  return !/[-—–](?:19|20)\d{2}$/.test(value);
}

const OFFICE =
  /(?:中心|大厅|医院|法院|检察院|政府|办公楼|办公区|办公室|大院|机关|教学楼|科|局|委|馆|门诊)(?:[A-Za-z\d]{1,3}(?:号楼|[栋幢座楼]))?$/;

function isNoOffice(match: Match): boolean {
  return !OFFICE.test(before(match));
}

/** The longest word for an office and the name of its building: 教学楼, 12号楼. */
const LOOK_BACK = 8;
const before = ({ flat, start }: Match) => flat.slice(Math.max(0, start - LOOK_BACK), start);
