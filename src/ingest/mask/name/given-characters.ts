/** Characters that are frequent in given names; a candidate made of them needs less of a context. */
const GIVEN =
  '伟芳娜敏静秀丽强磊军洋勇艳杰涛明超兰霞平刚桂英华玉萍红娟琴文辉力军健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘' +
  '淑惠珠翠雅芝莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝丽阳妮宝贝初程梵罡恒鸿桦骅剑娇纪宽苛灵玛媚琪晴容睿烁堂唯威韦雯苇萱阅彦宇雨洋忠宗曼紫逸贤蝶菡绿蓝儿翠烟小轩' +
  '云凤春冬梅桃杏菊燕鹤虎彪豹麟喜万金银铜铁石永长久远大正方立礼智孝廉洁吉如意宣传荣耀显扬祖继绪昆仲叔季培育教本基业隆权礼耕田开来向东南西北卫国庆跃红卫兵援朝学农根水土火木旺财昊然涵轩梓萌浩一诺俊熙博文皓瀚诗琪可欣雨桐思彤语嫣依朵念恩' +
  '加艾尼木提巧芬莹婧蔓彤璇靖煜炜烨晖曦骏骥驰骋锋锐铭钊钢锡鑫森淼焱垚川洲湘渝黔沪晋豫皖甬炳焕煌灿炯勋勉励奋勃昱晟昇晓珂玥琳琅瑜璞瑛玲珑珏珍琨珩瑄瑕璋婉姝姗娥婵媚丹雯霏霖雷霓虹彩绮绣绢绫缨纶绪络绍继续贯彻道远征程遥双喜三四五二六七九十' +
  '洪丰沛泓润渊涌沁沐汉湛源澄溪滔潮玮钰铃柏楷桓谋谨训谊译贡赋赐越轶辅达逢遥郁隽颂驹魁麒友善喆圣培堃墨央奎奕妙妤姿娉宣宸富寅屹岑岳峥嵘崇巧希帆庚廷弈彰征律恬恺悟惟愉慎慕懿战才抒拓捷攀敦斐斯旦旻昀昕映显晔晗暖曙月朴松柱桢棋棠楚歆殿毅毫汀沂津济浚涓淞添漪潇灏照牧献玄玫珈琥畅益盈睦知碧祎祐祯禄禹秉稷笑笛箐粟素绘缘翎臻艇芊苓茵茹荃葆葵蓁蓬薪衡言诏贝赫轲迅迪遇铎锟韬颢飒骁鸥默鼎龄应元为经化联';

const given = new Set(GIVEN);

/** True for a character that is frequent in given names. */
export function isGivenCharacter(character: string): boolean {
  return given.has(character);
}

/** Never in a name: function words, verbs of a report, pronouns. */
export const NEVER_GIVEN =
  '的了是不我你他她它们这那个都也就还没被把从对给让说呢吗吧啊么很但而且或与及该每各些哪谁什怎要去能须需请叫做打找问看听讲走吃买卖收交办修拆停堵吵闹坏漏脏差称述日号某此其嘛哦噢呀又再只最更已将过跟比很两几多少无非未没曾在于住';
const never = new Set(NEVER_GIVEN);

/** True for a character that no given name holds. */
export function isNeverGiven(character: string): boolean {
  return never.has(character);
}
