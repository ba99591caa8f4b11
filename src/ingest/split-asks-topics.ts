/**
 * Coarse topics, for one question only: do two parts of a record speak of different matters? Coarse on purpose: what
 * often comes together in one complaint (noise, fumes, smell, building work) is one topic, so that it stays one ask.
 */
const TOPICS = {
  nuisance:
    /噪音|噪声|扰民|油烟|异味|恶臭|臭味|灰尘|扬尘|粉尘|污染|排污|烧烤|夜宵|餐馆|餐饮|广场舞|麻将|歌厅|施工|工地|渣土|搅拌站|酒吧/,
  lighting: /路灯|照明|楼道灯|感应灯/,
  parking: /停车|车位|车库|乱停|违停|乱停乱放/,
  charging: /充电/,
  road: /堵车|拥堵|红绿灯|信号灯|斑马线|天桥|掉头|调头|限行|限速|路口|交通|道路|公路|修路|路面|坑洼|人行道|盲道|通车|马路|大桥|桥梁|立交/,
  transit: /公交|地铁|轻轨|城铁|列车|高铁|班车|班次|车次|站台/,
  waste: /垃圾|保洁|环卫|公厕|厕所|卫生差|脏乱/,
  waterSupply: /水表|停水|水压|自来水|供水|水质|水费|饮用水/,
  drainage: /下水道|污水|积水|内涝|排水|堵塞|化粪池|井盖|反水/,
  power: /停电|电压|供电|电费|电表|高压线|变压器|用电|电线/,
  gas: /燃气|天然气|煤气/,
  lift: /电梯/,
  building: /漏水|渗水|裂缝|外墙|墙面|质量|脱落|掉落|防水|屋顶|窗/,
  green: /绿化|草坪|树木|树枝|毁绿|花坛|种菜/,
  propertyFee: /物业费|业委会|业主委员会|维修基金|维修资金|公共收益|公摊/,
  fire: /消防|灭火|火灾|防火/,
  illegalBuilding: /违建|违章建|违章搭|违规建|私搭|乱搭|搭建|加建|住改商/,
  school: /学校|小学|中学|幼儿园|学位|学区|入学|教师|老师|补课|招生|学生|校车|上学|放学|家长/,
  health: /医院|医生|医保|报销|门诊|卫生院|看病/,
  benefits: /社保|养老|退休|公积金|低保|工伤|补贴|津贴/,
  wages: /工资|欠薪|加班|薪水|劳动合同/,
  demolition: /拆迁|征地|征收|安置|补偿|棚改|旧改/,
  homeBuying: /房产证|不动产证|购房|买房|交房|退房|虚假宣传|限购|房价|首付|贷款/,
  animals: /狗|犬|宠物|猫/,
  network: /宽带|网速|基站|手机信号|通信/,
  delivery: /快递|外卖/,
  stalls: /摊贩|占道|摆摊|流动摊|菜市场|农贸市场|夜市|店外经营/,
  shopping: /退款|退费|退卡|预付|会员卡|商家|消费者|发票|收费/,
  finance: /集资|诈骗|理财|投资|案件|立案/,
  farming: /农田|水渠|灌溉|耕地|林地|山林|田地|农户/,
  river: /河道|水库|河水|鱼塘|水塘/,
  security: /被盗|盗窃|偷盗|小偷|治安|门禁|赌博/,
  twoWheelers: /电动车|电瓶车|摩托|单车/,
  papers: /户口|落户|身份证|居住证|驾照|驾驶证/,
  leisure: /健身|公园|体育|球场|图书馆|文体|休闲/,
  hiring: /公务员|编制|招聘|面试|招考/,
  taxi: /出租车|网约车|的士|黑车/,
} as const;
type Topic = keyof typeof TOPICS;

/** How often each topic is spoken of, most often first; equally often: the earlier one first. */
export function topicsOf(text: string): Topic[] {
  return (Object.keys(TOPICS) as Topic[])
    .map((topic) => ({ topic, places: [...text.matchAll(new RegExp(TOPICS[topic], 'g'))] }))
    .filter(({ places }) => places.length > 0)
    .toSorted(
      (one, other) =>
        other.places.length - one.places.length ||
        (one.places[0]?.index ?? 0) - (other.places[0]?.index ?? 0),
    )
    .map(({ topic }) => topic);
}
