import { NEVER_GIVEN } from './given-characters.ts';

/**
 * How much likelier a character is in a name than in running text, as rounded natural logarithms: for surnames from
 * the share of bearers, for given names from name lists, both over the character's frequency in the dictionary of
 * jieba (MIT). 0 is as likely in a name as elsewhere; a character of no row has the odds of `UNLIKELY`.
 */
const SURNAMES: readonly (readonly [number, string])[] = [
  [
    4,
    '李王张刘陈杨赵周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕卢蒋蔡贾丁魏薛叶阎潘杜戴钟汪姜姚谭廖邹熊郝孔崔邱秦侯邵孟尹黎乔贺赖龚庞樊殷翟倪芦俞鲁葛伍韦聂丛邢岳梅祁耿牟卜詹凌靳甄裴鲍覃霍翁柏柯阮桂闵冉肖付闫',
  ],
  [
    3,
    '黄何马程苏夏田范陆康毛史顾雷汤兰陶洪颜焦柳庄辛祝涂谷舒苗童屈隋柴骆蒲窦邬喻褚娄缪姬晏苟佘敖邝卓栗巫鄢郎谯岑卿雍鞠晁仝郗邸邰隗宛庹湛眭禹竺糜胥艾芮荀莘虞裘逯郜郦钮阙佟滕谌瞿蔺栾饶揭阚闻麻',
  ],
  [2, '高许曾余金白龙段钱易施牛温季章申尤毕齐沿莫费纪盛欧曲阳席卫查植甘景薄宁吉穆蓝晋漆犹茅仲戚粟冀贝宦麦帅'],
  [1, '于任石江万常安严路管左项游包司华车房边蒙尚习池仇隆符税迟练敬幸'],
  [0, '方武文向关位单解强荆连宫简宗封楼冷班皮'],
  [-1, '时成花米应古支党满明占计'],
  [-2, '水全平代原国'],
];
const GIVEN: readonly (readonly [number, string])[] = [
  [
    4,
    '玉晓宝祥忠秀伟丽俊荣敏祖振杰凤梅瑞芳峰嘉宇秋洪玲鹏珍燕斌辉泽勇萍桂涛浩莲芬旭霞欣诺佳艳琴琪婷怡娜豪琳颖洁翔轩翠菊莹瑶辰晨鑫倩涵芝巧悦磊慧娟梓淑睿凯佑靖娣',
  ],
  [
    3,
    '德志云永龙春庆良昌兰福贵刚松波雪亮健丹友博超香诗富静雨凡彩洋蓉伯仁贤斐仲鸿惠耀彦卿昭麟贞炳铭谦鹤钧莉毅迪茂裕霖勋奎秉玄瑜柏渊逸碧禄媛禹焕桢栋琦驹骏弘沛婉钰亨薇雯彪澄庚璋寅楠灿璐毓瑾铎妮枫恺玛杏桓茹瑛琼钊琛淞葆桦岚懿晖姬馨筠炜璞泓浚娴棠昕纶荃昊韦珩茜鸥彰雁莺翎玮晔霄骥娅曙昀妍蕊榕岑菁歆湛晗瀚缨漪骅宸芸绢蓓莎笛晟烨苓罡婕楷珏锟滔曦昱姗沂粟茵嵘轲颢琰黛琬滢臻焱睦姝芊婵隽霭婧妤麒甬菡琨屹峥瑗箐沁弈骋姣纨茗馥荔梵苛萱皓彤煜淼垚昇玥琅珑瑄霏霓绫轶喆堃娉恬旻汀珈琥祎祐蓁韬飒骁蕾璟禾沫苒桉芮甜潼芙葶菀珞胤淇淳灏烊煊熠瑀珅祺祁筱翀翌舜荻蔚钥铄锴飏骞鲲钿闽珮湉潞坤埔攸榆槿樱甄茉菱葳蕙蕴薏镕颐黎炀娇仕巍峻囡妞荞',
  ],
  [
    2,
    '俭明华光金英林清思兴飞红才强胜银宗君恩宏叔康绍孝廷敬吉森启诚智泰锡虎伦雷衡崇曼岩鸣雅梦庄恒锦龄晋冠冬哲隆柱勤岳昆朗炎翰辅湘鼎廉旺菲梁锋贝聪溪赫韵虹祯舒惟眉慎柔桐羽艾豫捷敦耕朴晴勃慕帆逢驰媚沪盈锐遥璇赐绣渝谨潇薪悟煌朵颂铃蓝姿励稷蝶皖爽沐萌豹攀嫣飘珊娥魁勉畅郁澜玫谊拓蓬苇黔抒彬璧咏烁蔓炯珂瑕绮奕愉葵兆寿逊侠佩汝乾蒂佐甫乔卓钦尧川威冰昂',
  ],
  [
    1,
    '苑阳爱文家子军平建小海东立新武义利月美尔克斯士维树青夫宁奇希顺承尼继卫若邦礼剑培雄善灵木星坚震喜楚襄景圣田盛纯扬宣厚献润丰伊跃益珠宜季竹津殿紫晶训臣潮宽叶牧绿朋腾壮寒枝遇绪延露谋誉桃妙墨烟默固凝钢旦映贯诏唯棋铜添赋贡缘彻阅熙融荷涌洛艇绘暖络泉奋涓迅鲁纳亦儒郎乃亭莱抚国生学成元山安世正先朝远信权传根显群依念欢财登进力江满堂如',
  ],
  [
    0,
    '之二兵汉老太亚达儿基笑广真河风铁乐素保初源双言越洲连久七艺策引纪致语环育照守律影续格航普章央尚升仙怀阿冲齐庭幺大天长民水心可政开全万花会发有必毛治丫腊定峒',
  ],
  [-1, '一镇公道西南本知应加里化见石济然州书农特教联战土科布程十复入令古罗微密赛岛妹女为合'],
  [-2, '三四五六八九多温陵桥'],
  [-3, '城'],
];

/** The odds of a Chinese character that no row holds: hardly ever in a name. */
export const UNLIKELY = -4;
/** The odds of what is in no name at all: function words, pronouns, signs that are no Chinese characters. */
export const NEVER = -100;

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** Odds by UTF-16 unit: one look per character of text. */
function tableOf(rows: readonly (readonly [number, string])[], never: string): Int8Array {
  const table = new Int8Array(0x10000).fill(NEVER).fill(UNLIKELY, FIRST_HAN, LAST_HAN + 1);
  const put = (characters: string, odds: number) => {
    for (const character of characters) table[character.charCodeAt(0)] = odds;
  };
  for (const [odds, characters] of rows) put(characters, odds);
  put(never, NEVER);
  return table;
}

const surnames = tableOf(SURNAMES, '');
const given = tableOf(GIVEN, NEVER_GIVEN);

/** @returns NEVER to 4; NEVER also past the end of the text. */
export function surnameOdds(text: string, at: number): number {
  return surnames[text.charCodeAt(at)] ?? NEVER;
}

/** @returns NEVER to 4; NEVER also past the end of the text. */
export function givenOdds(text: string, at: number): number {
  return given[text.charCodeAt(at)] ?? NEVER;
}
