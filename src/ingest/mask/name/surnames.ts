/**
 * Surnames, after 百家姓 and the frequency lists of the Ministry of Public Security; a rare one that is mainly a
 * word (是, 对, 都, 和) is left out on purpose: only labelled fields could tell, and they accept any name.
 */
const COMMON =
  '王李张刘陈杨赵吴徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余杜叶魏苏吕丁卢姚沈钟姜崔谭陆范汪廖贾夏付傅邹熊孟秦邱侯尹薛闫阎段黎史贺陶顾郝龚邵覃钱戴莫孔汤温康施牛樊葛邢齐庄章鲁韦俞翁聂柳祝倪柯冉殷翟骆岳焦蒲颜庞欧阮毕兰窦芦耿涂谷詹蒙舒邬卜喻褚娄裴管甘尚左吉穆辛季缪姬宁包屈凌蓝霍植鲍晏苟晋佘敖邝卓习栗靳祁阳牟巫鄢郎谯漆岑卿雍鞠晁仝郗邸邰隋隗宛庹揭荆湛犹眭禹竺糜胥艾芮茅荀莘虞裘赖逯郜郦钮闵阙';
/** Surnames that mostly stand for something else in running text; they need better evidence. */
const AMBIGUOUS =
  '于向何任常时方高万金马黄白江龙雷严石周安程毛武孙易洪路车花水单成连全项平米乔华边应盛关池申柏仇仲宫游佟戚简饶车滕粟隆古谌宗支封伍解丛党国满明文强麻代楼符曲占苗原冷冀计房贝班查瞿尤宦税皮迟练敬闻幸麦梅桂帅';
const COMPOUND =
  '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|独孤|宇文|长孙|轩辕|闻人|澹台|百里|呼延|司空|淳于|申屠|公羊|万俟|赫连|拓跋|钟离|濮阳|太史';

const common = new Set(COMMON);
const ambiguous = new Set(AMBIGUOUS);
const compound = new Set(COMPOUND.split('|'));

/** 2 for a double surname at `at`, 1 for a single one, 0 for none. */
export function surnameLength(text: string, at: number): 0 | 1 | 2 {
  if (isCompoundSurname(text, at)) return 2;
  const first = text.charAt(at);
  return common.has(first) || ambiguous.has(first) ? 1 : 0;
}

/** True for 于, 方, 高 …, which mostly are words. */
export function isAmbiguousSurname(surname: string): boolean {
  return ambiguous.has(surname) && !common.has(surname);
}

/** By UTF-16 unit, because every character of every text is looked up. */
const startsCompound = new Uint8Array(0x10000);
for (const surname of compound) startsCompound[surname.charCodeAt(0)] = 1;

/** 欧阳, 司马 … */
export function isCompoundSurname(text: string, at: number): boolean {
  return startsCompound[text.charCodeAt(at)] === 1 && compound.has(text.slice(at, at + 2));
}
