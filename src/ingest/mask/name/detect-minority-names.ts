import type { PersonSpan } from './person-span.ts';

/** Parts of Uyghur, Tibetan, Mongolian and Yi names as they are written in Chinese characters. */
const PARTS = [
  '阿依|古丽|古力|古扎|帕提|帕夏|帕孜|阿米娜|热依|热合曼|热娜|迪丽|迪里|娜尔|努尔|尔肯|买买提|麦麦提|买合|艾合买提|艾买提|艾山|艾力|吐尔逊|吐尔洪|阿布都|阿卜杜|阿不都|玉素甫|库尔班|木合塔尔|木沙|依明|依马|亚森|亚生|伊力|肉孜|塔依尔|沙吾提|祖农|海力|米吉提|吾买尔|如克亚|茹仙|孜克|热扎克|克里木|江布拉|拜山|其曼|再努|再娜|再吐娜',
  '扎西|卓玛|次仁|多吉|平措|旺堆|旺杰|旺久|尼玛|达瓦|央金|拉姆|格桑|丹增|顿珠|仁青|仁增|才让|桑吉|索朗|贡布|巴桑|白玛|强巴|德吉|曲珍|曲扎|洛桑|罗布|次旺|次旦|措姆|加措|嘉措|坚赞|土登|贡嘎|阿旺|晋美|边巴|普布|央宗|卓嘎|拉巴|班觉',
  '娜仁|其其格|巴特尔|巴图|苏日|格日勒|朝鲁|斯琴|萨仁|高娃|托娅|图雅|牧仁|那日苏|乌云|其木格|额尔敦|宝音|布和|呼和|阿拉坦|哈斯|敖登|恩和|孟根|吉日',
  '吉克|阿木|沙马|阿西|曲比|马海|吉木|尔古|阿牛|阿呷|木呷|伍呷|日火|阿支|阿力|乌果|尔哈|克惹|拉铁|布哈|热布|依布|约布|尼扎|石布|史古|阿各|阿作',
].join('|');
/** Two parts, or one with one more character: 古丽娜尔, 扎西多吉, 娜仁花; with a dot the rest may be anything. */
const NAME = new RegExp(
  `(?:(?:${PARTS})[\\u4e00-\\u9fff]{0,3}[·•・‧](?:(?:${PARTS})+|[\\u4e00-\\u9fff]{2,3})|(?:${PARTS}){2,3}|(?:娜仁|萨仁|斯琴|乌云|格桑|才让|吉克|沙马|曲比|马海|尔古)[花娜英玲军梅琴兰莉丽芳勇林加珠])(?![语族乡镇县市州村山河湖路街])`,
  'y',
);
/** By UTF-16 unit: trying the pattern everywhere is dear, and few characters begin such a name. */
const mayBegin = new Uint8Array(0x10000);
for (const part of PARTS.split('|')) mayBegin[part.charCodeAt(0)] = 1;

/** Names that follow no Chinese surname. */
export function detectMinorityNames(flat: string): PersonSpan[] {
  const people: PersonSpan[] = [];
  for (let at = 0; at < flat.length; at += 1) {
    if (mayBegin[flat.charCodeAt(at)] !== 1) continue;
    NAME.lastIndex = at;
    if (!NAME.test(flat)) continue;
    people.push({ start: at, end: NAME.lastIndex, name: flat.slice(at, NAME.lastIndex) });
    at = NAME.lastIndex - 1;
  }
  return people;
}
