/**
 * Words that make a problem acute. Data, kept apart from the code so that staff can read and correct them; what
 * is matched is the masked text as the person wrote it, without understanding: 没有漏电 matches 漏电.
 * Chosen from the accident types of emergency management practice and the groups that Chinese law protects
 * (老年人、未成年人、妇女、残疾人); words common in other meanings (火, 倒, 孩子气) are left out.
 */

/** Danger to life or limb. */
export const SAFETY_WORDS: readonly string[] = [
  '困人',
  '被困',
  '坠落',
  '坠楼',
  '高空抛物',
  '坍塌',
  '垮塌',
  '倒塌',
  '塌陷',
  '塌方',
  '滑坡',
  '危房',
  '危楼',
  '危墙',
  '墙体开裂',
  '外墙脱落',
  '瓷砖脱落',
  '漏电',
  '触电',
  '电线裸露',
  '起火',
  '着火',
  '火灾',
  '自燃',
  '爆炸',
  '燃气泄漏',
  '煤气泄漏',
  '天然气泄漏',
  '漏气',
  '消防通道',
  '消防栓',
  '中毒',
  '溺水',
  '伤人',
  '受伤',
  '死亡',
  '车祸',
  '交通事故',
  '安全隐患',
  '安全事故',
  '井盖缺失',
  '井盖丢失',
  '没有井盖',
  '无井盖',
  '刹车失灵',
  '溜梯',
  '断裂',
  '积水倒灌',
  '山洪',
  '食物中毒',
  '持刀',
];

/** People who are hit harder by the same problem. */
export const VULNERABLE_WORDS: readonly string[] = [
  '老人',
  '老年人',
  '老年',
  '高龄',
  '独居',
  '空巢',
  '残疾',
  '残障',
  '轮椅',
  '盲人',
  '聋哑',
  '学生',
  '儿童',
  '小孩',
  '孩子',
  '娃娃',
  '婴儿',
  '幼儿',
  '未成年',
  '孕妇',
  '产妇',
  '哺乳',
  '低保',
  '特困',
  '困境',
  '孤儿',
  '留守',
  '病人',
  '患者',
  '尿毒症',
  '透析',
  '癌症',
  '重病',
  '瘫痪',
  '失能',
  '农民工',
];

/** The same characters in another word: 老人民医院 is no 老人. */
const NOT_FOLLOWED_BY: Readonly<Record<string, string>> = { 老人: '民', 孩子: '王', 学生: '公寓' };

const pattern = (words: readonly string[]): RegExp =>
  new RegExp(words.map((word) => `${word}${lookahead(NOT_FOLLOWED_BY[word])}`).join('|'), 'u');

const lookahead = (word: string | undefined): string => (word === undefined ? '' : `(?!${word})`);

const SAFETY = pattern(SAFETY_WORDS);
const VULNERABLE = pattern(VULNERABLE_WORDS);

export const mentionsDanger = (text: string): boolean => SAFETY.test(text);
export const mentionsVulnerable = (text: string): boolean => VULNERABLE.test(text);
