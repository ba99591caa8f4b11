/** Turns what is wrong into what should be done: 老旧小区加装电梯审批太慢 → 加快老旧小区加装电梯审批. */

const ACTION =
  '增设|增加|增开|新增|加盖|加装|加快|加强|加大|建设|建立|新建|修建|改建|扩建|改造|修复|修缮|整治|治理|规范|完善|优化|推进|推动|推广|推行|开放|开通|延长|延伸|降低|提高|提升|扩大|拓宽|简化|健全|统一|清理|取缔|拆除|禁止|限制|严控|严查|严格|查处|公开|落实|保障|支持|扶持|发展|设立|设置|安装|恢复|取消|调整|盘活|缓解|解决|破解|化解|防止|防治|减少|改善|补齐|配建|方便|缩短|建(?!议)|配备|出台|制定|明确|实行|试行|纳入|打造|保护|利用|引导|鼓励|关爱|普及|将';
const STARTS_WITH_ACTION = new RegExp(
  `^(?:尽快|及时|进一步|继续|逐步|全面|依法|从严|科学|合理|多|再)?(?:${ACTION})`,
  'u',
);
const ASKED = new RegExp(
  `(?:建议|希望|期盼|盼望|恳请|请求|呼吁|要求|能不能|能否|可否|可不可以|应该|应当|应|需要|请|要)(?:政府|有关部门|相关部门|市里|区里)?((?:尽快|及时|进一步|继续|逐步|全面|依法|从严|科学|合理|多|再)?(?:${ACTION}|把|对).+)`,
  'u',
);
const DEGREE =
  '(?:老是|一半|大半|实在|真的|确实|依然|仍然|还是|也|都|又|太|很|好|非常|特别|十分|比较|过于|越来越|这么|那么|严重|普遍|长期|经常|总是)*';

type Turn = { readonly wrong: RegExp; readonly right: (object: string, problem: string) => string };

/** First match wins; the object is what stands before the problem. */
const TURNS: readonly Turn[] = [
  { wrong: ends('难|困难'), right: (object) => `解决${object}难` },
  { wrong: ends('拥堵|堵车|堵塞|堵'), right: (object) => `缓解${object}拥堵` },
  { wrong: ends('慢|缓慢|滞后'), right: (object) => `加快${object}` },
  { wrong: ends('不足|不够|少|紧张|短缺|缺乏|欠缺'), right: (object) => `增加${object}` },
  { wrong: ends('差|不好|不完善|不健全|不到位'), right: (object) => `改善${object}` },
  {
    wrong: ends('贵|高|乱|混乱|不规范|不透明|乱收费'),
    right: (object, problem) => `规范${object}${problem === '乱收费' ? '收费' : ''}`,
  },
  { wrong: ends('吵|吵闹'), right: (object) => `治理${object}噪声` },
  { wrong: ends('脏|脏乱|脏乱差'), right: (object) => `整治${object}环境卫生` },
  { wrong: ends('不亮|坏|坏掉|损坏|破损|失修|老化|坑洼|坑洼不平|塌陷'), right: (object) => `修复${object}` },
  {
    wrong: ends(
      '扰民|噪音|噪声|油烟|污染|异味|恶臭|扬尘|积水|内涝|乱停|乱停乱放|违停|乱扔|乱倒|占道|占道经营|飞线充电|漏水|渗水|外溢',
    ),
    right: (object, problem) => `治理${object}${problem}`,
  },
  { wrong: ends('隐患|安全隐患'), right: (object, problem) => `消除${object}${problem}` },
];

function ends(problems: string): RegExp {
  return new RegExp(`^(.{2,}?)${DEGREE}(${problems})$`, 'u');
}

/** What can be put somewhere; 没有下文 and 没有建好 are no lack of a thing. */
const THING =
  '站|点|所|室|场|馆|店|厅|屋|灯|桩|车|梯|设施|设备|医生|教师|老师|人员|信号|栏|牌|线路|道|桥|位|亭|棚|网|园|院|床|食堂|地方|班|班次|员|机|器|标志|标识|出口|市场|书|药';
const LACKS = new RegExp(
  `^(.{2,}?)(?:没有|缺少|缺乏|没得|没)((?!有|人|地方|办法)[^了不]{0,8}(?:${THING}))$`,
  'u',
);
const PLACE_END = /[里内上边口区县镇乡村街路巷场院楼校园站城寨]$|中心$|公园$/u;
/** 对乱停放进行规范. */
const TURNED_ROUND = /^对(.+?)(?:问题|现象|行为)?(?:进行|予以|加以|开展)(.{2,4})$/u;
/** 解决 wants a thing that can be solved. */
const UNSOLVABLE = /^(?:解决|破解|化解)(?!.*(?:难|问题|矛盾|纠纷|困难|不足)$)/u;
/** 将坏灯修 is half a sentence. */
const SHORTEST_MOVED = 6;
/** Spoken, or still a sentence: no object of a title. */
const SPOKEN =
  /[了就都还也又把给让]|到处|有人|没有|没得|怎么|什么|多少|几时|能否|可否|能不|是不是|要不要|可以|要求|想|老是/u;

/** What the clause itself asks for; null when it asks for nothing. */
export function askedAction(clause: string): string | null {
  const asked = ASKED.exec(clause)?.[1] ?? (STARTS_WITH_ACTION.test(clause) ? clause : null);
  if (asked === null) return null;
  const round = TURNED_ROUND.exec(asked);
  const action = round === null ? asked.replace(/^把/u, '将') : `${round[2]}${round[1]}`;
  if (/^对|了|还是/u.test(action) || (/^将/u.test(action) && action.length < SHORTEST_MOVED)) return null;
  return UNSOLVABLE.test(action) ? `${action}问题` : action;
}

/** What would put right the problem that the clause ends with; null when it names none that fits a title. */
export function turnedProblem(clause: string): string | null {
  const lacking = lackingThing(clause);
  if (lacking !== null) return lacking;
  for (const { wrong, right } of TURNS) {
    const found = wrong.exec(clause);
    const object = (found?.[1] ?? '').replace(/有人|的$/gu, '');
    if (found !== null) return SPOKEN.test(object) ? null : right(object, found[2] ?? '');
  }
  return null;
}

/** 农村学校没有校车 → 在农村学校增设校车; null when nothing is lacking. */
export function lackingThing(clause: string): string | null {
  const [, where, what] = LACKS.exec(clause) ?? [];
  if (where === undefined || SPOKEN.test(where)) return null;
  const bare = where.replace(/^在/u, '');
  return `${PLACE_END.test(bare) ? '在' : '为'}${bare}增设${what}`;
}

/** What a clause asks for in its middle or wishes for at its beginning: 轨道站出口加盖雨棚, 希望社区办老年食堂. */
const INNER_ACTION = /.(?:增设|增加|新增|延长|加盖|开通|推广|加装|修建|新建|开放|恢复|取消|改造)/u;
const WISH = /^(?:希望|建议|期盼|盼望|盼)(?=.{4,})/u;

/** 解决人行道盲道被占用问题, when no turn fits; null for what is spoken. */
export function asProblem(clause: string): string | null {
  const wished = clause.replace(WISH, '');
  if (SPOKEN.test(wished) || /^[是的怕说去要]/u.test(wished)) return null;
  if (wished !== clause || INNER_ACTION.test(clause)) return wished;
  return `解决${clause.replace(/太|很|非常|特别/gu, '')}问题`;
}
