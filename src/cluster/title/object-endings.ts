/** How the names of places and bodies end: what a title must name beside the problem. */
const LONG_ENDINGS =
  '小区|社区|街道|花园|家园|公寓|新城|新村|名邸|华府|国际|广场|公园|大厦|大道|下穿|通道|水库|学校|小学|中学|大学|学院|幼儿园|校区|医院|卫生院|诊所|公司|集团|健身|学堂|工坊|培训|机构|超市|便利店|市场|菜场|号线|高速|机场|公租房|安置房|工地|停车场|平台|楼盘|银行|物业|电厂';
const SHORT_ENDINGS = '路街巷弄村组寨镇乡苑园城府湾庭轩邸桥河湖山坝校厂矿站店馆坡冲坳坪凹槽塘岭沟贷';
const PART = '(?:[一二三四五六七八九十\\da-z]{1,2}(?:期|标段|区|组|号线))?';
const LONG_NAME = new RegExp(`(?:${LONG_ENDINGS})${PART}$`, 'u');
const SHORT_NAME = new RegExp(`[\\p{Script=Han}a-z\\d]{2}[${SHORT_ENDINGS}]${PART}$`, 'u');
/** Kinds of places and actions that end like one: without a name in front they name nothing. */
const BARE_KIND = new RegExp(
  `^(?:我们|本|该|这个|附近|旁边|周边|居民|商住|高层|老旧|公立|民办|有限|有限责任|公交|地铁|加油|火车|汽车|高铁|收费|搅拌|变电|充电|垃圾|养猪|洗砂|采石|火锅|烧烤|烤鱼|加工|开发|房地产|物业|能源|地下|进|网贷|工业|相关|其他|很多|一个|整个)?(?:${LONG_ENDINGS})$|^(?:校车|公交|地铁|加油|火车|汽车|高铁|收费|搅拌|变电|充电|垃圾|养猪|洗砂|采石|火锅|烧烤|烤鱼|加工|首末|农家|进校|返回|农民|半夜|一条|这条|那条|整条|水泥|断头|必经|十字|人行|大马|出|绕|堵|沿|返|进|全|各|大|小|家)[\\p{Script=Han}]?[${SHORT_ENDINGS}]$`,
  'u',
);

/** Groups of people and other words that only end like places. */
const NO_PLACE = /(?:班组|小组|重组|开店|关店|网店|回乡|下乡|返乡|堵路|修路|让路|道路|马路|走廊)$/;

/** Ends like the name of a place or a body and is more than the bare word for one (小区, 学校, 物业公司). */
export function isObjectLike(term: string): boolean {
  return (LONG_NAME.test(term) || SHORT_NAME.test(term)) && !BARE_KIND.test(term) && !NO_PLACE.test(term);
}

const CONTINUATION = new RegExp(`^(?:${LONG_ENDINGS}|[${SHORT_ENDINGS}])`, 'u');

const NAME_INSIDE = new RegExp(
  `[\\p{Script=Han}a-z\\d]{2}(?:${LONG_ENDINGS}|[${SHORT_ENDINGS}])|^[\\p{Script=Han}a-z\\d]{1,4}[市区县]`,
  'gu',
);

/** Whether a place or body is named anywhere in a flattened title. */
export function namesObject(flat: string): boolean {
  return [...flat.matchAll(NAME_INSIDE)].some(([name]) => !BARE_KIND.test(name) && !NO_PLACE.test(name));
}

/** The ending that stands at the beginning of what follows a name; empty when none does. */
export function endingAt(text: string): string {
  return CONTINUATION.exec(text)?.[0] ?? '';
}
